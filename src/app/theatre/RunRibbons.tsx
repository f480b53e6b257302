// Runs of a list as ribbons under each other, on one scale: where each died, or that it went on; below them what the pages overwrite.

import {useLayoutEffect, useRef, useState} from "react"
import {draw, type Shape} from "../../view/draw.ts"
import {captions} from "../../view/theatre/timelineCaptions.ts"
import {RIBBON_ALONE, RIBBON_HEIGHT, ribbonAlone, type RibbonRunOf} from "../../view/theatre/ribbonShapes.ts"
import "./ribbon.css"

interface RunRibbonsProps {
  /** Each with its letter, "": none. */
  readonly runs: readonly (RibbonRunOf & {readonly letter: string})[]
  /** Are the names of places below? */
  readonly named: boolean
}

/** What an arrow behind the ribbon takes, a letter before it, a label above it, and the names below, px. */
const [ARROW, LETTER, LABEL, NAMES] = [30, 22, 14, 20]

/** Decoration beside words that say the same. */
export function RunRibbons({runs, named}: RunRibbonsProps) {
  const group = useRef<SVGGElement>(null)
  const svg = useRef<SVGSVGElement>(null)
  const [width, setWidth] = useState(0)
  useLayoutEffect(() => {
    const observer = new ResizeObserver(() => setWidth(svg.current!.clientWidth))
    observer.observe(svg.current!)
    return () => observer.disconnect()
  }, [])
  const label = runs.some(({died}) => died) ? LABEL : 0
  const pitch = RIBBON_ALONE.above + label + RIBBON_HEIGHT + RIBBON_ALONE.below
  useLayoutEffect(() => {
    draw(group.current!, width > 0 ? shapesOf(runs, width, pitch, named) : [])
  }, [runs, width, pitch, named])
  return (
    <svg
      ref={svg}
      className="run-ribbons"
      width="100%"
      height={runs.length * pitch + (named ? NAMES : 0)}
      aria-hidden="true"
    >
      <g ref={group} />
    </svg>
  )
}

function shapesOf(runs: RunRibbonsProps["runs"], width: number, pitch: number, named: boolean): Shape[] {
  const scale = Math.max(...runs.map(({pages}) => pages))
  const x = runs.some(({letter}) => letter !== "") ? LETTER : 0
  const ribbon = {x, width: width - x - (runs.some(({died}) => died === null) ? ARROW : 2)}
  const top = (n: number) => (n + 1) * pitch - RIBBON_HEIGHT - RIBBON_ALONE.below
  const y = runs.length * pitch + 14
  const names = captions(
    runs[0].spans,
    {first: 0, count: scale},
    {left: x, width: ribbon.width, y: y - 4},
    [],
  )
  return [
    ...runs.flatMap((run, n) => [
      ...ribbonAlone(run, {key: `run ${n}`, y: top(n), ...ribbon}, scale),
      ...letterOf(run.letter, n, top(n)),
    ]),
    ...(named
      ? names.map(({text, x: at}): Shape => ({
          ...{kind: "text", key: `caption ${text}`, class: "time-caption"},
          ...{x: x + at, y, text},
        }))
      : []),
  ]
}

function letterOf(letter: string, n: number, top: number): Shape[] {
  if (letter === "") return []
  return [{kind: "text", key: `letter ${n}`, class: "run-letter", x: 0, y: top + 16, text: letter}]
}
