// The words of a page as cells.

import {memo, useLayoutEffect, useRef} from "react"
import {palettes, type Theme} from "../../view/palette.ts"
import type {PageWords} from "../../view/theatre/pageWords.ts"
import {paintWords, wordCells} from "../../view/theatre/wordCells.ts"
import type {WordsLayout} from "../../view/theatre/wordsLayout.ts"

interface WordsCanvasProps {
  readonly layout: WordsLayout
  readonly words: PageWords | null
  readonly theme: Theme
  /** Called before it has another picture. */
  onPaint(canvas: HTMLCanvasElement): void
}

export const WordsCanvas = memo(function WordsCanvas({layout, words, theme, onPaint}: WordsCanvasProps) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const before = useRef(onPaint)
  before.current = onPaint
  const {grid, space} = layout
  const [width, height] = [grid.width, grid.height].map(px => Math.round(px * space.scale))
  useLayoutEffect(() => {
    const target = canvas.current!
    before.current(target)
    if (target.width !== width || target.height !== height) Object.assign(target, {width, height})
    const context = target.getContext("2d")!
    context.setTransform(space.scale, 0, 0, space.scale, 0, 0)
    if (words) paintWords(context, layout, words, wordCells(layout, words), palettes[theme])
    else context.clearRect(0, 0, grid.width, grid.height)
  }, [layout, words, theme, width, height, space, grid])
  const style = {left: grid.x, top: grid.y, width: grid.width, height: grid.height}
  return <canvas ref={canvas} className="map-canvas" style={style} aria-hidden="true" />
})
