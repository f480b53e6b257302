// A component whose code is loaded when it is first shown. React's own lazy() holds what comes late back for 300 ms, so that screens do not
// flicker; here the picture stands still anyway, and a view that is asked for should be there.

import {useEffect, useState, type ComponentType} from "react"

/** A part whose code is loaded when it is first shown, or ahead of that. */
export type Later<Props extends object> = ComponentType<Props> & {
  /** Loads the code ahead of its use, so that the part is there at once. Where it does not come, the part itself says so when it is shown. */
  readonly ahead: () => Promise<void>
}

/** Shows nothing until the code is here. Where it does not come, says so in its place, and can be asked again. */
export function later<Props extends object>(load: () => Promise<ComponentType<Props>>): Later<Props> {
  let Loaded: ComponentType<Props> | null = null
  const loading = async () => void (Loaded = await load())
  function Part(props: Props) {
    const [problem, setProblem] = useState<unknown>(null)
    const [ready, setReady] = useState(Loaded !== null)
    const fetch = () => {
      loading().then(
        () => {
          setProblem(null)
          setReady(true)
        },
        (error: unknown) => setProblem(error),
      )
    }
    useEffect(() => {
      // Not asked of `Loaded`: the code may have come since this was drawn.
      if (!ready) fetch()
    }, [ready])
    if (Loaded) return <Loaded {...props} />
    if (problem === null) return null
    return (
      <p className="failed" role="alert">
        This part of the page did not come: {problem instanceof Error ? problem.message : String(problem)}{" "}
        <button type="button" className="quiet" onClick={fetch}>
          try again
        </button>
      </p>
    )
  }
  return Object.assign(Part, {ahead: () => loading().catch(() => {})})
}
