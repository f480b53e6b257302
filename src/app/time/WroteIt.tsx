// The way from an entry to its step: which step wrote it, left it out, or why there is none.

import {entryAt} from "../../model/path.ts"
import type {Source} from "../../model/source.ts"
import {causeOf} from "../../model/steps/cause.ts"
import type {CopyLine} from "../../model/steps/copyLine.ts"
import type {Va} from "../../model/word.ts"
import {current, send, useValue} from "../store.ts"
import {goTo} from "./go.ts"
import {pausedAt} from "./paused.ts"

const ABSENT = {
  noCopy: "nothing was to be copied",
  outside: "not in the range: no step looks at it",
  lost: "lost: no step looks at it",
} as const

/** To the step that made the entry under the pointer what it is in the end. */
export function WroteIt({source, line}: {readonly source: Source; readonly line: CopyLine}) {
  const at = useValue(state => state.selected ?? state.point)
  const find = (va: Va) => {
    const {level} = entryAt(source, pausedAt(line, line.count).outcome, va)
    const cause = causeOf(line, {level, va})
    if (cause.number === null) send({type: "notice", text: `This entry is ${ABSENT[cause.kind]}.`})
    else goTo(line, cause.number)
  }
  return (
    <button
      type="button"
      title="to the step that made this entry what it is"
      disabled={at === null}
      onClick={() => find(current().selected ?? current().point!)}
    >
      this entry
    </button>
  )
}
