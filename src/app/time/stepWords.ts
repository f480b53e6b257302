// A step in one sentence: the kernel's function, the entry and its address, what was read, and what was written or taken.

import type {Experiment} from "../../model/experiment.ts"
import type {Source} from "../../model/source.ts"
import {sentence, type Sentence} from "../../model/steps/sentence.ts"
import type {StepState} from "../../model/steps/state.ts"
import type {Reason} from "../../model/trans/explain.ts"
import {hex, hex64, type Word} from "../../model/word.ts"
import {accent, code, strong, type Piece, type Text} from "../words/text.ts"
import {codeName, listed} from "../words/words.ts"

/** What the step of a state did. */
export function stepText(
  experiment: Experiment,
  source: Source,
  {step, operation, outcome}: StepState,
): Text {
  if (!step) return ["Nothing has been done yet."]
  const said = sentence(experiment, source, step)
  // A map operation has a return code of its own.
  const rc = operation > 0 ? outcome.maps.at(-1)!.rc : outcome.rc
  return [code(`${said.function}()`), " ", ...didText(said, rc)]
}

function didText(said: Sentence, rc: StepState["outcome"]["rc"]): Text {
  const entry = strong(`${said.name} ${said.index}`)
  const va = code(hex64(said.va))
  const place: Text = [entry, " at ", va]
  switch (said.verb) {
    case "skips":
      return ["skips ", ...place, ": it is empty."]
    case "leavesOut":
      return ["leaves out ", ...place, ": ", value(said.read), " is invalid."]
    case "copies":
      if (said.reasons.length === 0) return ["copies ", ...place, " as it is: ", value(said.read), "."]
      return [
        ...["copies ", ...place, ": ", value(said.read), " becomes ", value(said.wrote), ","],
        ...changeText(said.reasons),
        ".",
      ]
    case "links":
      return [
        ...["takes the page ", code(hex(said.allocated)), " for the table below ", ...place],
        ...[...readText(said.read), ", and links it: ", value(said.wrote), "."],
      ]
    case "enters":
      return ["goes into the table below ", ...place, ...readText(said.read), ": it is there already."]
    case "replaces":
      return [
        ...["puts an empty table, the page ", code(hex(said.allocated)), ", in the place of ", ...place],
        ...[", which was ", value(said.read), "."],
      ]
    case "maps":
      return [
        ...["writes ", value(said.wrote), " to ", ...place],
        said.over ? ", over " : ", which was empty.",
        ...(said.over ? [value(said.over), "."] : []),
      ]
    case "takesRoot":
      return ["takes the page ", code(hex(said.allocated)), " for the root."]
    case "givesUp":
      return [
        ...[accent(`gives up with ${codeName(rc)}`), " at ", entry, ", ", va],
        ...[...(said.read ? readText(said.read) : []), ": ", WHY[said.reason], "."],
      ]
  }
}

/** What stood in the entry, as a clause behind its place. */
function readText(read: Word | null): Text {
  return read && (read.lo | read.hi) !== 0 ? [", read as ", value(read)] : [", which was empty"]
}

const value = (word: Word): Piece => code(hex64(word))

const WHY = {
  pfn: "its frame is no memory",
  memory: "there is no page left",
  conflict: "something is mapped there",
  bounds: "no table is where the entry leads",
  paused: "it was stopped",
} as const

/** "changed by pte_mkwrite and pte_mkpresent", with the marks of their rules. */
function changeText(reasons: readonly Reason[]): Piece[] {
  const marks: Piece[] = [...new Set(reasons.map(({mark}) => mark))].map(mark => ({mark}))
  const names = [...new Set(reasons.map(reason => reason.function))]
  return [...marks, " changed by ", accent(listed(names))]
}

/** The calls at work, the outermost first, and what each was asked for. */
export function stackText({stack}: StepState): {readonly name: string; readonly range: string}[] {
  return stack.map(({function: name, start, end}) => ({name: `${name}()`, range: rangeText(start, end)}))
}

/** "0xffff_0000_0000_0000 to 0xffff_0000_001f_ffff"; end 0 is the top. */
export function rangeText(start: number, end: number): string {
  return `${hex64(BigInt(start))} to ${end === 0 ? "the top" : hex64(BigInt(end) - 1n)}`
}
