// The entries of the source that were written over: how many, and a list that goes to each and takes it back.

import {memo, useMemo, useState} from "react"
import {edited} from "../../model/edit.ts"
import {entryPlace} from "../../model/entryPlace.ts"
import {alignDown, index, linuxName} from "../../model/geometry.ts"
import {readWord} from "../../model/memory.ts"
import type {Experiment} from "../../model/experiment.ts"
import type {Source} from "../../model/source.ts"
import {hex, hex64, type Va} from "../../model/word.ts"
import type {Mode} from "../../view/stage/layout.ts"
import {edit} from "../control/edit.ts"

interface EditsProps {
  readonly source: Source
  readonly experiment: Experiment
  /** A narrow window has room for the mark of an edit and the number. */
  readonly mode: Mode
  onSelect(va: Va): void
}

export const Edits = memo(function Edits({source, experiment: {edits}, mode, onSelect}: EditsProps) {
  const [open, setOpen] = useState(false)
  const list = useMemo(
    () =>
      edits.map(one => ({
        ...one,
        place: entryPlace(source, one.at),
        before: readWord(edited(source, []).memory, one.at)!,
      })),
    [source, edits],
  )
  if (edits.length === 0) return null
  const {geometry: g} = source
  return (
    <div
      className="edits"
      onKeyDown={event => {
        if (event.key !== "Escape" || !open) return
        event.stopPropagation()
        setOpen(false)
      }}
    >
      <button
        type="button"
        className="quiet"
        aria-expanded={open}
        aria-label={`${edits.length} edited`}
        onClick={() => setOpen(!open)}
      >
        {mode === "medium" ? <i aria-hidden="true" /> : ""}
        {edits.length}
        {mode === "medium" ? "" : " edited"}
      </button>
      {open && (
        <div className="edits-list" role="group" aria-label="Edited entries">
          <table>
            <thead>
              <tr>
                <th scope="col">entry</th>
                <th scope="col">the kernel’s</th>
                <th scope="col">now</th>
                <td />
              </tr>
            </thead>
            <tbody>
              {list.map(({at, value, place, before}) => (
                <tr key={at}>
                  <th scope="row">
                    {place ? (
                      <button
                        type="button"
                        className="quiet"
                        onClick={() => onSelect(alignDown(g, place.level, place.va))}
                      >
                        {linuxName(g, place.level)} {index(g, place.level, place.va)} of {hex64(place.va)}
                      </button>
                    ) : (
                      `${hex(at)}, where no walk comes`
                    )}
                  </th>
                  <td>
                    <code>{hex64(before)}</code>
                  </td>
                  <td>
                    <code>{hex64(value)}</code>
                  </td>
                  <td>
                    <button
                      type="button"
                      className="quiet"
                      onClick={() => edit({edits: edits.filter(other => other.at !== at)})}
                    >
                      take back
                    </button>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          {edits.length > 1 && (
            <button type="button" className="quiet" onClick={() => edit({edits: []})}>
              take all back
            </button>
          )}
        </div>
      )}
    </div>
  )
})
