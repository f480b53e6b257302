// What a point of the review is: said by whom, tried how, judged how; and what several points have in common.

import type {EntryPlace} from "../../../model/entryPlace.ts"
import {FLAGS_OFF, type Results, type Trial} from "../trial.ts"

/** What was said, or for what nobody said so: the matter. */
export type Said =
  | {readonly quote: string; readonly by: string; readonly on: string}
  | {readonly matter: string; readonly by: string; readonly on: string}

export interface Point {
  /** In links, never changed. */
  readonly name: string
  readonly said: Said
  /** Two words. */
  readonly verdict: string
  /** Its number; without a trial, a fact. */
  readonly figure: (results: Results) => string
  readonly claim: (results: Results) => string
  /** What both do. */
  readonly both: string
  readonly trial: Trial
  /** Who was right, and why: fair to both sides. */
  readonly judged: {readonly who: string; readonly why: (results: Results) => string}
  /** What became of it, with its source. */
  readonly became: string
}

/** A matter of fact, with nothing to run. */
export interface Fact {
  readonly name: string
  readonly said: Said
  readonly verdict: string
  readonly fact: string
  readonly claim: string
  readonly text: readonly string[]
  readonly became: string
}

export const MORSE = {by: "James Morse", on: "15 August 2019, on patch 2/8"}
export const SERIES = {by: "James Morse", on: "15 August 2019, on patch 0/8"}
export const WRITABLE = {...FLAGS_OFF, mkwrite: true}
export const V1 = {revision: "v1-as-intended"} as const

/** The first page entry of the range that is invalid and not empty. */
export function firstInvalid({a}: Results): EntryPlace {
  return {level: 3, va: a.outcome.account.survey.invalid.first ?? a.source.linear.start}
}
