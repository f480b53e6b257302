// The shapes of two copies in their two <svg>: what stands still under the fields; over them the seam, and what follows the pointer.

import {useLayoutEffect, useMemo, useRef} from "react"
import type {Va} from "../../model/word.ts"
import {apartAxis, apartSeam, apartShapes, nameLabels} from "../../view/compare/apartShapes.ts"
import {pairFrame} from "../../view/compare/pairFrame.ts"
import {pairStops, pairStopShapes} from "../../view/compare/pairStops.ts"
import {sourceLoupe} from "../../view/compare/sourceLoupe.ts"
import {draw} from "../../view/draw.ts"
import {sourceTree} from "../../view/field/tree.ts"
import {inTheWay} from "../../view/loupe/loupe.ts"
import {placed} from "../../view/seam/labels.ts"
import {beamShapes, extentLabels} from "../../view/seam/placeLabels.ts"
import {pointerShapes} from "../../view/stage/pointer.ts"
import {openTable, type Stage} from "../../view/stage/stage.ts"
import {useArrival} from "../stage/useArrival.ts"
import {pairWords} from "./pairWords.ts"
import {groupSaid} from "./sideStates.ts"
import type {Compared} from "./useCompared.ts"

/**
 * Draws a pair; gives the groups for it, the stage whose strips lead to the point, the seam, and where the source's loupe stands: on a
 * wide page, if it has room.
 */
export function usePairDrawn(compared: Compared, scene: Stage, point: Va) {
  const {a, b} = compared
  const {mode} = scene.at
  const still = useRef<SVGGElement>(null)
  const over = useRef<SVGGElement>(null)
  const moving = useRef<SVGGElement>(null)
  const open = openTable(scene, point)
  const led = useMemo((): Stage => ({...scene, open}), [scene, open])
  // Places are the source's, whatever the copies made of them.
  const ofSource = useMemo(
    (): Stage => ({...scene, trees: {...scene.trees, source: sourceTree(scene.source)}}),
    [scene],
  )
  const seam = useMemo(() => apartSeam(scene), [scene])
  const stops = useMemo(() => pairStops(scene, seam, a.outcome, b.outcome), [scene, seam, a, b])
  const words = useMemo(() => pairWords(compared), [compared])
  const saidOf = useMemo(() => groupSaid(compared), [compared])
  const arrival = useArrival()
  useLayoutEffect(() => draw(still.current!, pairFrame(led, words)), [led, words])
  useLayoutEffect(() => {
    const shapes = [
      ...apartShapes(scene, seam, saidOf),
      ...beamShapes(ofSource),
      ...pairStopShapes(scene, seam, stops),
    ]
    draw(over.current!, shapes, arrival(compared))
  }, [scene, ofSource, seam, stops, saidOf, compared, arrival])
  const labels = useMemo(
    () => [...nameLabels(scene, seam, saidOf), ...extentLabels(ofSource)],
    [scene, seam, saidOf, ofSource],
  )
  const loupe = useMemo(
    () => (mode === "wide" ? sourceLoupe(scene, seam, stops, point) : null),
    [mode, scene, seam, stops, point],
  )
  useLayoutEffect(() => {
    const words = placed(labels, inTheWay(led, point))
    const taken = [...stops.map(({zone}) => zone), ...(loupe?.zone ? [loupe.zone] : [])]
    const axis = apartAxis(scene, seam, taken)
    draw(moving.current!, [...axis, ...words.shapes, ...pointerShapes(led, point, words.boxes)])
  }, [scene, seam, stops, loupe, led, point, labels])
  return {led, seam, loupe, still, over, moving}
}
