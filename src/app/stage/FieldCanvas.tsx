// One field on its canvas, at device pixels. A new outcome wipes the copy from the seam outward: the old picture lies over the new
// one and is clipped away.

import {memo, useLayoutEffect, useRef} from "react"
import type {Outcome} from "../../model/outcome.ts"
import {fieldX, type Side} from "../../view/stage/layout.ts"
import {deviceSize, paintField, type Window} from "../../view/field/paint.ts"
import {palettes, type Theme} from "../../view/palette.ts"
import {columnsOf} from "../../view/field/rows.ts"
import {looksOf, type Stage} from "../../view/stage/stage.ts"
import {tones} from "../../view/field/tones.ts"
import {startWipe} from "./wipe.ts"

interface FieldCanvasProps {
  readonly scene: Stage
  readonly side: Side
  readonly theme: Theme
  /** When it is another one the picture is wiped to it; null: never. */
  readonly wipe: Outcome | null
  /** Only the part from here (0 to 1) to the right is shown. */
  readonly from?: number
}

export const FieldCanvas = memo(Canvas, samePicture)

function Canvas({scene, side, theme, wipe, from = 0}: FieldCanvasProps) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const old = useRef<HTMLCanvasElement>(null)
  const shown = useRef<Outcome | null>(null)
  const image = useRef<ImageData | null>(null)
  const {field} = scene.at
  const style = {
    left: fieldX(scene.at, side),
    top: field.y,
    width: field.width,
    height: field.height,
    clipPath: from > 0 ? `inset(0 0 0 ${from * 100}%)` : undefined,
  }
  useLayoutEffect(() => {
    const target = canvas.current!
    const view: Window = {
      top: scene.top,
      width: field.width,
      height: field.height,
      scale: window.devicePixelRatio || 1,
      columns: columnsOf(scene.source.geometry),
      grid: scene.at.mode === "phone" ? 4 : 8,
      gridRows: scene.at.gridRows,
    }
    const {width, height} = deviceSize(view)
    const changed = wipe !== null && shown.current !== null && shown.current !== wipe
    if (changed && target.width === width && target.height === height) startWipe(target, old.current!)
    shown.current = wipe
    if (target.width !== width || target.height !== height) Object.assign(target, {width, height})
    const context = target.getContext("2d")!
    // Kept from one picture to the next: a megabyte for each flip would be cleared away on the user's time.
    const kept = image.current?.width === width && image.current.height === height ? image.current : null
    image.current = kept ?? context.createImageData(width, height)
    const pixels = new Uint32Array(image.current.data.buffer)
    paintField(
      pixels,
      view,
      scene.rows,
      looksOf(scene, side),
      tones(palettes[theme], scene.pair ? "copy" : side),
    )
    context.putImageData(image.current, 0, 0)
  }, [scene, side, theme, wipe, field])
  return (
    <>
      <canvas ref={canvas} className="field" style={style} aria-hidden="true" />
      {wipe !== null && <canvas ref={old} className="field old" style={style} hidden aria-hidden="true" />}
    </>
  )
}

/** The source's picture depends on its tables and the window alone: a flip does not paint it again. */
function samePicture(a: FieldCanvasProps, b: FieldCanvasProps): boolean {
  if (a.side !== b.side || a.theme !== b.theme || a.wipe !== b.wipe || a.from !== b.from) return false
  const {source, at, rows, top} = b.scene
  const window =
    a.scene.at === at &&
    a.scene.rows === rows &&
    a.scene.top === top &&
    a.scene.source === source &&
    !a.scene.pair &&
    !b.scene.pair
  return a.scene === b.scene || (a.side === "source" && window)
}
