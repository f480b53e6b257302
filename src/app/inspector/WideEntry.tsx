// The entry on a screen that is wide enough for 64 bits in one line: both descriptors as numbers, the bits, the reason tied to them.

import type {Path, PathEntry} from "../../model/path.ts"
import {hex64} from "../../model/word.ts"
import {BIT_GRIDS} from "../../view/bits.ts"
import {absentWords, entryWords} from "../words/entryWords.ts"
import {WhyWords} from "../words/WhyWords.tsx"
import {BitRows} from "./BitRows.tsx"
import {EntryValue} from "./EntryValue.tsx"
import {ShownWords} from "./ShownWords.tsx"
import {spoken, type ShownEntry} from "./shownEntry.ts"

interface WideEntryProps {
  readonly shown: ShownEntry
  readonly mode: "wide" | "medium"
}

export function WideEntry({shown, mode}: WideEntryProps) {
  const {source, at, level, from, to, reason, refuse, hold} = shown
  const brief = mode === "medium"
  const value = (entry: PathEntry | undefined, way: Path) =>
    entry ? <code>{hex64(entry).slice(brief ? 2 : 0)}</code> : <span>{absentWords(source, way)}</span>
  return (
    <>
      <p className="inspector-value source">
        <b>Source</b>{" "}
        {from ? (
          <EntryValue {...{source, entry: from, brief}} onProblem={refuse} onBegin={hold} />
        ) : (
          value(from, at.source)
        )}
      </p>
      <p className="inspector-value copy">
        <b>Copy</b> {value(to, at.copy)}
      </p>
      <p className="inspector-entry">{entryWords(source, at, level, brief)}</p>
      <BitRows {...shown} grid={BIT_GRIDS[mode]} changed={reason.changed} spoken={spoken(shown)}>
        <ShownWords {...{shown, brief}}>
          <WhyWords reason={reason} grid={BIT_GRIDS[mode]} />
        </ShownWords>
      </BitRows>
    </>
  )
}
