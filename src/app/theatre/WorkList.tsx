// hibernate's work list near the page of the moment: from where, to where, and what the destination holds now.

import type {StrayPair} from "../../model/machine/strayPair.ts"
import {hex64} from "../../model/word.ts"
import {heldName} from "../../view/theatre/heldName.ts"
import {listAddress} from "../../view/theatre/plainHex.ts"
import {HOLDERS, type Moment, type Playbill} from "../../view/theatre/moment.ts"
import {ofMaps, pageNumber} from "../../view/theatre/timelineWords.ts"
import {HolderCell} from "./HolderCell.tsx"
import {ListFrame, when} from "./ListFrame.tsx"

interface WorkListProps {
  readonly playbill: Playbill
  readonly moment: Moment
  /** Rows that there is room for. */
  readonly rows: number
}

export function WorkList({playbill, moment, rows}: WorkListProps) {
  const {page, end, live} = moment
  const shown = moment.rows.slice(0, rows)
  const stray = shown.at(-1)?.instead ?? null
  const behind = playbill.pages - (shown.at(-1)?.page ?? playbill.pages - 1) - 1
  return (
    <ListFrame
      kind="restore_pblist"
      about="copy page → original frame"
      heads={["page", "from", "to", "holds"]}
      long={shown.some(({from, to}) => Math.max(from, to) >= 2 ** 32)}
      {...{behind, end, stray}}
      done="copied"
    >
      {shown.map(row => (
        <tr key={row.page} data-when={when(row.page, page)}>
          <th scope="row">{pageNumber(row.page)}</th>
          {row.instead ? (
            <StrayCell words={row.instead.words} />
          ) : (
            <>
              <td>{listAddress(row.from)}</td>
              <td>→ {listAddress(row.to)}</td>
              <td>
                <HolderCell holder={row.holds} live={live} />
                <span className="unseen">
                  {ofMaps(playbill, heldName(playbill.places, HOLDERS.indexOf(row.holds), row.to).word)}
                </span>
              </td>
            </>
          )}
        </tr>
      ))}
    </ListFrame>
  )
}

/** Two words that are taken for addresses, or the one that is taken for the place of a pair. */
function StrayCell({words}: Pick<StrayPair, "words">) {
  const [first, second] = words
  return (
    <td colSpan={3} className="astray">
      {second ? "" : "next at "}
      {hex64(first)}
      {second && <span>→ {hex64(second)}</span>}
      <span className="unseen">, bytes of another page</span>
    </td>
  )
}
