// The head of a column: level and span, the two tables, and the index on the path above the strip.

import {bytes} from "../../model/descriptor/say.ts"
import {span} from "../../model/geometry.ts"
import {hex} from "../../model/word.ts"
import {addressTone} from "../../view/addressBar.ts"
import type {ColumnPlace, Places} from "../../view/columns/places.ts"
import type {TableSide} from "../../view/columns/tables.ts"
import {addressIn} from "./rowWords.ts"
import type {ColumnData} from "./useColumns.ts"

interface HeadProps {
  readonly column: ColumnData
  readonly places: Places
  readonly place: ColumnPlace
  readonly phone: boolean
}

export function ColumnHead({column: {pair, about, entry}, places, place, phone}: HeadProps) {
  const {list, index, half, seam, strip, name} = place
  const [source, copy] = [list + index, list + index + half + seam]
  const top = places.top - (phone ? 22 : 31.5)
  return (
    <>
      {!phone && (
        <>
          <span
            className="column-chip"
            data-tone={addressTone(pair.level)}
            style={{left: strip + 6, top: places.top - 19}}
          >
            {entry}
          </span>
          <div className="column-name" style={{left: list + (place.folded ? -4 : 4), top}}>
            <b>{name}</b>
            <span>{bytes(span(about.g, pair.level))}</span>
          </div>
        </>
      )}
      {phone && (
        <div className="column-name" style={{left: list, top, width: index - 9}}>
          <span>index</span>
        </div>
      )}
      {!place.folded &&
        (
          [
            ["source", "Source", source],
            ["copy", "Copy", copy],
          ] as const
        ).map(([side, title, left]) => (
          <div
            key={side}
            className={`column-title ${side}`}
            data-phone={phone || undefined}
            style={{left, top, width: half + 14}}
          >
            <b>{title}</b>
            <Whose side={pair[side]} {...{about}} room={phone ? 11 : 16} />
          </div>
        ))}
    </>
  )
}

function Whose({
  side,
  about,
  room,
}: {
  readonly side: TableSide
  readonly about: ColumnData["about"]
  readonly room: number
}) {
  if (side.words) return <code>{addressIn(side.pa!, room)}</code>
  const {absent, block} = side
  if (block !== null) return <span>a block of {bytes(span(about.g, block))}</span>
  return (
    <span>
      {absent === "hole"
        ? `${hex(side.pa!)}: not in memory`
        : absent === "again"
          ? "opened before"
          : "no table"}
    </span>
  )
}
