// Moves and states on the line of a linear map of 4 GiB in pages, a million steps long, against one plain copy of its tables.

import {execution} from "../../src/model/execution.ts"
import {handmade} from "../../src/model/handmade/tables.ts"
import {causeOf} from "../../src/model/steps/cause.ts"
import {copyLine} from "../../src/model/steps/copyLine.ts"
import {next, out, over, previous} from "../../src/model/steps/move.ts"
import {stateAt} from "../../src/model/steps/state.ts"
import {spread} from "./stats.ts"

/** Milliseconds of 20 runs, after 5 that are not counted. */
function time(work: (n: number) => unknown): number[] {
  return Array.from({length: 25}, (_, n) => {
    const began = performance.now()
    work(n)
    return performance.now() - began
  }).slice(5)
}

export async function reportSteps() {
  const {source, experiment} = handmade.find(({name}) => name === "linear-4g")!.make()
  const line = copyLine(experiment, source)
  // All over the line, the late ones too, which take longest.
  const at = (n: number) => Math.floor((line.count * (n + 1)) / 26)
  console.log(`steps of a linear map of 4 GiB: ${line.count}`)
  const tell = (what: string, work: (n: number) => unknown) =>
    console.log(`  ${what}: ${spread(time(work))} ms`)
  tell("a plain copy", () => execution(experiment, source).copy())
  tell("the line", () => copyLine(experiment, source))
  tell("a state, account included", n => stateAt(line, at(n)))
  tell("over", n => over(line, at(n)))
  tell("out", n => out(line, at(n)))
  tell("to the next decision", n => next(line, at(n), "decision"))
  tell("to the previous change", n => previous(line, at(n), "change"))
  const pages = Array.from({length: 25}, (_, n) => stateAt(line, at(n)).at!)
  tell("to the step that wrote an entry", n => causeOf(line, pages[n]))
}
