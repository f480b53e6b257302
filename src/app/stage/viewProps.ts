// What every view of an outcome is given: all show the same, and are linked by the point and the selection.

import type {Experiment} from "../../model/experiment.ts"
import type {Outcome} from "../../model/outcome.ts"
import type {Source} from "../../model/source.ts"
import type {Va} from "../../model/word.ts"
import type {Theme} from "../../view/palette.ts"
import type {Mode} from "../../view/stage/layout.ts"

export interface ViewProps {
  readonly source: Source
  readonly experiment: Experiment
  readonly outcome: Outcome
  readonly point: Va
  readonly pinned: boolean
  readonly theme: Theme
  readonly mode: Mode
  readonly width: number
  readonly height: number
  onPoint(va: Va | null): void
  onSelect(va: Va | null): void
}
