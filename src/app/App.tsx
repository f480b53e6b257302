// The frame: header, verdict and flags, editors, picture.

import {lazy, Suspense, useState} from "react"
import {Boundary} from "./Boundary.tsx"
import {Flags, type Panel} from "./control/Flags.tsx"
import {useRoom} from "./frame.ts"
import {Header} from "./head/Header.tsx"
import {useKeys} from "./keys.ts"
import {Notices} from "./Notices.tsx"
import {Picture} from "./stage/Picture.tsx"
import {useShown} from "./shown.ts"
import {useValue} from "./store.ts"
import {Verdict} from "./words/Verdict.tsx"

const Decode = lazy(async () => ({default: (await import("./decode/Decode.tsx")).Decode}))
const Setup = lazy(async () => ({default: (await import("./control/Setup.tsx")).Setup}))
const MapEditor = lazy(async () => ({default: (await import("./control/MapEditor.tsx")).MapEditor}))

export function App() {
  const room = useRoom()
  const shown = useShown()
  const [panel, setPanel] = useState<Panel>(null)
  const view = useValue(state => state.view)
  useKeys()
  const phone = room.mode === "phone"
  /** Escape closes an editor, unless a field has used it; the focus goes back to the button that opened it. */
  const close = (event: React.KeyboardEvent) => {
    if (event.key !== "Escape") return
    event.stopPropagation()
    document.querySelector<HTMLElement>('.flags [aria-expanded="true"]')?.focus()
    setPanel(null)
  }
  return (
    <div
      className="app"
      data-mode={room.mode}
      style={{"--column": `${room.column}px`} as React.CSSProperties}
    >
      <Header mode={room.mode} />
      <main>
        <Notices />
        {view === "decode" ? (
          <Suspense>
            <Decode mode={room.mode} />
          </Suspense>
        ) : (
          <>
            <div className="band">
              <Verdict mode={room.mode} />
              <Flags {...{phone, panel, setPanel}} />
            </div>
            {shown && panel && (
              <div className="editor-place" onKeyDown={close}>
                <Suspense>{panel === "setup" ? <Setup {...shown} /> : <MapEditor {...shown} />}</Suspense>
              </div>
            )}
            {shown ? (
              <Boundary part="The picture" subject={shown.outcome}>
                <Picture {...shown} room={room} />
              </Boundary>
            ) : (
              <div className="waiting" aria-hidden="true">
                <span />
                <span />
              </div>
            )}
          </>
        )}
      </main>
    </div>
  )
}
