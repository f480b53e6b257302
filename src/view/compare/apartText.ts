// A row of two copies in a sentence, for those who hear the picture.

import {number} from "../../model/descriptor/say.ts"
import {index, levels, linuxName} from "../../model/geometry.ts"
import type {Va} from "../../model/word.ts"
import {rowOf, rowVa} from "../field/rows.ts"
import type {Stage} from "../stage/stage.ts"

/** "PMD 297: 20 entries only in B"; empty where there is no row. */
export function apartText({source, rows, pair}: Stage, va: Va): string {
  const row = rowOf(rows, va)
  if (!row) return ""
  const g = source.geometry
  const at = rowVa(g, row)
  const {level} = row.section
  const name = levels(g).includes(level) ? `${linuxName(g, level)} ${index(g, level, at)}` : "the table"
  const here = pair!.rows.find(apart => apart.va === at && apart.level === level)
  if (!here) return `${name}: no entry differs`
  const said = [
    [here.onlyA, "only in A"],
    [here.onlyB, "only in B"],
    [here.apart, "with another value"],
  ] as const
  const parts = said.filter(([count]) => count > 0)
  return `${name}: ${parts.map(([count, what]) => `${number(count)} ${what}`).join(", ")}`
}
