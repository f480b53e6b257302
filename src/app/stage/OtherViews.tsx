// The views that stand in the tree's place. The one that somebody is about to ask for is made ahead, unseen, so that the press has only to
// show it.

import {Activity} from "react"
import type {Room} from "../frame.ts"
import {Columns, Mirror} from "../loaders.ts"
import {useValue} from "../store.ts"
import type {View} from "../views.ts"
import type {ViewProps} from "./viewProps.ts"

const OTHERS = [
  {name: "columns", Other: Columns, part: "stage-part"},
  {name: "mirror", Other: Mirror, part: "mirror-part"},
] as const

interface OtherViewsProps extends Omit<ViewProps, "width" | "height"> {
  readonly room: Room
  readonly view: View
  /** What the tree would have. */
  readonly size: {readonly width: number; readonly height: number}
}

export function OtherViews({room, view, size, ...props}: OtherViewsProps) {
  const soon = useValue(state => state.soon)
  const phone = props.mode === "phone"
  return OTHERS.filter(({name}) => name === view || name === soon).map(({name, Other, part}) => (
    <Activity key={name} mode={name === view ? "visible" : "hidden"}>
      <div className={part} style={{minHeight: size.height}}>
        <Other
          {...props}
          width={phone ? room.column : size.width}
          height={phone && name === "columns" ? room.height : size.height}
        />
      </div>
    </Activity>
  ))
}
