// The other side of a comparison: the same experiment under another revision and other flags, or the copy that the kernel itself
// made. In a link: against=v6.12:none, against=v1-as-intended:WV, against=kernel.

import {REVISIONS, type Experiment} from "../../model/experiment.ts"
import type {KernelCopy, Loaded} from "../../model/loaded.ts"
import {isRead} from "../control/fields.ts"
import {printFlags, readFlags} from "../control/flagLetters.ts"
import {cut} from "../words/words.ts"

export type Rules = Pick<Experiment, "revision" | "flags" | "debugPagealloc">
export type Versus = "kernel" | Rules

/** What a picture shows of a comparison: both copies, or one of them against the source. */
export const WINGS = ["both", "a", "b"] as const
export type Wings = (typeof WINGS)[number]

export function rulesOf({revision, flags, debugPagealloc}: Experiment): Rules {
  return {revision, flags, debugPagealloc}
}

/** B's experiment. The kernel's own copy has the range and the rules of the kernel's call, and knows of no edit. */
export function experimentB(a: Experiment, versus: Versus, kernelCopy: KernelCopy | undefined): Experiment {
  if (versus !== "kernel") return {...a, ...versus}
  if (!kernelCopy) return a
  const {revision, start, end} = kernelCopy
  return {...a, revision, range: {start, end}, edits: [], maps: []}
}

/** What one would ask first: is it what the kernel did? Where no copy was captured: what does the newest kernel do? */
export function firstVersus(a: Experiment, {kernelCopy}: Loaded): Versus {
  if (kernelCopy && a.edits.length === 0) return "kernel"
  const revision = a.revision === "mainline" ? "v6.12" : "mainline"
  return {...rulesOf(a), revision}
}

export function printVersus(versus: Versus): string {
  if (versus === "kernel") return "kernel"
  return `${versus.revision}:${printFlags(versus.flags)}${versus.debugPagealloc ? ":debug_pagealloc" : ""}`
}

/** @returns a sentence on what is wrong with it, as `problem`. */
export function parseVersus(text: string): {readonly versus: Versus} | {readonly problem: string} {
  if (text === "kernel") return {versus: "kernel"}
  const [name, letters = "none", option, ...more] = text.split(":")
  const revision = REVISIONS.find(one => one === name)
  if (!revision) return {problem: `“${cut(name)}” is none of kernel, ${REVISIONS.join(", ")}`}
  const flags = readFlags(letters)
  if (!isRead(flags)) return flags
  if ((option !== undefined && option !== "debug_pagealloc") || more.length > 0)
    return {problem: `“${cut(text)}”: expected revision:flags, and :debug_pagealloc if it is on`}
  return {versus: {revision, flags: flags.value, debugPagealloc: option !== undefined}}
}
