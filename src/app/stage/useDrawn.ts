// The shapes of the stage in its two <svg>: what stands still under the fields; over them the seam, and what follows the pointer. Each is
// drawn apart, so that pointing repaints no field.

import {useLayoutEffect, useMemo, useRef} from "react"
import type {Va} from "../../model/word.ts"
import {draw} from "../../view/draw.ts"
import {inTheWay} from "../../view/loupe/loupe.ts"
import {placed} from "../../view/seam/labels.ts"
import {names, seamShapes} from "../../view/seam/seamShapes.ts"
import {editShapes} from "../../view/stage/editShapes.ts"
import {frame} from "../../view/stage/frame.ts"
import {pointerShapes} from "../../view/stage/pointer.ts"
import {openTable, type Stage} from "../../view/stage/stage.ts"
import type {HeldWipe} from "../control/HeldLine.tsx"
import {useArrival} from "./useArrival.ts"

/** Draws a stage, and in its seam what a held switch would make of it; gives the groups for it, and the stage whose strips lead to the point. */
export function useDrawn(scene: Stage, heldScene: Stage | null, held: HeldWipe | null, point: Va) {
  const still = useRef<SVGGElement>(null)
  const over = useRef<SVGGElement>(null)
  const moving = useRef<SVGGElement>(null)
  // The strips lead to the point, wherever the window is.
  const open = openTable(scene, point)
  const led: Stage = useMemo(() => ({...scene, open}), [scene, open])
  useLayoutEffect(() => draw(still.current!, frame(led)), [led])
  const arrival = useArrival()
  useLayoutEffect(() => {
    const seen = heldScene ?? scene
    draw(over.current!, seamShapes(seen), arrival(seen.outcome))
  }, [scene, heldScene, arrival])
  const from = held ? 1 - held.fraction : undefined
  const labels = useMemo(
    () => names(heldScene ?? scene, heldScene && from !== undefined ? {off: scene, at: from} : null),
    [scene, heldScene, from],
  )
  useLayoutEffect(() => {
    const words = placed(labels, inTheWay(led, point, from))
    draw(moving.current!, [...editShapes(led), ...words.shapes, ...pointerShapes(led, point, words.boxes)])
  }, [led, point, labels, from])
  return {led, still, over, moving}
}
