// The outcome in plain words: a headline and at most a few sentences. What the machine will do with the copy is said where it
// matters: a store to an entry that stayed read-only faults. Every number comes from the account.

import {number} from "../../model/descriptor/say.ts"
import type {Experiment} from "../../model/experiment.ts"
import type {MarkCount} from "../../model/account/account.ts"
import type {Geometry} from "../../model/geometry.ts"
import type {Outcome} from "../../model/outcome.ts"
import {hex, hex64} from "../../model/word.ts"
import {hypothetical} from "./hypothetical.ts"
import {mapSentences} from "./mapWords.ts"
import {REVISION_WORDS, isOn, type Control, type FlagName} from "../control/revisions.ts"
import {accent, code, result, strong, type Text} from "./text.ts"
import {breakdown, codeName, faultLevels, kindAt, markLevels, things} from "./words.ts"

/** How much room there is: a sentence may spell out, or be brief. */
export type Room = "long" | "middle" | "short"

export interface Verdict {
  readonly headline: string
  /** Each begins a line. */
  readonly sentences: readonly Text[]
  /** Goes on where the last sentence ended. */
  readonly ending: Text
}

/** What run() made of an experiment, as words. `held`: the flag between its states, and the outcome with it on. */
export function verdict(
  e: Experiment,
  g: Geometry,
  outcome: Outcome,
  room: Room = "long",
  held?: {readonly flag: FlagName; readonly on: Outcome},
): Verdict {
  const headline = headlineOf(e, outcome)
  const body = outcome.rc === 0 ? copied(e, g, outcome, held ? "short" : room) : stopped(e, outcome)
  if (held) {
    const others = body.filter(sentence => !names(sentence, held.flag, e)).slice(0, 1)
    return {headline, sentences: [...others, ...heldSentences(e, held.flag, held.on)], ending: []}
  }
  const caveat = hypothetical(e, g)
  const sentences = [...body, ...mapSentences(e, g, outcome), ...(caveat ? [[caveat]] : [])]
  const ended = outcome.rc === 0 && e.range !== null
  return {headline, sentences, ending: ended ? endingOf(e, outcome, room, sentences.length) : []}
}

const entries = (n: number) => things(n, "entry", "entries")

function headlineOf(e: Experiment, outcome: Outcome): string {
  const {rc, account, allocated} = outcome
  const half = account.copied > 0 ? "half-way" : "at the start"
  if (rc === "BUG") return `Stopped in BUG(), ${half}.`
  if (rc === "OOB") return `Ran out of bounds, ${half}.`
  if (rc !== 0) return `Stopped with ${codeName(rc)}, ${half}.`
  const failed = outcome.maps.find(map => map.rc !== 0)
  if (failed) {
    const how = failed.rc === "OOB" ? "ran out of bounds" : `stopped with ${codeName(failed.rc)}`
    return `${e.range ? "Copied, but mapping" : "Mapping"} ${how}.`
  }
  if (e.range === null)
    return e.maps.length
      ? `Mapped ${things(outcome.maps.length, "page")}, copied nothing.`
      : `An empty table: ${things(allocated, "page")}.`
  if (account.survey.leaves === 0) return "Returned 0: nothing to copy."
  if (account.copied === 0) return "Returned 0, copied nothing."
  if (account.fates.lost > 0) return `Returned 0, but lost ${entries(account.fates.lost)}.`
  return `Copied: ${things(allocated, "table")}, ${entries(account.copied)}.`
}

/** Who did it: the flag's own name, the kernel option, or the kernel. */
function subject(control: Control): string {
  return control.kind === "fixed" ? "The kernel" : control.name
}

/** The sentences of a copy that returned 0, the most important first. */
function copied(e: Experiment, g: Geometry, {account, allocated, maps}: Outcome, room: Room): Text[] {
  const {controls, empties} = REVISION_WORDS[e.revision]
  const {marks, survey, fates} = account
  if (e.range === null)
    return [
      [
        empties ? "Nothing was copied; " : "No copy: ",
        code(empties ? `${empties}()` : "the caller"),
        " took the root page.",
      ],
    ]
  if (survey.leaves === 0)
    return [[`There is no entry in the range; ${things(allocated, "table")} came of it.`]]
  const found: Text[] = []
  if (fates.lost > 0) {
    const none = account.copied === 0
    found.push(
      none
        ? [
            "The index bug: none of ",
            accent(number(fates.lost)),
            " entries is in the copy. The first access faults.",
          ]
        : [
            "The index bug: ",
            accent(number(fates.lost)),
            ` of ${entries(survey.leaves)} are not in the copy. No error says so.`,
          ],
    )
  } else if (account.copied === 0 && fates.dropped === 0)
    found.push([`${entries(survey.leaves)} were there. The first access faults.`])
  if (account.stillReadOnly)
    found.push([
      {mark: "W"},
      "Linux 7.1 set PTE_WRITE in ",
      accent(number(marks.W.count)),
      ` ${entryWord(marks.W.count)}; ${number(account.stillReadOnly)} of them stay read-only, since PTE_DIRTY is clear.`,
    ])
  else if (marks.W.count) {
    const alone = !marks.V.count && !fates.dropped && !fates.lost && maps.length === 0
    found.push([{mark: "W"}, `${subject(controls.mkwrite)} made `, ...madeWritable(g, marks.W, alone, room)])
  } else if (survey.readOnly.count && account.copied > 0 && !isOn(controls.mkwrite, "mkwrite", e))
    found.push(stayed(survey.readOnly, "read-only"))
  if (marks.V.count)
    found.push([
      {mark: "V"},
      `${subject(controls.mkvalid)} made `,
      accent(number(marks.V.count)),
      ` invalid ${entryWord(marks.V.count)} valid.`,
    ])
  else if (fates.dropped)
    found.push([
      {mark: "V"},
      "Dropped ",
      accent(number(fates.dropped)),
      ` invalid ${entryWord(fates.dropped)}; a store there faults at level 3.`,
    ])
  else if (survey.invalid.count && account.copied > 0) found.push(stayed(survey.invalid, "invalid"))
  if (fates.added)
    found.push([accent(number(fates.added)), ` ${entryWord(fates.added)} came that nobody asked for.`])
  return found
}

