// The whole table beside its list: two lanes of a pixel per entry, the list's scroll bar.

import {memo, useLayoutEffect, useMemo, useRef} from "react"
import type {Group} from "../../view/columns/groups.ts"
import {STRIP, type ColumnPlace, type Places} from "../../view/columns/places.ts"
import {colourOf, lanes} from "../../view/columns/strip.ts"
import {customProperties, mix, palettes, type Theme} from "../../view/palette.ts"

interface StripProps {
  readonly places: Places
  readonly place: ColumnPlace
  readonly groups: readonly Group[]
  readonly count: number
  readonly theme: Theme
  readonly controls: string
  /** Entries in sight. */
  readonly from: number
  readonly to: number
  /** The entry under the pointer, which the list is to show in its middle. */
  onEntry(entry: number): void
}

export const Strip = memo(function Strip(props: StripProps) {
  const {places, place, groups, count, theme, controls, from, to, onEntry} = props
  const canvas = useRef<HTMLCanvasElement>(null)
  const looks = useMemo(() => lanes(groups, count, places.strip), [groups, count, places.strip])
  useLayoutEffect(() => {
    const scale = window.devicePixelRatio || 1
    const target = canvas.current!
    const [width, height] = [Math.round(STRIP * scale), Math.round(places.strip * scale)]
    if (target.width !== width || target.height !== height) Object.assign(target, {width, height})
    paint(target.getContext("2d")!, scale, looks, theme)
  }, [looks, theme, places.strip])
  const press = (event: React.PointerEvent) => {
    if (event.buttons !== 1) return
    const box = event.currentTarget.getBoundingClientRect()
    const part = (event.clientY - box.top) / box.height
    onEntry(Math.max(0, Math.min(count - 1, Math.floor(part * count))))
  }
  const style = {left: place.strip, top: places.top, width: STRIP, height: places.strip}
  return (
    <>
      <canvas ref={canvas} className="column-strip" style={style} aria-hidden="true" />
      <div
        role="scrollbar"
        className="column-scrollbar"
        style={{...style, left: place.strip - 6, width: STRIP + 12}}
        aria-label={`${place.name} entries in sight`}
        aria-controls={controls}
        aria-orientation="vertical"
        aria-valuemin={0}
        aria-valuemax={Math.max(1, count - 1)}
        aria-valuenow={from}
        aria-valuetext={`entries ${from} to ${to - 1} of ${count}`}
        onPointerDown={event => {
          event.currentTarget.setPointerCapture(event.pointerId)
          press(event)
        }}
        onPointerMove={press}
      />
    </>
  )
})

function paint(to: CanvasRenderingContext2D, scale: number, looks: ReturnType<typeof lanes>, theme: Theme) {
  const tones: Record<string, string> = customProperties(theme)
  const {paper, ink} = palettes[theme]
  const dot = mix(paper, ink, 0.3)
  const box = (x: number, y: number, width: number, height: number, colour: string) => {
    to.fillStyle = colour
    const [x0, y0] = [Math.round(x * scale), Math.round(y * scale)]
    to.fillRect(x0, y0, Math.round((x + width) * scale) - x0, Math.round((y + height) * scale) - y0)
  }
  box(0, 0, STRIP, looks.source.length, paper)
  for (const [side, x] of [
    ["source", 0],
    ["copy", STRIP / 2],
  ] as const) {
    const lane = looks[side]
    for (let y = 0; y < lane.length;) {
      let end = y + 1
      while (end < lane.length && lane[end] === lane[y]) end++
      const colour = colourOf(lane[y], side)
      if (colour === null) for (let n = y + ((8 - (y % 8) + 3) % 8); n < end; n += 8) box(x + 3, n, 1, 1, dot)
      else if (colour.pattern) for (let n = y; n < end; n += 2) box(x, n, STRIP / 2, 1, tones[colour.tone])
      else box(x, y, STRIP / 2, end - y, tones[colour.tone])
      y = end
    }
  }
  box(STRIP / 2 - 0.5, 0, 1, looks.source.length, paper)
}
