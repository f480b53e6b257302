// The pages that are mapped after the copy, one after the other: where, which page, with which protection. This is what
// TRANS_FORCEMAP is about.

import type {MapOperation} from "../../model/experiment.ts"
import {alignDown, granuleBase} from "../../model/geometry.ts"
import type {MapResult} from "../../model/outcome.ts"
import {pathAt, translation} from "../../model/path.ts"
import type {Source} from "../../model/source.ts"
import {hex, hex64, type Pa} from "../../model/word.ts"
import {edit, settle} from "./edit.ts"
import {readMapVa, readPa} from "./fields.ts"
import {firstPoint} from "../stage/firstPoint.ts"
import {IconButton} from "../head/Icon.tsx"
import {firstProtection, OFFERED, printProtection, readProtection} from "./protections.ts"
import {IdmapDoor} from "./IdmapDoor.tsx"
import {REVISION_WORDS} from "./revisions.ts"
import type {Shown} from "../shown.ts"
import {current} from "../store.ts"
import {hasIdmap} from "../time/idmapAsked.ts"
import {TextField} from "./TextField.tsx"
import {codeName} from "../words/words.ts"

const MOST = 64

export function MapEditor({experiment: e, loaded, outcome}: Shown) {
  const {source} = loaded
  const g = source.geometry
  const {maps} = REVISION_WORDS[e.revision]
  const change = (n: number, parts: Partial<MapOperation>, field: string) =>
    edit({maps: e.maps.map((map, at) => (at === n ? {...map, ...parts} : map))}, `${field} ${n}`)
  const firstFrame = granuleBase(g, e.frames[0]?.start ?? (0 as Pa))
  const here = () => current().selected ?? current().point ?? firstPoint(source, outcome)
  const frameHere = () => {
    const way = pathAt(g, source.memory, source.root, here())
    return translation(g, way, here())
  }
  const add = () => {
    const va = alignDown(g, 3, here())
    edit({maps: [...e.maps, {va, page: firstFrame, prot: firstProtection(source)}]})
  }
  return (
    <section className="editor maps" aria-label="Pages to map">
      <p className="editor-words">
        {maps ? (
          <>
            After the copy <code>{maps}()</code> maps these into its root, until one fails.
          </>
        ) : (
          "This kernel has no function that maps a page into the copy."
        )}
      </p>
      {e.maps.map((map, n) => (
        <MappedPage
          key={n}
          {...{n, map, source}}
          result={outcome.maps[n]}
          onChange={(parts, field) => change(n, parts, field)}
          onRemove={() => edit({maps: e.maps.filter((_, at) => at !== n)})}
        />
      ))}
      {maps && e.maps.length < MOST && (
        <button type="button" className="quiet" onClick={add}>
          {e.maps.length ? "map one more page" : "map a page"}
        </button>
      )}
      {hasIdmap(e.revision) && <IdmapDoor geometry={g} first={frameHere() ?? firstFrame} />}
    </section>
  )
}

interface MappedPageProps {
  /** Its place in the list, from 0. */
  readonly n: number
  readonly map: MapOperation
  readonly source: Source
  /** undefined: it was not reached. */
  readonly result: MapResult | undefined
  onChange(parts: Partial<MapOperation>, field: string): void
  onRemove(): void
}

/** One of the pages, and what its call returned. */
function MappedPage({n, map, source, result, onChange, onRemove}: MappedPageProps) {
  const g = source.geometry
  return (
    <div className="map" role="group" aria-label={`Page ${n + 1}`}>
      <TextField
        label="at"
        value={map.va}
        print={hex64}
        read={text => readMapVa(text, g)}
        onValue={va => onChange({va}, "va")}
        onSettle={settle}
      />
      <TextField
        label="page"
        className="short"
        value={map.page}
        print={hex}
        read={text => readPa(text, g, true)}
        onValue={page => onChange({page}, "page")}
        onSettle={settle}
      />
      <TextField
        label="protection"
        value={map.prot}
        print={value => printProtection(value, source)}
        read={text => readProtection(text, source)}
        onValue={prot => onChange({prot}, "prot")}
        onSettle={settle}
        hint={
          printProtection(map.prot, source) === hex64(map.prot)
            ? "or a name such as PAGE_KERNEL"
            : hex64(map.prot)
        }
        names={OFFERED}
      />
      <p className="map-result" data-did={result !== undefined && result.rc !== 0}>
        {result ? `returned ${codeName(result.rc)}` : "not reached"}
      </p>
      <IconButton icon="close" name={`Do not map page ${n + 1}`} onPress={onRemove} />
    </div>
  )
}
