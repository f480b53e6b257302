// The views that are loaded when they are used; and a little before, when somebody is about to: then they are drawn ahead as well.

import {later} from "./later.tsx"
import {send} from "./store.ts"
import type {View} from "./views.ts"

export const Columns = later(async () => (await import("./columns/Columns.tsx")).Columns)
export const Mirror = later(async () => (await import("./mirror/Mirror.tsx")).Mirror)
export const Theatre = later(async () => (await import("./theatre/Theatre.tsx")).Theatre)
export const Decode = later(async () => (await import("./decode/Decode.tsx")).Decode)
export const Review = later(async () => (await import("./review/Review.tsx")).Review)

const LOADED = {columns: Columns, mirror: Mirror, theatre: Theatre, decode: Decode, review: Review}

/** What was pointed at last: code that comes after the pointer has gone draws nothing. */
let pointed: View | null = null

/** Somebody points at a view's name, or has it in focus; null: no more. */
export function soon(view: View | null) {
  pointed = view
  if (view === null || view === "tree") return send({type: "soon", view: null})
  void LOADED[view].ahead().then(() => {
    if (pointed === view) send({type: "soon", view})
  })
}
