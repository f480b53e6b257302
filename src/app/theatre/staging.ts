// How a transition is staged: what a visitor can change of what is assumed. With the experiment it is a scenario. A link says it in words, and only
// what differs from the usual.

import type {Experiment} from "../../model/experiment.ts"
import {
  ASSUMED,
  type Assumptions,
  type Order,
  type Placed,
  type Scenario,
  type TransitionName,
} from "../../model/machine/scenario.ts"
import {cut} from "../words/words.ts"

export interface Staging {
  readonly transition: TransitionName
  /** Is the table copied at all? */
  readonly copied: boolean
  readonly safe: Assumptions["safe"]
  readonly order: Order
  /** Of v1 as posted: is its call mended, which passes a root that is indexed already? Transitional tables facts, 3.3. */
  readonly indexedOnce: boolean
  /** Does TLB invalidation do anything? */
  readonly invalidates: boolean
  readonly seed: number
  /** Pages of the list at most; null: what is known of the example's own, or else as many as there is room for. */
  readonly pages: number | null
}

export const STAGED: Staging = {
  ...{transition: "hibernate", copied: true, safe: ASSUMED.safe, order: ASSUMED.order},
  ...{indexedOnce: false, invalidates: true, seed: ASSUMED.seed, pages: null},
}

/** What is known of an example's transition: frames that a capture tells of, and the pages of its list. */
export interface Captured {
  readonly placed: Placed
  readonly pages: number
}

export function scenarioOf(experiment: Experiment, staging: Staging, captured: Captured | null): Scenario {
  const {transition, copied, safe, order, indexedOnce, invalidates, seed, pages} = staging
  const posted = transition === "hibernate" && experiment.revision === "v1-as-posted"
  return {
    transition,
    experiment,
    assumptions: {
      ...ASSUMED,
      ...{copied, safe, order, seed},
      pages: pages ?? captured?.pages ?? ASSUMED.pages,
      placed: captured?.placed ?? null,
      indexedTwice: posted && !indexedOnce,
      tlb: {...ASSUMED.tlb, invalidates},
    },
  }
}

/** The words of a link, and what each of them changes. */
const WORDS: Readonly<Record<string, (staging: Staging) => Staging>> = {
  "no-copy": s => ({...s, copied: false}),
  "unsafe-tables": s => ({...s, safe: {...s.safe, tables: false}}),
  "unsafe-exit": s => ({...s, safe: {...s.safe, exit: false}}),
  "unsafe-zero": s => ({...s, safe: {...s.safe, zero: false}}),
  ascending: s => ({...s, order: "ascending"}),
  "indexed-once": s => ({...s, indexedOnce: true}),
  "stale-tlb": s => ({...s, invalidates: false}),
}

/** What differs from the usual: "no-copy,ascending,pages:9088"; empty: nothing. */
export function printStaging(staging: Staging): string {
  const {seed, pages} = staging
  const words = Object.keys(WORDS).filter(word => sameStaging(WORDS[word](staging), staging))
  return [
    ...words,
    ...(seed === STAGED.seed ? [] : [`seed:${seed}`]),
    ...(pages === null ? [] : [`pages:${pages}`]),
  ].join(",")
}

/** Most pages of a list, and the highest seed. */
export const MOST = {pages: ASSUMED.pages, seed: 2 ** 32 - 1}

export function parseStaging(text: string): {readonly value: Staging} | {readonly problem: string} {
  let value = STAGED
  for (const word of text.split(",")) {
    const [name, digits] = word.split(":")
    const number = /^[0-9]{1,10}$/.test(digits ?? "") ? Number.parseInt(digits, 10) : -1
    if (Object.hasOwn(WORDS, word)) value = WORDS[word](value)
    else if (name === "seed" && number >= 0 && number <= MOST.seed) value = {...value, seed: number}
    else if (name === "pages" && number >= 1 && number <= MOST.pages) value = {...value, pages: number}
    else
      return {problem: `“${cut(word)}” is none of ${[...Object.keys(WORDS), "seed:…", "pages:…"].join(", ")}`}
  }
  return {value}
}

export function sameStaging(a: Staging, b: Staging): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}

/** How a scenario that was made from a staging is staged; `before`: that one. */
export function stagingOf({experiment, assumptions}: Scenario, before: Staging): Staging {
  const {copied, safe, order, indexedTwice, tlb} = assumptions
  const posted = experiment.revision === "v1-as-posted"
  const indexedOnce = posted && before.transition === "hibernate" ? !indexedTwice : before.indexedOnce
  return {...before, copied, safe, order, indexedOnce, invalidates: tlb.invalidates}
}
