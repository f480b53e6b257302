// Map operations in the account: they are carried out on the finished copy, so they come on top of what the copy changed.

import type {Account} from "./account.ts"
import {span, type Level} from "../geometry.ts"
import type {Source} from "../source.ts"
import {add, tally} from "./survey.ts"
import type {Va} from "../word.ts"

/** The account with what map operations did on top: their pages bear the mark F. `pages` are the addresses that were mapped. */
export function withMapped(account: Account, source: Source, pages: readonly Va[]): Account {
  if (pages.length === 0) return account
  const g = source.geometry
  const level = Math.max(2, g.start === 3 ? 2 : g.start) as Level
  const rows = account.rows.map(row => ({...row}))
  const F = tally()
  for (const va of [...pages].sort((a, b) => a - b)) {
    add(F, 3, va)
    const start = (Math.floor(va / span(g, level)) * span(g, level)) as Va
    const row = rows.find(r => r.level === level && r.va === start)
    if (row) row.F++
    else
      rows.push({va: start, level, block: false, W: 0, V: 0, F: 1, dropped: 0, missing: 0, lost: 0, added: 0})
  }
  return {...account, marks: {...account.marks, F}, rows: rows.sort((a, b) => a.va - b.va)}
}
