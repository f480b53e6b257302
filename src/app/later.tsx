// A component whose code is loaded when it is first shown. React's own lazy() holds what comes late back for 300 ms, so that screens do not
// flicker; here the picture stands still anyway, and a view that is asked for should be there.

import {useEffect, useState, type ComponentType} from "react"

/** Shows nothing until the code is here. What goes wrong on the way is thrown where it is shown. */
export function later<Props extends object>(load: () => Promise<ComponentType<Props>>): ComponentType<Props> {
  let Loaded: ComponentType<Props> | null = null
  return function Later(props: Props) {
    const [problem, setProblem] = useState<unknown>(null)
    const [, setReady] = useState(Loaded !== null)
    useEffect(() => {
      if (Loaded) return
      load().then(
        component => {
          Loaded = component
          setReady(true)
        },
        (error: unknown) => setProblem(error),
      )
    }, [])
    if (problem !== null) throw problem
    return Loaded && <Loaded {...props} />
  }
}
