// How a transition is staged: what a visitor can change of what is assumed. With the experiment it is a scenario. A link says it in words, and only
// what differs from the usual.

import type {Experiment} from "../../model/experiment.ts"
import {
  ASSUMED,
  type Assumptions,
  type KexecAssumptions,
  type Order,
  type Placed,
  type PlacedKexec,
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
  /** Does the call pass a root that is indexed already, as hibernate's call in patch v1? Transitional tables facts, 3.3. */
  readonly indexedTwice: boolean
  /** Does TLB invalidation do anything? */
  readonly invalidates: boolean
  /** What kexec alone can have wrong. */
  readonly kexec: Pick<KexecAssumptions, "safe" | "late" | "inPlace" | "idmap" | "t0sz">
  readonly seed: number
  /** Pages of the list at most; null: what is known of the example's own, or else as many as there is room for. */
  readonly pages: number | null
  /** Pages kept free for the copy's tables at least; the review gives two machines the same. */
  readonly kept: number
}

export const STAGED: Staging = {
  ...{transition: "hibernate", copied: true, safe: ASSUMED.safe, order: ASSUMED.order},
  ...{indexedTwice: false, invalidates: true, kexec: asked(ASSUMED.kexec)},
  ...{seed: ASSUMED.seed, pages: null, kept: ASSUMED.kept},
}

/** The part of kexec's assumptions that a visitor can change. */
function asked({safe, late, inPlace, idmap, t0sz}: KexecAssumptions): Staging["kexec"] {
  return {safe, late, inPlace, idmap, t0sz}
}

export const TRANSITION_NAMES: Readonly<Record<TransitionName, string>> = {
  hibernate: "Hibernate restore",
  kexec: "kexec relocation, MMU on",
  "kexec, v1": "kexec relocation, patch v1",
  "kexec, MMU off": "kexec relocation, MMU off",
}

/** What is known of an example's transition: frames that a capture tells of, and the pages of its list. */
export interface Captured {
  readonly resume?: {readonly placed: Placed; readonly pages: number}
  readonly kexec?: PlacedKexec
}

export function scenarioOf(experiment: Experiment, staging: Staging, captured: Captured | null): Scenario {
  const {transition, copied, safe, order, indexedTwice, invalidates, kexec, seed, pages, kept} = staging
  // What was captured of a list is hibernate's.
  const resume = transition === "hibernate" ? captured?.resume : undefined
  return {
    transition,
    experiment,
    assumptions: {
      ...ASSUMED,
      ...{copied, safe, order, seed, kept},
      pages: pages ?? resume?.pages ?? ASSUMED.pages,
      placed: resume?.placed ?? null,
      indexedTwice: transition === "hibernate" && indexedTwice,
      tlb: {...ASSUMED.tlb, invalidates},
      // What was captured is a kexec as it is since 5.16.
      kexec: {
        ...{...ASSUMED.kexec, ...kexec},
        // No kernel makes tables for what is in place: it goes with the MMU off.
        inPlace: transition === "kexec, MMU off" && kexec.inPlace,
        placed: (transition === "kexec" && captured?.kexec) || null,
      },
    },
  }
}

/** The words of a link, and what each of them changes. */
const WORDS: Readonly<Record<string, (staging: Staging) => Staging>> = {
  kexec: s => ({...s, transition: "kexec"}),
  "kexec-v1": s => ({...s, transition: "kexec, v1"}),
  "kexec-mmu-off": s => ({...s, transition: "kexec, MMU off"}),
  "no-copy": s => ({...s, copied: false}),
  "unsafe-tables": s => ({...s, safe: {...s.safe, tables: false}}),
  "unsafe-exit": s => ({...s, safe: {...s.safe, exit: false}}),
  "unsafe-zero": s => ({...s, safe: {...s.safe, zero: false}}),
  ascending: s => ({...s, order: "ascending"}),
  "indexed-twice": s => ({...s, indexedTwice: true}),
  "stale-tlb": s => ({...s, invalidates: false}),
  "unsafe-list": s => ({...s, kexec: {...s.kexec, safe: {...s.kexec.safe, list: false}}}),
  "unsafe-kimage": s => ({...s, kexec: {...s.kexec, safe: {...s.kexec.safe, kimage: false}}}),
  "late-kimage": s => ({...s, kexec: {...s.kexec, late: true}}),
  "in-place": s => ({...s, kexec: {...s.kexec, inPlace: true}}),
  "no-idmap": s => ({...s, kexec: {...s.kexec, idmap: false}}),
  "no-t0sz": s => ({...s, kexec: {...s.kexec, t0sz: false}}),
}

/** What differs from the usual: "no-copy,ascending,pages:9088"; empty: nothing. */
export function printStaging(staging: Staging): string {
  const {seed, pages, kept} = staging
  const words = Object.keys(WORDS).filter(word => sameStaging(WORDS[word](staging), staging))
  return [
    ...words,
    ...(seed === STAGED.seed ? [] : [`seed:${seed}`]),
    ...(pages === null ? [] : [`pages:${pages}`]),
    ...(kept === STAGED.kept ? [] : [`kept:${kept}`]),
  ].join(",")
}

/** Most pages of a list, the highest seed, and as many pages kept as there are tables below a root of 4 GiB in pages. */
export const MOST = {pages: ASSUMED.pages, seed: 2 ** 32 - 1, kept: 2 ** 12}

export function parseStaging(text: string): {readonly value: Staging} | {readonly problem: string} {
  let value = STAGED
  for (const word of text.split(",")) {
    const [name, digits] = word.split(":")
    const number = /^[0-9]{1,10}$/.test(digits ?? "") ? Number.parseInt(digits, 10) : -1
    if (Object.hasOwn(WORDS, word)) value = WORDS[word](value)
    else if (name === "seed" && number >= 0 && number <= MOST.seed) value = {...value, seed: number}
    else if (name === "pages" && number >= 1 && number <= MOST.pages) value = {...value, pages: number}
    else if (name === "kept" && number >= 1 && number <= MOST.kept) value = {...value, kept: number}
    else
      return {
        problem: `“${cut(word)}” is none of ${[...Object.keys(WORDS), "seed:…", "pages:…", "kept:…"].join(", ")}`,
      }
  }
  return {value}
}

export function sameStaging(a: Staging, b: Staging): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}

/** How a scenario that was made from a staging is staged; `before`: that one. */
export function stagingOf({assumptions}: Scenario, before: Staging): Staging {
  const {copied, safe, order, tlb, kexec, kept} = assumptions
  const indexedTwice = before.transition === "hibernate" ? assumptions.indexedTwice : before.indexedTwice
  const {inPlace} = before.transition === "kexec, MMU off" ? kexec : before.kexec
  const {invalidates} = tlb
  return {
    ...{...before, copied, safe, order, indexedTwice, invalidates, kept},
    kexec: asked({...kexec, inPlace}),
  }
}
