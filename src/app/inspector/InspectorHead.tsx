// Above the bits: which entry on the way to the address is shown, and what can be done with it.

import type {ReactNode, Ref} from "react"
import {linuxName, type Level} from "../../model/geometry.ts"
import type {Source} from "../../model/source.ts"
import type {Mode} from "../../view/stage/layout.ts"

interface InspectorHeadProps {
  readonly source: Source
  /** The deepest level that there is an entry of, and that of the entry that is shown. */
  readonly ends: Level
  readonly level: Level
  readonly mode: Mode
  /** null: always the deepest. */
  readonly onLevel: (level: Level | null) => void
  /** Opens and closes the setting of a field; not if there is no descriptor to set one in. */
  readonly onSet: (() => void) | undefined
  readonly isSetting: boolean
  readonly door: Ref<HTMLButtonElement>
  /** Opens and closes the reasons of the copy's bits. */
  readonly onWhy: (() => void) | undefined
  readonly isAsking: boolean
  readonly children: ReactNode
}

export function InspectorHead(props: InspectorHeadProps) {
  const {source, ends, level, mode, onLevel, onSet, isSetting, door, onWhy, isAsking, children} = props
  return (
    <div className="inspector-head">
      <Levels {...{source, ends, level, onLevel}} />
      {onSet && (
        <button
          ref={door}
          type="button"
          className="quiet"
          aria-expanded={isSetting}
          title="choose a field of the source’s descriptor and its value"
          aria-label="set a field"
          onClick={onSet}
        >
          {mode === "medium" ? "field" : "set a field"}
        </button>
      )}
      {onWhy && (
        <button
          type="button"
          className="quiet"
          aria-expanded={isAsking}
          title="why a bit of the copy is as it is (w); or click on one"
          onClick={onWhy}
        >
          why?
        </button>
      )}
      {children}
    </div>
  )
}

type LevelsProps = Pick<InspectorHeadProps, "source" | "ends" | "level" | "onLevel">

/** The entries on the way to the address: any of them can be looked at. */
function Levels({source, ends, level, onLevel}: LevelsProps) {
  const g = source.geometry
  const list = ([-1, 0, 1, 2, 3] as const).filter(l => l >= g.start && l <= ends)
  return (
    <div className="inspector-levels" role="group" aria-label="Entry">
      {list.map(l => (
        <button
          key={l}
          type="button"
          className="quiet"
          aria-pressed={l === level}
          onClick={() => onLevel(l === ends ? null : l)}
        >
          {linuxName(g, l)}
        </button>
      ))}
    </div>
  )
}
