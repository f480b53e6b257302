// The address that the columns lead to.

import {useCallback, useEffect, useState} from "react"
import type {Experiment} from "../../model/experiment.ts"
import type {Outcome} from "../../model/outcome.ts"
import type {Source} from "../../model/source.ts"
import type {Va} from "../../model/word.ts"
import {look} from "../stage/firstPoint.ts"
import {current as state} from "../store.ts"

/**
 * The selected address, or where the keys went last. Pointing at a row leaves it: columns that come and go under the pointer could
 * not be read.
 */
export function usePath(
  source: Source,
  experiment: Experiment,
  outcome: Outcome,
  point: Va,
  pinned: boolean,
) {
  const [own, setPath] = useState<{of: string; va: Va | null}>({of: experiment.source, va: state().point})
  const of = experiment.source
  useEffect(() => {
    if (pinned) setPath({of, va: point})
  }, [pinned, point, of])
  const kept = own.of === of ? own.va : null
  const set = useCallback((va: Va) => setPath({of, va}), [of])
  return {path: pinned ? point : (kept ?? look(source, outcome, false)), setPath: set}
}
