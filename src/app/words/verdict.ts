// The outcome in plain words: a headline and at most a few sentences. What the machine will do with the copy is said where it
// matters: a store to an entry that stayed read-only faults. Every number comes from the account.

import {number} from "../../model/descriptor/say.ts"
import type {Experiment} from "../../model/experiment.ts"
import type {MarkCount} from "../../model/account/account.ts"
import type {Geometry} from "../../model/geometry.ts"
import type {Outcome} from "../../model/outcome.ts"
import {hex, hex64} from "../../model/word.ts"
import {beyondWords} from "./bounds.ts"
import {hypothetical} from "./hypothetical.ts"
import {mapSentences} from "./mapWords.ts"
import {mapped} from "./mapped.ts"
import {REVISION_WORDS, isOn, type Control, type FlagName} from "../control/revisions.ts"
import {accent, code, count, result, strong, type Text} from "./text.ts"
import {breakdown, codeName, faultLevels, kindAt, markLevels, taken, things} from "./words.ts"

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
  const body = outcome.rc === 0 ? copied(e, g, outcome, held ? "short" : room) : stopped(e, g, outcome)
  if (held) {
    const others = body.filter(sentence => !names(sentence, held.flag, e)).slice(0, 1)
    return {headline, sentences: [...others, ...heldSentences(e, g, held.flag, held.on)], ending: []}
  }
  const caveat = hypothetical(e, g)
  const maps = mapSentences(e, g, outcome)
  // What the headline is about comes first.
  const failed = outcome.maps.some(map => map.rc !== 0)
  const sentences = [...(failed ? [...maps, ...body] : [...body, ...maps]), ...(caveat ? [[caveat]] : [])]
  const ended = outcome.rc === 0 && e.range !== null
  return {headline, sentences, ending: ended ? endingOf(e, outcome, room, sentences.length, body.length) : []}
}

export const entries = (n: number) => things(n, "entry", "entries")

function headlineOf(e: Experiment, outcome: Outcome): string {
  const {rc, account} = outcome
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
    return outcome.maps.length
      ? `Mapped ${things(outcome.maps.length, "page")}, copied nothing.`
      : `An empty table: ${taken(outcome, "page")}.`
  if (account.survey.leaves === 0) return "Returned 0: nothing to copy."
  if (account.copied === 0) return "Returned 0, copied nothing."
  if (account.fates.lost > 0) return `Returned 0, but lost ${entries(account.fates.lost)}.`
  return `Copied: ${taken(outcome, "table")}, ${entries(account.copied)}.`
}

/** Who did it: the flag's own name, the kernel option, or the kernel. */
function subject(control: Control): string {
  return control.kind === "fixed" ? "The kernel" : control.name
}

/** The sentences of a copy that returned 0, the most important first. */
function copied(e: Experiment, g: Geometry, {account, allocated, maps}: Outcome, room: Room): Text[] {
  const {controls, empties} = REVISION_WORDS[e.revision]
  const {survey, fates} = account
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
    found.push(lostWords(fates.lost, survey.leaves, account.copied === 0))
  } else if (account.copied === 0 && fates.dropped === 0)
    found.push([`${entries(survey.leaves)} were there. The first access faults.`])
  if (fates.added)
    found.push([
      e.revision === "v1-as-posted" && fates.lost === 0 ? "The index bug: " : "",
      count(fates.added),
      ` ${entryWord(fates.added)} of the copy nobody asked for.`,
    ])
  const writable = writableWords(e, g, {account, maps}, room)
  if (writable) found.push(writable)
  else if (survey.readOnly.count && account.copied > 0 && !isOn(controls.mkwrite, "mkwrite", e))
    found.push(stayed(survey.readOnly, "read-only"))
  const valid = validWords(e, account)
  if (valid) found.push(valid)
  else if (survey.invalid.count && account.copied > 0) found.push(stayed(survey.invalid, "invalid"))
  return found
}

