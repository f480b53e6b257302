// The page that idmap_page is to map, and the way into its steps. The call is no part of the experiment: it makes tables of its own and leaves
// the copy as it is.

import {useState} from "react"
import {granuleBase, type Geometry} from "../../model/geometry.ts"
import {hex, type Pa} from "../../model/word.ts"
import {useValue} from "../store.ts"
import {openIdmap} from "../time/openTime.ts"
import {readPa} from "./fields.ts"
import {TextField} from "./TextField.tsx"

interface IdmapDoorProps {
  readonly geometry: Geometry
  /** The page that stands there at first. */
  readonly first: Pa
}

export function IdmapDoor({geometry: g, first}: IdmapDoorProps) {
  const asked = useValue(state => state.idmap)
  const [typed, setTyped] = useState<Pa | null>(null)
  const page = typed ?? asked?.page ?? granuleBase(g, first)
  return (
    <div className="map" role="group" aria-label="A page at its own address">
      <p className="editor-words">
        <code>trans_pgd_idmap_page()</code> maps one page at its own address, in tables of its own for TTBR0:
        the copy stays as it is.
      </p>
      <TextField
        label="page"
        className="short"
        value={page}
        print={hex}
        read={text => readPa(text, g, false)}
        onValue={setTyped}
        onSettle={() => {}}
      />
      <button type="button" className="quiet idmap-door" onClick={() => openIdmap({page, tables: null})}>
        step through it
      </button>
    </div>
  )
}