function entryWord(n: number): string {
  return n === 1 ? "entry" : "entries"
}

/** "636 read-only entries writable: 10 blocks of 2 MiB and 626 pages." or, of one kind, "200 read-only pages writable." */
function madeWritable(g: Geometry, mark: MarkCount, alone: boolean, room: Room): Text {
  const count = accent(number(mark.count))
  if (!alone) return [count, ` ${entryWord(mark.count)} writable.`]
  const kinds = markLevels(mark)
  if (kinds.length === 1) return [count, ` read-only ${kindAt(g, kinds[0], mark.count)} writable.`]
  return [count, ` read-only entries writable${room === "short" ? "" : `: ${breakdown(g, mark)}`}.`]
}

function stayed(mark: MarkCount, what: string): Text {
  return [
    strong(number(mark.count)),
    ` ${entryWord(mark.count)} stayed ${what}; a store there faults at ${faultLevels(mark)}.`,
  ]
}

/** How it ended: what is the same, and the function that returned 0. `before`: sentences that were said. */
function endingOf(e: Experiment, outcome: Outcome, room: Room, before: number): Text {
  const {fates, changed, copied: n} = outcome.account
  const whole = fates.lost + fates.dropped + fates.added === 0 && n > 0
  if (room === "short") return [whole ? "Nothing was lost; it returned " : "It returned ", result("0"), "."]
  const rest =
    !whole || before > 1 || outcome.maps.length > 0
      ? ""
      : before === 0
        ? "Every entry is equal, nothing was lost. "
        : changed
          ? "The rest is equal, nothing was lost. "
          : "All else is equal, nothing was lost. "
  if (room === "middle") return [rest, "Returned ", result("0"), "."]
  return [rest, code(`${REVISION_WORDS[e.revision].copies}()`), " returned ", result("0"), "."]
}

/** The sentences of a copy that gave up: who, what it found, what stays, what is missing. */
function stopped(e: Experiment, outcome: Outcome): Text[] {
  const {rc, stop, root, allocated, account} = outcome
  const kept: Text = [
    `${things(allocated, "table")} and ${entries(account.copied)} are built and stay; ${entries(account.fates.missing)} are missing. ${root === null ? "The caller gets no table." : "The machine must not use it."}`,
  ]
  const {controls, copies} = REVISION_WORDS[e.revision]
  if (rc === -6)
    return [[{mark: "P"}, accent(controls.checkpfn.name), " found a frame that is not memory."], kept]
  if (rc === -12 && allocated === 0)
    return [
      ["The allocator had no page, not even for the root."],
      [code(`${copies}()`), " leaves the caller's pointer as it was."],
    ]
  const where = stop ? `${stop.function}()` : `${copies}()`
  const at = stop ? ` at ${hex64(stop.va)}` : ""
  if (rc === -12) return [["The allocator had no page left for ", code(where), `${at}.`], kept]
  if (rc === "BUG")
    return [
      [
        {mark: "P"},
        code(where),
        " met an invalid entry whose frame ",
        accent(hex(stop?.pa ?? 0)),
        " is not memory: the kernel stops.",
      ],
      kept,
    ]
  return [[code(where), " went ", accent("beyond its table"), `${at}: no memory is there.`], kept]
}

const MARK_OF: Record<FlagName, string> = {mkwrite: "W", mkvalid: "V", checkpfn: "P", forcemap: "F"}

/** Is a sentence about this flag? */
function names(sentence: Text, flag: FlagName, e: Experiment): boolean {
  const {name} = REVISION_WORDS[e.revision].controls[flag]
  return sentence.some(
    piece =>
      typeof piece === "object" && ("mark" in piece ? piece.mark === MARK_OF[flag] : piece.text === name),
  )
}

/** What the flag would do, while its switch is held between off and on, and what happens without it. */
function heldSentences(e: Experiment, flag: FlagName, on: Outcome): Text[] {
  const {mark, name} = REVISION_WORDS[e.revision].controls[flag]
  const {W, V} = on.account.marks
  const would = (what: string, count: MarkCount): Text[] => [
    [{mark}, `${name} would make `, accent(number(count.count)), ` ${entryWord(count.count)} ${what};`],
    [`without it a store there faults at ${faultLevels(count)}.`],
  ]
  if (flag === "mkwrite" && W.count) return would("writable", W)
  if (flag === "mkvalid" && V.count) return would("valid", V)
  if (flag === "checkpfn" && on.stop?.reason === "pfn")
    return [
      [{mark}, `${name} would stop at `, accent(hex(on.stop.pa ?? 0)), ";"],
      [`${entries(on.account.fates.missing)} would be missing.`],
    ]
  if (flag === "forcemap" && e.maps.length) return [[{mark}, `${name} would map over what is there.`]]
  return [[{mark}, `${name} would change nothing here.`]]
}
