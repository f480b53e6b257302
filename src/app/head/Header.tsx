// Name, source, algorithm, and the few things one does to the page as a whole.

import {memo, useEffect, useState} from "react"
import type {Mode} from "../../view/stage/layout.ts"
import {Boundary} from "../Boundary.tsx"
import {Compare} from "./Compare.tsx"
import {IconButton} from "./Icon.tsx"
import {isText} from "../keys.ts"
import {later} from "../later.tsx"
import {Revisions} from "../control/Revisions.tsx"
import {ListToggle} from "./ListToggle.tsx"
import {Views} from "./Views.tsx"
import {SourceMenu} from "./SourceMenu.tsx"
import type {ThemeChoice} from "../state.ts"
import {send, useValue} from "../store.ts"
import {showsOutcome} from "../views.ts"

const TransitionMenu = later(async () => (await import("../theatre/TransitionMenu.tsx")).TransitionMenu)
const FlagMarks = later(async () => (await import("../theatre/FlagMarks.tsx")).FlagMarks)
const Help = later(async () => (await import("./Help.tsx")).Help)

const NEXT: Record<ThemeChoice, ThemeChoice> = {system: "light", light: "dark", dark: "system"}
const THEMES: Record<ThemeChoice, string> = {system: "as the system", light: "light", dark: "dark"}

export const Header = memo(function Header({mode}: {readonly mode: Mode}) {
  const undoable = useValue(state => state.past.length > 0)
  const redoable = useValue(state => state.future.length > 0)
  const view = useValue(state => state.view)
  const staged = view === "theatre"
  const theme = useValue(state => state.theme)
  const [help, setHelp] = useState(false)
  useEffect(() => {
    const ask = (event: KeyboardEvent) => {
      if (event.key === "?" && !isText(event.target)) setHelp(true)
    }
    window.addEventListener("keydown", ask)
    return () => window.removeEventListener("keydown", ask)
  }, [])
  return (
    <header className="header">
      <div className="brand">
        <Logo />
        <span>trans-table</span>
      </div>
      {view === "review" ? (
        <div className="picker source-menu">
          <span className="label">review</span>
          <span className="picker-value">James Morse on patch v1 2/8</span>
        </div>
      ) : (
        <>
          {staged && (
            <Boundary part="The list of transitions" subject={null}>
              <TransitionMenu />
            </Boundary>
          )}
          <SourceMenu label={staged ? "machine" : "source"} />
          {staged && (
            <Boundary part="The flags" subject={null}>
              <FlagMarks />
            </Boundary>
          )}
          <Revisions line={mode === "wide" && !staged} />
        </>
      )}
      <Views>
        {showsOutcome(view) && (
          <>
            <Compare />
            <ListToggle />
          </>
        )}
      </Views>
      <div className="tools" role="group" aria-label="Page">
        <IconButton icon="undo" name="Undo" disabled={!undoable} onPress={() => send({type: "undo"})} />
        <IconButton icon="redo" name="Redo" disabled={!redoable} onPress={() => send({type: "redo"})} />
        <CopyLink />
        <IconButton
          icon="theme"
          name={`Theme: ${THEMES[theme]}`}
          onPress={() => send({type: "theme", theme: NEXT[theme]})}
        />
        <IconButton icon="help" name="Help" onPress={() => setHelp(now => !now)} />
      </div>
      {help && (
        <Boundary part="The help" subject={null}>
          <Help onClose={() => setHelp(false)} />
        </Boundary>
      )}
    </header>
  )
})

/** Copies the address bar; says so beside the icon, for two seconds. */
function CopyLink() {
  const [copied, setCopied] = useState(false)
  useEffect(() => {
    if (!copied) return
    const timer = window.setTimeout(() => setCopied(false), 2000)
    return () => window.clearTimeout(timer)
  }, [copied])
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(location.href)
      setCopied(true)
    } catch {
      send({type: "notice", text: "The browser does not let the page copy: the link is in the address bar."})
    }
  }
  return (
    <span className="copy-link">
      <IconButton icon="link" name="Copy link" onPress={() => void copy()} />
      <span role="status">{copied && "copied"}</span>
    </span>
  )
}

function Logo() {
  return (
    <svg className="logo" viewBox="0 0 28 22" width="28" height="22" aria-hidden="true">
      <path className="logo-source" d="M0 2.5v17L11.5 11Z" />
      <path className="logo-copy" d="M28 2.5v17L16.5 11Z" />
      <path className="logo-seam" d="M13.1 0h1.8v22h-1.8Z" />
    </svg>
  )
}
