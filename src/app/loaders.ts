// The views that are loaded when they are used; and a little before, when somebody is about to.

import {later} from "./later.tsx"
import type {View} from "./views.ts"

export const Columns = later(async () => (await import("./columns/Columns.tsx")).Columns)
export const Mirror = later(async () => (await import("./mirror/Mirror.tsx")).Mirror)
export const Theatre = later(async () => (await import("./theatre/Theatre.tsx")).Theatre)
export const Decode = later(async () => (await import("./decode/Decode.tsx")).Decode)
export const Review = later(async () => (await import("./review/Review.tsx")).Review)

const LOADED = {columns: Columns, mirror: Mirror, theatre: Theatre, decode: Decode, review: Review}

/** Somebody points at a view's name, or has it in focus. */
export function soon(view: View) {
  if (view !== "tree") LOADED[view].ahead()
}
