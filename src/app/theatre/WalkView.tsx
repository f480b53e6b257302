// A walk as a picture, and its stations as a list for those who hear it.

import {memo, useLayoutEffect, useMemo, useRef} from "react"
import type {Geometry} from "../../model/geometry.ts"
import {draw, type Shape} from "../../view/draw.ts"
import {flatWalk, flatWords} from "../../view/theatre/flatWalk.ts"
import {readTwice, TWICE, twiceShapes} from "../../view/theatre/twice.ts"
import {titleShapes, stationText, WALK, walkHeight, walkShapes} from "../../view/theatre/walkShapes.ts"
import type {WalkScene} from "../../view/theatre/walkWords.ts"
import "./walk.css"

interface WalkViewProps {
  readonly scene: WalkScene
  readonly geometry: Geometry
  /** Px from station to station, one of PITCH; "flat": one horizontal line. */
  readonly form: number | "flat"
  /** Below it, in a line of its own: the walk of a fetch. */
  readonly second?: WalkScene | null
}

/** Px of a horizontal line with its title. */
const FLAT = {title: 18, middle: 62, height: 104, words: 118} as const

export const WalkView = memo(function WalkView({scene, geometry, form, second = null}: WalkViewProps) {
  const group = useRef<SVGGElement>(null)
  const {shapes, height} = useMemo(
    () => picture(scene, geometry, form, second),
    [scene, geometry, form, second],
  )
  useLayoutEffect(() => draw(group.current!, shapes), [shapes])
  return (
    <div className="walk-view">
      <svg className="walk-svg" width={form === "flat" ? 362 : WALK.width} height={height} aria-hidden="true">
        <g ref={group} />
      </svg>
      <Stations scene={scene} name="Walk" />
      {second && <Stations scene={second} name="Walk of the fetch" />}
    </div>
  )
})

function Stations({scene, name}: {readonly scene: WalkScene; readonly name: string}) {
  return (
    <ol className="unseen" aria-label={name}>
      {scene.line.stops.map((stop, n) => (
        <li key={`${stop.what}`}>{stationText(scene, n)}</li>
      ))}
    </ol>
  )
}

/** Px of what an overwritten table reads as, below its walk. */
export function twiceHeight({line}: WalkScene, geometry: Geometry): number {
  return readTwice(line, geometry) ? TWICE.height : 0
}

function picture(
  scene: WalkScene,
  geometry: Geometry,
  form: WalkViewProps["form"],
  second: WalkScene | null,
) {
  if (form === "flat")
    return {
      shapes: [...flatShapes(scene, 0, "names"), ...flatWords(scene, "flat", 0, FLAT.words, 362)],
      height: FLAT.words + 10,
    }
  const bottom = walkHeight(scene.line, form)
  const twice = readTwice(scene.line, geometry)
  const below = bottom + (twice ? TWICE.height : 0)
  return {
    shapes: [
      ...walkShapes(scene, form),
      ...(twice ? twiceShapes(twice, 0, bottom) : []),
      ...(second ? flatShapes(second, below, "addresses") : []),
    ],
    height: below + (second ? FLAT.height : 0),
  }
}

function flatShapes(scene: WalkScene, top: number, below: "addresses" | "names"): Shape[] {
  const phone = below === "names"
  const place = phone ? {x: 8, width: 340, cell: 28} : {x: 28, width: 292, cell: 22}
  return [
    ...titleShapes(`flat ${below}`, scene.line, {x: 0, y: top + FLAT.title, width: phone ? 362 : 316}),
    ...flatWalk(scene, `flat ${below}`, {...place, y: top + FLAT.middle, below}),
  ]
}
