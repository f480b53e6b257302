// Memory at the end of a run, small: the theatre's map without its words. Neighbouring rows that no table maps any more have one outline.

import {useLayoutEffect, useMemo, useRef, useState} from "react"
import {number} from "../../model/descriptor/say.ts"
import {mapLayout, usedRows} from "../../view/theatre/mapLayout.ts"
import {lostPieces} from "../../view/theatre/mapLost.ts"
import type {Moment, Playbill} from "../../view/theatre/moment.ts"
import {MapCanvas} from "../theatre/MapCanvas.tsx"
import {useTheme} from "../theme.ts"
import "../theatre/map.css"

/** Height of the map, and its width at most, px: a page is a pixel. */
const [HEIGHT, WIDEST] = [236, 512]

interface MiniMapProps {
  readonly playbill: Playbill
  readonly moment: Moment
}

export function MiniMap({playbill, moment}: MiniMapProps) {
  const theme = useTheme()
  const place = useRef<HTMLDivElement>(null)
  const [width, setWidth] = useState(0)
  useLayoutEffect(() => {
    const observer = new ResizeObserver(() => setWidth(Math.min(WIDEST, place.current!.clientWidth)))
    observer.observe(place.current!)
    return () => observer.disconnect()
  }, [])
  const layout = useMemo(() => {
    const used = usedRows(playbill, moment.holders)
    const space = {x: 0, y: 0, width, height: HEIGHT, scale: window.devicePixelRatio || 1}
    return width > 0 ? mapLayout(playbill, row => used.has(row), space) : null
  }, [playbill, moment, width])
  return (
    <figure className="review-memory">
      <div
        ref={place}
        className="review-map"
        style={layout ? {height: layout.height / layout.space.scale} : undefined}
        aria-hidden="true"
      >
        {layout && <MapCanvas layout={layout} moment={moment} theme={theme} />}
        {layout &&
          lostPieces(layout, moment.lost).map(({x, y, width, height}) => (
            <span
              key={y}
              className="review-lost"
              style={{left: x - 2, top: y - 2, width: width + 4, height: height + 4}}
            />
          ))}
      </div>
      <figcaption>{homeWords(playbill)}</figcaption>
    </figure>
  )
}

/** "38,464 pages home, 1,864 still waiting". */
function homeWords({copied, pages}: Playbill): string {
  return copied === pages
    ? `Memory at the end: all ${number(pages)} pages home`
    : `Memory at the end: ${number(copied)} pages home, ${number(pages - copied)} still waiting`
}