/** What was made writable, and by whom; null: nothing. */
export function writableWords(
  e: Experiment,
  g: Geometry,
  {account, maps}: Pick<Outcome, "account" | "maps">,
  room: Room,
): Text | null {
  const {marks, fates, madeWritable, stillReadOnly} = account
  const {count: all} = marks.W
  if (stillReadOnly)
    return [
      {mark: "W"},
      "Linux 7.1 set PTE_WRITE in ",
      count(all),
      ` ${entryWord(all)}; ${clean(all, stillReadOnly)}`,
    ]
  if (all === 0) return null
  const alone = !marks.V.count && !fates.dropped && !fates.lost && maps.length === 0
  const {mkwrite} = REVISION_WORDS[e.revision].controls
  const already = all - madeWritable.count
  if (already === all) {
    const were = `${entryWord(all)} that ${all === 1 ? "was" : "were"} writable already.`
    return [{mark: "W"}, `${subject(mkwrite)} only set PTE_WRITE in `, count(all), ` ${were}`]
  }
  const more =
    already > 0 && room !== "short"
      ? `; ${number(already)} more ${already === 1 ? "was" : "were"} writable and only got PTE_WRITE`
      : ""
  return [
    {mark: "W"},
    `${subject(mkwrite)} made `,
    ...becameWritable(g, madeWritable, alone, room),
    `${more}.`,
  ]
}

/** What was made valid, and by whom, or left out; null: nothing. */
export function validWords(e: Experiment, {marks, fates}: Outcome["account"]): Text | null {
  const {count: all} = marks.V
  const {mkvalid} = REVISION_WORDS[e.revision].controls
  if (all > 0)
    return [{mark: "V"}, `${subject(mkvalid)} made `, count(all), ` invalid ${entryWord(all)} valid.`]
  if (fates.dropped === 0) return null
  return [
    {mark: "V"},
    "Dropped ",
    count(fates.dropped),
    ` invalid ${entryWord(fates.dropped)}; an access there faults at level 3.`,
  ]
}

/** PTE_WRITE is set, and so is PTE_RDONLY. */
function clean(all: number, still: number): string {
  const where =
    still < all
      ? `in ${number(still)} of them PTE_RDONLY stays`
      : `PTE_RDONLY stays${all > 1 ? " in all of them" : ""}`
  return `${where}: clean, a store needs hardware dirty state.`
}

/** What the index bug lost of `all` entries; `none`: nothing else is in the copy. */
function lostWords(lost: number, all: number, none: boolean): Text {
  const faults = " The first access faults."
  if (all === 1)
    return ["The index bug: the only entry is not in the copy.", none ? faults : " No error says so."]
  return none
    ? ["The index bug: none of ", count(lost), ` entries is in the copy.${faults}`]
    : [
        "The index bug: ",
        count(lost),
        ` of ${entries(all)} ${lost === 1 ? "is" : "are"} not in the copy. No error says so.`,
      ]
}

function entryWord(n: number): string {
  return n === 1 ? "entry" : "entries"
}

/** "636 read-only entries writable: 10 blocks of 2 MiB and 626 pages" or, of one kind, "200 read-only pages writable". */
function becameWritable(g: Geometry, mark: MarkCount, alone: boolean, room: Room): Text {
  const n = count(mark.count)
  if (!alone) return [n, ` ${entryWord(mark.count)} writable`]
  const kinds = markLevels(mark)
  if (kinds.length === 1) return [n, ` read-only ${kindAt(g, kinds[0], mark.count)} writable`]
  return [n, ` read-only entries writable${room === "short" ? "" : `: ${breakdown(g, mark)}`}`]
}

function stayed(mark: MarkCount, what: "invalid" | "read-only"): Text {
  return [
    strong(number(mark.count)),
    ` ${entryWord(mark.count)} stayed ${what}; ${what === "invalid" ? "an access" : "a store"} there faults at ${faultLevels(mark)}.`,
  ]
}

