// The views that are loaded when they are used; and a little before, when somebody is about to.

import {ahead, later} from "./later.tsx"
import type {View} from "./views.ts"

const loaders = {
  columns: async () => (await import("./columns/Columns.tsx")).Columns,
  mirror: async () => (await import("./mirror/Mirror.tsx")).Mirror,
  theatre: async () => (await import("./theatre/Theatre.tsx")).Theatre,
  decode: async () => (await import("./decode/Decode.tsx")).Decode,
  review: async () => (await import("./review/Review.tsx")).Review,
} as const

export const Columns = later(loaders.columns)
export const Mirror = later(loaders.mirror)
export const Theatre = later(loaders.theatre)
export const Decode = later(loaders.decode)
export const Review = later(loaders.review)

/** Somebody points at a view's name, or has it in focus. */
export function soon(view: View) {
  if (view !== "tree") ahead(loaders[view])
}
