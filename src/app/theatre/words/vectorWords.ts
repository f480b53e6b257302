// Whether a fault could be caught: the CPU's line and the last words say it from here, so that they agree.

import type {Silence} from "../../../model/machine/lastWords.ts"
import type {Moment} from "../../../view/theatre/moment.ts"
import {levelWords} from "../../words/words.ts"
import {faultName, kernels, type Told} from "./told.ts"

/** Beside the CPU's name. */
export function vectorWords({vectors, live, registers}: Moment): string {
  if (!registers.mmu) return "no address is translated: no table is needed"
  switch (vectors) {
    case "whole":
      return "VBAR is mapped: a fault would be caught"
    case "overwritten":
      return "VBAR’s page is overwritten: a fault runs what lies there"
    case "unmapped":
    case "unreachable":
      // The old tables had it.
      if (live.source) return "VBAR is unreachable: its tables are gone"
      return `VBAR is ${vectors === "unmapped" ? "not mapped" : vectors}: nothing could catch a fault`
    case "not executable":
      return "VBAR is mapped, not executable: nothing could catch a fault"
    case null:
      return "no code is mapped: nothing is known of VBAR"
  }
}

/** Why nothing is heard of a fault, as a sentence. */
export function silence({playbill}: Told, words: Silence): string {
  switch (words.silent) {
    case "no vectors":
      return "no code of the kernel is mapped, so nothing is known of its vectors."
    case "unmapped":
      return `the vectors are unreachable (${faultName(words.fault.kind, words.fault.level)}), so the CPU faults on its own handler, for ever.`
    case "not executable":
      return `the vectors are mapped, and ${words.by.cause} of ${levelWords(words.by.level)} forbids to run them: the CPU faults on its own handler, for ever.`
    case "overwritten":
      return `a page of ${words.content >= 0 ? kernels(playbill).pages : kernels(playbill).old} lies where the vectors were, and the CPU runs it.`
  }
}
