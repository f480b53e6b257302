// A component whose code is loaded when it is first shown. React's own lazy() holds what comes late back for 300 ms, so that screens do not
// flicker; here the picture stands still anyway, and a view that is asked for should be there.

import {useEffect, useState, type ComponentType} from "react"

/** Loads a part's code ahead of its use. Where it does not come, the part itself says so when it is shown. */
export function ahead(load: () => Promise<unknown>) {
  load().catch(() => {})
}

/** Shows nothing until the code is here. Where it does not come, says so in its place, and can be asked again. */
export function later<Props extends object>(load: () => Promise<ComponentType<Props>>): ComponentType<Props> {
  let Loaded: ComponentType<Props> | null = null
  return function Later(props: Props) {
    const [problem, setProblem] = useState<unknown>(null)
    const [, setReady] = useState(Loaded !== null)
    const fetch = () => {
      load().then(
        component => {
          Loaded = component
          setProblem(null)
          setReady(true)
        },
        (error: unknown) => setProblem(error),
      )
    }
    useEffect(() => {
      if (!Loaded) fetch()
    }, [])
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
}
