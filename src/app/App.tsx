// The frame: header, verdict and flags, editors, picture.

import {useEffect, useMemo, useRef, useState, type ComponentType} from "react"
import {Boundary} from "./Boundary.tsx"
import {Flags, type Panel} from "./control/Flags.tsx"
import {listHeight, stepsHeight, useRoom, type Room} from "./frame.ts"
import {Header} from "./head/Header.tsx"
import {Skip} from "./head/Skip.tsx"
import {later} from "./later.tsx"
import {Decode, Review, Theatre} from "./loaders.ts"
import {useKeys} from "./keys.ts"
import {Notices} from "./Notices.tsx"
import {Picture} from "./stage/Picture.tsx"
import {useShown, type Shown} from "./shown.ts"
import {useValue} from "./store.ts"
import {useEscape} from "./useEscape.ts"
import {showsOutcome} from "./views.ts"
import {Verdict} from "./words/Verdict.tsx"

const CompareBand = later(async () => (await import("./compare/CompareBand.tsx")).CompareBand)
const DifferenceList = later(async () => (await import("./differences/DifferenceList.tsx")).DifferenceList)
const Steps = later(async () => (await import("./time/Steps.tsx")).Steps)
const IdmapPicture = later(async () => (await import("./time/IdmapPicture.tsx")).IdmapPicture)
const Setup = later(async () => inPlace((await import("./control/Setup.tsx")).Setup))
const MapEditor = later(async () => inPlace((await import("./control/MapEditor.tsx")).MapEditor))

export function App() {
  useKeys()
  const whole = useRoom()
  const shown = useShown()
  const [panel, setPanel] = usePanel()
  const view = useValue(state => state.view)
  const listing = useValue(state => state.listing)
  const timing = useValue(state => state.step !== null)
  const docked = shown && showsOutcome(view)
  const listed = docked && listing ? listHeight(whole) : docked && timing ? stepsHeight(whole) : 0
  const room = useMemo(() => ({...whole, height: whole.height - listed}), [whole, listed])
  return (
    <div
      className="app"
      data-mode={room.mode}
      data-view={view}
      style={
        {
          "--column": `${room.column}px`,
          "--listed": `${listed}px`,
        } as React.CSSProperties
      }
    >
      <Skip />
      <Header mode={room.mode} />
      <main>
        <Notices />
        {view === "decode" ? (
          <Decode mode={room.mode} />
        ) : view === "review" ? (
          <Review {...room} />
        ) : view === "theatre" ? (
          <Boundary part="The theatre" subject={shown?.outcome}>
            <Theatre room={whole} />
          </Boundary>
        ) : (
          <Copying {...{shown, room, panel, setPanel}} />
        )}
      </main>
    </div>
  )
}

interface CopyingProps {
  /** null: the source is still being read. */
  readonly shown: Shown | null
  readonly room: Room
  readonly panel: Panel
  setPanel(panel: Panel): void
}

/** An experiment and what came of it: what is said and can be switched, the editors, the list or the steps, the picture. */
function Copying({shown, room, panel, setPanel}: CopyingProps) {
  const view = useValue(state => state.view)
  const listing = useValue(state => state.listing)
  const comparing = useValue(state => state.versus !== null)
  const timing = useValue(state => state.step !== null)
  const idmap = useValue(state => state.idmap)
  const phone = room.mode === "phone"
  return (
    <>
      {comparing && !idmap ? (
        <div className="comparison-place">
          <CompareBand />
        </div>
      ) : (
        <div className="band">
          <Verdict mode={room.mode} />
          <Flags {...{phone, panel, setPanel}} bare={phone && view !== "tree"} />
        </div>
      )}
      {shown && panel && (
        <Boundary part="The editor" subject={panel}>
          {panel === "setup" ? <Setup {...shown} /> : <MapEditor {...shown} />}
        </Boundary>
      )}
      {listing && shown && <DifferenceList />}
      {timing && <Steps />}
      {shown ? (
        <Boundary part="The picture" subject={shown.outcome}>
          {idmap ? <IdmapPicture {...shown} room={room} /> : <Picture {...shown} room={room} />}
        </Boundary>
      ) : (
        <div className="waiting" aria-hidden="true">
          <span />
          <span />
        </div>
      )}
    </>
  )
}

/** Which editor is open. Escape closes it, and so does the idmap, whose door is in one: it would lie over it. */
function usePanel() {
  const [panel, setPanel] = useState<Panel>(null)
  const idmap = useValue(state => state.idmap)
  const [seen, setSeen] = useState(idmap)
  if (seen !== idmap) {
    setSeen(idmap)
    if (idmap) setPanel(null)
  }
  useEscape(panel !== null, () => {
    document.querySelector<HTMLElement>('.flags [aria-expanded="true"]')?.focus()
    setPanel(null)
  })
  return [panel, setPanel] as const
}

/** An editor in its place; the focus goes into it when it opens. */
function inPlace(Editor: ComponentType<Shown>) {
  return function EditorPlace(shown: Shown) {
    const place = useRef<HTMLDivElement>(null)
    useEffect(() => place.current!.querySelector<HTMLElement>("input, textarea, select, button")?.focus(), [])
    return (
      <div ref={place} className="editor-place">
        <Editor {...shown} />
      </div>
    )
  }
}
