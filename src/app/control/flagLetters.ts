// Flags as one writes them in a link: their letters, "WV", or "none".

import type {Flags} from "../../model/experiment.ts"
import {cut} from "../words/words.ts"
import type {Read} from "./fields.ts"

const LETTERS = {mkwrite: "W", mkvalid: "V", checkpfn: "P", forcemap: "F"} as const
const NAMES = Object.keys(LETTERS) as (keyof Flags)[]

export function printFlags(flags: Flags): string {
  return NAMES.map(name => (flags[name] ? LETTERS[name] : "")).join("") || "none"
}

/** Letters in any order; a text without any is "none", too. */
export function readFlags(text: string): Read<Flags> {
  if (!/^([WVPF]*|none)$/.test(text)) return {problem: `“${cut(text)}” has other letters than W, V, P and F`}
  const has = (name: keyof Flags) => text.includes(LETTERS[name])
  const [mkwrite, mkvalid] = [has("mkwrite"), has("mkvalid")]
  return {value: {mkwrite, mkvalid, checkpfn: has("checkpfn"), forcemap: has("forcemap")}}
}
