// What rides on the rows: it is drawn where the rows are in their list, into a group that is moved by as much as they are scrolled.
// So a step of scrolling moves one group, and only what comes into the window, or is cut by its edge, is laid out anew.

import type {Zoomed} from "./place.ts"

/** The stage as its list has it: a shape that is y px from the field's top stands top + y px from it. */
export function riding(stage: Zoomed): Zoomed {
  const {at, top} = stage
  return {...stage, at: {...at, field: {...at.field, y: at.field.y + top}}}
}

/** Where the group of what rides stands. */
export function ride({top}: Pick<Zoomed, "top">): string {
  return `translate(0 ${-top})`
}
