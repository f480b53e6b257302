// hibernate's work list near the page of the moment: from where, to where, and what the destination holds now.

import {number} from "../../model/descriptor/say.ts"
import {LOOKS} from "../../view/theatre/holders.ts"
import {listAddress} from "../../view/theatre/listAddress.ts"
import type {ListRow, Moment, Playbill} from "../../view/theatre/moment.ts"
import {pageNumber} from "../../view/theatre/timelineWords.ts"
import {HolderCell} from "./HolderCell.tsx"

interface WorkListProps {
  readonly playbill: Playbill
  readonly moment: Moment
  /** Rows that there is room for. */
  readonly rows: number
}

export function WorkList({playbill, moment, rows}: WorkListProps) {
  const {page, end, live} = moment
  const shown = moment.rows.slice(0, rows)
  const behind = playbill.pages - (shown.at(-1)?.page ?? playbill.pages - 1) - 1
  const over = end !== null && end.kind !== "survived"
  return (
    <section className="work-list" aria-label="Work list" data-long={isLong(shown)}>
      <h2>
        <b>restore_pblist</b> copy page → original frame
      </h2>
      <table>
        <thead className="unseen">
          <tr>
            <th>page</th>
            <th>from</th>
            <th>to</th>
            <th>holds</th>
          </tr>
        </thead>
        <tbody>
          {shown.map(row => (
            <tr
              key={row.page}
              data-when={page === null ? "" : row.page < page ? "done" : row.page === page ? "now" : ""}
            >
              <th scope="row">{pageNumber(row.page)}</th>
              <td>{listAddress(row.from)}</td>
              <td>→ {listAddress(row.to)}</td>
              <td>
                <HolderCell holder={row.holds} live={live} />
                <span className="unseen">{LOOKS[row.holds].word}</span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {behind > 0 && (
        <p>
          … {number(behind)} more{over && ", never copied"}
        </p>
      )}
    </section>
  )
}

const isLong = (rows: readonly ListRow[]) => rows.some(({from, to}) => Math.max(from, to) >= 2 ** 32)