/** How it ended: what is the same, and the function that returned 0. `before`: sentences that were said; `about`: of the copy. */
function endingOf(e: Experiment, outcome: Outcome, room: Room, before: number, about: number): Text {
  const {fates, changed, copied: n} = outcome.account
  const whole = fates.lost + fates.dropped + fates.added === 0 && n > 0
  if (room === "short")
    return [
      whole && outcome.maps.length === 0 ? "Nothing was lost; it returned " : "It returned ",
      result("0"),
      ".",
    ]
  const rest =
    !whole || before > 1 || outcome.maps.length > 0
      ? ""
      : about === 0 || !changed
        ? "Every entry is equal, nothing was lost. "
        : "The rest is equal, nothing was lost. "
  if (room === "middle") return [rest, "Returned ", result("0"), "."]
  return [rest, code(`${REVISION_WORDS[e.revision].copies}()`), " returned ", result("0"), "."]
}

/** The sentences of a copy that gave up: who, what it found, what stays, what is missing. */
function stopped(e: Experiment, g: Geometry, outcome: Outcome): Text[] {
  const {rc, stop, allocated} = outcome
  const kept: Text = [remains(outcome)]
  const {controls, copies} = REVISION_WORDS[e.revision]
  if (rc === -6)
    return [
      [
        {mark: "P"},
        accent(controls.checkpfn.name),
        ` found a frame that is not memory: ${hex(stop?.pa ?? 0)}.`,
      ],
      kept,
    ]
  if (rc === -12 && allocated === 0)
    return [
      ["The allocator had no page, not even for the root."],
      stop?.function === "swsusp_arch_resume"
        ? [code("swsusp_arch_resume()"), " gives up before it copies."]
        : [code(`${copies}()`), " leaves the caller’s pointer as it was."],
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
  return [stop ? beyondWords(e, g, stop) : [code(where), " left its tables."], kept]
}

/** What a copy that gave up leaves behind. A kernel that stopped, or read what is no table, returns nothing to a caller. */
function remains({rc, root, allocated, account}: Outcome): string {
  const {copied, fates} = account
  const built = `${things(allocated, "table")}${copied > 0 ? ` and ${entries(copied)}` : ""}`
  const one = allocated === 1 && copied === 0
  const missing =
    fates.missing > 0 ? `; ${entries(fates.missing)} ${fates.missing === 1 ? "is" : "are"} missing` : ""
  if (rc === "BUG" || rc === "OOB") return `${built} ${one ? "is" : "are"} built${missing}.`
  const caller = root === null ? "The caller gets no table." : "The machine must not use the copy."
  return `${built} ${one ? "is built and stays" : "are built and stay"}${missing}. ${caller}`
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
function heldSentences(e: Experiment, g: Geometry, flag: FlagName, on: Outcome): Text[] {
  const {mark, name} = REVISION_WORDS[e.revision].controls[flag]
  const {V} = on.account.marks
  const {madeWritable} = on.account
  const would = (what: "writable" | "valid", count: MarkCount): Text[] => [
    [{mark}, `${name} would make `, accent(number(count.count)), ` ${entryWord(count.count)} ${what};`],
    [`without it ${what === "valid" ? "an access" : "a store"} there faults at ${faultLevels(count)}.`],
  ]
  if (flag === "mkwrite" && madeWritable.count) return would("writable", madeWritable)
  if (flag === "mkvalid" && V.count) return would("valid", V)
  const {missing} = on.account.fates
  if (flag === "checkpfn" && on.stop?.reason === "pfn")
    return [
      [{mark}, `${name} would stop at `, accent(hex(on.stop.pa ?? 0)), missing > 0 ? ";" : "."],
      ...(missing > 0 ? [[`${entries(missing)} would be missing.`]] : []),
    ]
  const {lost, overwritten} = mapped(e, g, on)
  if (flag === "forcemap" && (lost !== null || overwritten > 0))
    return [[{mark}, `${name} would map over what is there.`]]
  return [[{mark}, `${name} would change nothing here.`]]
}
