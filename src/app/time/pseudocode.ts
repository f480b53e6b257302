// What the functions do, in our own words, a line for each thing that a step can be; and which line a step is at. Every line names the
// kernel's functions that do it in the revision.

import type {Experiment, RevisionName} from "../../model/experiment.ts"
import {levels, type Geometry, type Level} from "../../model/geometry.ts"
import type {StepState} from "../../model/steps/state.ts"
import type {Step} from "../../model/trace.ts"
import {copyName} from "../../model/trans/machine.ts"
import {revisions} from "../../model/trans/revisions.ts"
import {REVISION_WORDS} from "../control/revisions.ts"

export interface Line {
  readonly text: string
  /** How far it is indented. */
  readonly depth: number
  /** The kernel's functions that do it. */
  readonly functions: readonly string[]
  /** Is a step at this line? */
  at(step: Step): boolean
}

/** What the operation at work does: the copy, or the mapping of one page. */
export function pseudocode(experiment: Experiment, g: Geometry, {operation}: StepState): Line[] {
  return operation === 0 ? copyCode(experiment, g) : mapCode(experiment)
}

function copyCode({revision: name}: Experiment, g: Geometry): Line[] {
  const v1 = name.startsWith("v1")
  const named = (wanted: (level: Level) => boolean) =>
    levels(g)
      .filter(wanted)
      .map(level => copyName(g, level))
  const [all, above, blocks] = [
    named(() => true),
    named(level => level < 3),
    named(level => level === 1 || level === 2),
  ]
  // The function for the table below takes its page; in v1 the one that reads the entry. Pages get a new table always; in v1 not.
  const takers = v1 ? above : named(level => level > g.start && level < 3)
  const line = (depth: number, text: string, functions: readonly string[], at: Line["at"]): Line => ({
    ...{depth, text, functions, at},
  })
  const isLeaf = ({decision}: Step) => decision === "copy"
  const links = (step: Step) => leads(step) && step.wrote !== undefined
  const isNew = ({level}: Step) => !v1 && level === 2
  return [
    line(0, "take a page for the root", [rootTaker(name)], ({decision}) => decision === "root"),
    line(0, "for each entry of the table that lies in the range:", all, () => false),
    line(1, "it is empty: go on to the next", all, ({decision}) => decision === "skip"),
    line(1, "it leads to a table:", above, () => false),
    ...(takers.length === 0
      ? []
      : [
          line(
            2,
            "the copy has none here: take a page, link it",
            takers,
            step => links(step) && !isNew(step),
          ),
          line(2, "it has one already: use that", takers, step => leads(step) && step.wrote === undefined),
        ]),
    ...(v1
      ? []
      : [
          line(
            2,
            "it is one of pages: take a page, link it, whatever was there",
            ["copy_pte"],
            step => links(step) && isNew(step),
          ),
        ]),
    line(2, "do the same with the table below", above, () => false),
    line(1, "it is a block: apply the rule, write it", blocks, step => isLeaf(step) && step.level < 3),
    line(1, "it is a page:", ["copy_pte"], () => false),
    ...(DROPS.includes(name)
      ? [
          line(
            2,
            "the rule leaves it out: its slot stays empty",
            ["copy_pte"],
            ({decision}: Step) => decision === "drop",
          ),
        ]
      : []),
    line(2, "apply the rule, write it", ["copy_pte"], step => isLeaf(step) && step.level === 3),
    line(0, giveUpText(name), all, givesUp),
  ]
}

/** The releases that leave invalid pages out without debug_pagealloc. */
const DROPS: readonly RevisionName[] = ["hibernate-v5.2", "merged-v5.7", "merged-v5.12", "v5.16"]

function rootTaker(name: RevisionName): string {
  return name === "hibernate-v5.2"
    ? "swsusp_arch_resume"
    : (REVISION_WORDS[name].empties ?? revisions[name].copyFunction)
}

function giveUpText(name: RevisionName): string {
  if (name.startsWith("v1")) return "no page left, or a frame that is no memory: give up"
  return name === "mainline"
    ? "no page left: give up"
    : "no page left: give up; an invalid page whose frame is no memory: BUG()"
}

function mapCode({revision: name}: Experiment): Line[] {
  const own = [REVISION_WORDS[name].maps ?? ""]
  const line = (depth: number, text: string, at: Line["at"]): Line => ({depth, text, functions: own, at})
  return [
    line(0, "from the root down to the table of the page:", () => false),
    line(
      1,
      "the slot is empty: take a page for a table, link it",
      step => leads(step) && step.wrote !== undefined,
    ),
    line(1, "it leads to a table: go there", step => leads(step) && step.wrote === undefined),
    line(1, "a block is in the way: put an empty table in its place", ({decision}) => decision === "force"),
    line(0, "write the page into its slot", ({decision}) => decision === "map"),
    line(0, "no page left, or something is mapped there: give up", givesUp),
  ]
}

/** What idmap_page does: from the page up to the root. */
export function idmapCode(): Line[] {
  const functions = ["trans_pgd_idmap_page"]
  const line = (depth: number, text: string, at: Line["at"]): Line => ({depth, text, functions, at})
  return [
    line(0, "the entry to write: the page, with the protection of code", () => false),
    line(0, "from level 3 upward:", () => false),
    line(
      1,
      "take a page for a table; write the entry where the address says",
      ({decision}) => decision === "map",
    ),
    line(1, "the entry to write from now on: this table", () => false),
    line(1, "no bit of the address is left: stop", () => false),
    line(0, "TTBR0 is to get the last table; T0SZ says how many address bits it resolves", () => false),
    line(0, "no page left: give up", givesUp),
  ]
}

const leads = ({decision}: Step) => decision === "descend"

const givesUp = ({decision}: Step) => decision === "refuse" || decision === "bug" || decision === "astray"
