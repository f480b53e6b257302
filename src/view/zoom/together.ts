// What the copy lacks for one reason is one gap there, whatever its entries were in the source.

import {EMPTY} from "../../model/descriptor/descriptor.ts"
import type {Side} from "../stage/layout.ts"
import type {Segment} from "./segments.ts"

/** The runs of a row as a wing shows them: in the copy, gaps that touch are one. */
export function together(side: Side, row: readonly Segment[]): readonly Segment[] {
  if (side === "source") return row
  const list: Segment[] = []
  for (const segment of row) {
    const last = list.at(-1)
    if (last && isGap(last) && isGap(segment) && last.missing === segment.missing)
      list[list.length - 1] = {...last, count: last.count + segment.count}
    else list.push(segment)
  }
  return list
}

function isGap({copy, missing}: Segment): boolean {
  return copy === EMPTY && missing !== null
}
