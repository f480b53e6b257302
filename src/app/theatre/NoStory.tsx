// In the place of a story that there is not, or not yet: why, and what to do.

import type {Telling} from "./teller.ts"
import {doing} from "./words/progress.ts"

interface NoStoryProps {
  /** null: it is on its way. */
  readonly problem: string | null
  readonly progress: Telling | null
}

export function NoStory({problem, progress}: NoStoryProps) {
  if (problem === null)
    return (
      <div className="theatre-head">
        <div className="theatre-words" role="status">
          <h1>The machine is being set up…</h1>
          <p>Its memory is laid out, the table copied, and the list copied page by page.</p>
          {/* Not to be read aloud each time. */}
          {progress && <p aria-live="off">{doing(progress)}</p>}
        </div>
      </div>
    )
  return (
    <div className="theatre-head">
      <div className="theatre-words" role="status">
        <h1>Nothing can be restored here.</h1>
        <p>
          <b>
            {problem[0].toUpperCase()}
            {problem.slice(1)}.
          </b>{" "}
          {adviceOn(problem)}
        </p>
      </div>
    </div>
  )
}

/** What helps against a machine that cannot be made. */
export function adviceOn(problem: string): string {
  if (problem.includes("linear map"))
    return "A restore goes through the linear map. Choose another machine, or take the edits back in the tree."
  if (problem.includes("crash kernel"))
    return "Choose the machine that waits for a crash, 6.1-4k-crash, or let the segments be copied."
  if (problem.includes("ordinary memory"))
    return "A captured page would lie where the copy’s pages are: in the tree, under “range, memory”, let those begin elsewhere."
  return "The image, the pages where it waits and the copy’s tables must all fit. Choose a machine with more memory, or fewer pages."
}
