// What a revision's rule for leaves says of one bit: the rule, and what it does not ask. Made of the same steps that write the copy.

import type {Flags} from "../../model/experiment.ts"
import type {PathEntry} from "../../model/path.ts"
import {settingsOf} from "../../model/trans/explain.ts"
import type {RuleStep} from "../../model/trans/revision.ts"
import {revisions} from "../../model/trans/revisions.ts"
import type {Word} from "../../model/word.ts"
import {bitsSet} from "../../view/bits.ts"
import {kernelName} from "../control/revisions.ts"
import type {Situation} from "../words/changeWords.ts"
import {listed} from "../words/words.ts"

const ALL: Flags = {mkwrite: true, mkvalid: true, checkpfn: true, forcemap: true}
const names = ({set, clear}: RuleStep, bit: number) => [set, clear].some(mask => bitsSet(mask).includes(bit))

export interface RuleTold {
  readonly text: readonly string[]
  /** The flag or option that is off, and would have touched the bit. */
  readonly off: RuleStep["because"] | null
}

/** The sentences on a bit of a leaf that the copy has. */
export function ruleWords({experiment: e, source, level}: Situation, from: PathEntry, bit: number): RuleTold {
  const {rule} = revisions[e.revision]
  const settings = settingsOf(e, source)
  const steps = rule(settings, level, from)
  const most = rule({...settings, flags: ALL, debugPagealloc: true}, level, from)
  if (steps === "drop" || most === "drop") return says([])
  const mainline = e.revision === "mainline"
  const conditional = mainline && bit === 7
  const step = steps.find(one => names(one, bit)) ?? (conditional ? steps[0] : undefined)
  const off = step ? undefined : most.find(one => names(one, bit))
  const what = level === 3 ? "Every level 3 entry" : `Every block of level ${level}`
  if (conditional)
    return says([
      `${what} that is not empty gets bit 51 set, and bit 7 cleared where bit 55, PTE_DIRTY, is set.`,
      from.hi & 0x80_0000 ? "It is set here." : "It is clear here: bit 7 is left alone.",
    ])
  // Of pages that are not valid some revisions make nothing at all.
  const dropsInvalid = level === 3 && rule(settings, level, {...from, lo: (from.lo & ~1) >>> 0}) === "drop"
  const some = (one: RuleStep) => (dropsInvalid ? "that is valid" : whichOf(one, e.revision))
  if (step) return says([`${what} ${some(step)} gets ${doneBy(step)}.`, ...asked(step)])
  if (off)
    return says(
      [
        `${off.because} is off. On, ${what[0].toLowerCase()}${what.slice(1)} ${some(off)} gets ${doneBy(off)}.`,
      ],
      off.because,
    )
  const named = [...new Set(most.flatMap(({set, clear}) => [...bitsSet(set), ...bitsSet(clear)]))]
  const kept = `all others of a ${level === 3 ? "level 3 entry" : `block of level ${level}`} are taken over`
  return says([`${kernelName(e.revision)} can change ${bitList(named.sort((a, b) => b - a))} here; ${kept}.`])
}

const says = (text: string[], off: RuleTold["off"] = null): RuleTold => ({text, off})

function whichOf({mark, because}: RuleStep, revision: string): string {
  if (mark === "V" && because !== "TRANS_MKVALID" && revision !== "mainline")
    return "that is invalid and not empty"
  return "that is not empty"
}

function doneBy({set, clear}: RuleStep): string {
  // What is set and cleared by one step is set.
  const sets = bitsSet(set)
  const clears = bitsSet(clear).filter(bit => !sets.includes(bit))
  return listed([
    ...(sets.length ? [`${bitList(sets)} set`] : []),
    ...(clears.length ? [`${bitList(clears)} cleared`] : []),
  ])
}

function bitList(bits: readonly number[]): string {
  return `${bits.length === 1 ? "bit" : "bits"} ${listed(bits.map(String))}`
}

/** What the rule asks besides, or does not. */
function asked({mark, because}: RuleStep): string[] {
  if (because === "debug_pagealloc")
    return ["Only with debug_pagealloc; without it the slot would stay empty."]
  return [
    mark === "W"
      ? "Nothing is asked about what the page is for."
      : "Nothing is asked about why it was invalid.",
  ]
}

/** The bits of a mask in a list: "bits 1 and 0". */
export function doneTogether(mask: Word): string {
  return bitList(bitsSet(mask))
}
