// What stands around the words of a page: whose page it is, where its lines are, and the word that is pointed at.

import {useLayoutEffect, useRef} from "react"
import {draw} from "../../view/draw.ts"
import {pointedShapes, wordsShapes, type WordsScene} from "../../view/theatre/wordsScene.ts"

interface WordsAroundProps {
  readonly scene: WordsScene
  /** The number of the word that is pointed at; null: none. */
  readonly pointed: number | null
  readonly svg: React.SVGProps<SVGSVGElement>
}

export function WordsAround({scene, pointed, svg}: WordsAroundProps) {
  const still = useRef<SVGGElement>(null)
  const word = useRef<SVGGElement>(null)
  useLayoutEffect(() => draw(still.current!, wordsShapes(scene)), [scene])
  useLayoutEffect(() => draw(word.current!, pointedShapes(scene, pointed)), [scene, pointed])
  return (
    <svg {...svg}>
      <g ref={still} />
      <g ref={word} />
    </svg>
  )
}
