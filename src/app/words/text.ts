// A sentence as data: words, and pieces with a tone. The verdict and the flags' notes are made of these, so that they can be
// tested as text and drawn with marks and colour.

import {number} from "../../model/descriptor/say.ts"
import type {Mark} from "../../model/account/account.ts"

/**
 * strong: bold; accent: bold, in the colour of what changed or stopped; count: as accent, a number of entries that differ, which the
 * list of differences has one by one; code: mono; result: a return code, bold mono.
 */
export type Tone = "strong" | "accent" | "count" | "code" | "result"

export type Piece = string | {readonly tone: Tone; readonly text: string} | {readonly mark: Mark}
export type Text = readonly Piece[]

export const strong = (text: string): Piece => ({tone: "strong", text})
export const accent = (text: string): Piece => ({tone: "accent", text})
export const count = (n: number): Piece => ({tone: "count", text: number(n)})
export const result = (text: string): Piece => ({tone: "result", text})
export const code = (text: string): Piece => ({tone: "code", text})

/** The words alone, as a screen reader or a test has them; marks have none, since the word beside them says it. */
export function plain(text: Text): string {
  return text.map(piece => (typeof piece === "string" ? piece : "mark" in piece ? "" : piece.text)).join("")
}
