// kexec's list near the page of the moment: each word by its name, the address in it, the running destination, and what that holds now.

import {number} from "../../model/descriptor/say.ts"
import {kindOfWord} from "../../model/machine/kimage.ts"
import {hex64, type Pa} from "../../model/word.ts"
import {heldName} from "../../view/theatre/heldName.ts"
import {listAddress} from "../../view/theatre/plainHex.ts"
import {
  HOLDERS,
  type EntryRow,
  type EntryRows,
  type Moment,
  type Playbill,
} from "../../view/theatre/moment.ts"
import {HolderCell} from "./HolderCell.tsx"
import {ListFrame, when} from "./ListFrame.tsx"

interface KimageListProps {
  readonly moment: Pick<Moment, "live" | "end">
  readonly list: EntryRows
  readonly places: Playbill["places"]
  /** Rows that there is room for. */
  readonly rows: number
}

export function KimageList({moment: {live, end}, list, places, rows}: KimageListProps) {
  const {count, now, start} = list
  const shown = list.rows.slice(0, rows)
  const behind = count - 1 - shown.at(-1)!.number
  return (
    <ListFrame
      kind="kimage list"
      about={now === null ? entries(count) : `entry ${number(now + 1)} of ${number(count)}`}
      heads={["entry", "address", "running destination", "holds"]}
      long={shown.some(({pa, to}) => Math.max(pa, to ?? 0) >= 2 ** 32)}
      {...{behind, end, stray: list.stray}}
      done="reached"
    >
      {shown.map(row => (
        <tr
          key={row.number}
          data-when={when(row.number, now)}
          aria-current={row.number === now ? "step" : undefined}
        >
          <th scope="row">
            <span className="unseen">IND_</span>
            {row.instead ? (kindOfWord(row.instead.lo) ?? "no flag") : row.kind}
          </th>
          <Said {...{row, live, places, start}} />
        </tr>
      ))}
    </ListFrame>
  )
}

/** What an entry says, after its name. */
function Said({
  row,
  live,
  places,
  start,
}: {
  readonly row: EntryRow
  readonly live: Moment["live"]
  readonly places: Playbill["places"]
  readonly start: Pa
}) {
  const {kind, pa, to, segment, holds, instead} = row
  if (instead)
    return (
      <td colSpan={3} className="astray">
        {hex64(instead)}
        <span className="unseen">, not {kind}</span>
      </td>
    )
  if (kind === "DONE") return <td colSpan={3}>branch {listAddress(start)}</td>
  if (kind !== "SOURCE")
    return (
      <>
        <td>{listAddress(pa)}</td>
        <td colSpan={2}>{kind === "DESTINATION" ? segment : "next list page"}</td>
      </>
    )
  return (
    <>
      <td>{listAddress(pa)}</td>
      <td>→ {listAddress(to!)}</td>
      <td>
        <HolderCell holder={holds!} live={live} />
        <span className="unseen">{heldName(places, HOLDERS.indexOf(holds!), to!).word}</span>
      </td>
    </>
  )
}

function entries(count: number): string {
  return count === 1 ? "one entry" : `${number(count)} entries`
}
