// What stands around two copies: by whose rule each is, and what the picture leaves out.

import {against} from "../../model/account/against.ts"
import type {PairWords} from "../../view/compare/pairFrame.ts"
import {things} from "../words/words.ts"
import {capturedName, type Compared, type ComparedSide} from "./useCompared.ts"

export function ruleOf({versus, b}: Compared, {name, experiment}: ComparedSide): string {
  return versus === "kernel" && experiment === b.experiment ? `made by ${name}` : `by the rule of ${name}`
}

export function pairWords(compared: Compared): PairWords {
  const {a, b, result, loaded, versus} = compared
  const alike =
    result.alike > 0 ? `${things(result.alike, "equal change is", "equal changes are")} not marked.` : ""
  const {kernelCopy, source} = loaded
  const held = versus === "kernel" ? result : kernelCopy && against(source, a.copy, kernelCopy)
  const own = held && held.count + held.attributes === 0
  return {
    next: result.count > 0,
    rule: {source: ruleOf(compared, a), copy: ruleOf(compared, b)},
    scale: {source: "", copy: result.count > 0 ? "accent: here A and B differ" : ""},
    foot: {
      source: `${own ? `A equals the copy that ${capturedName(loaded)} itself made, slot for slot. ` : ""}${alike}`,
      copy: result.count > 0 ? "A dashed place is empty in one copy and full in the other." : "",
    },
  }
}
