// Examples that a page needs besides the one that is shown: read once, kept with all others.

import {useEffect, useState} from "react"
import type {Loaded} from "../../model/loaded.ts"
import {example} from "../head/catalogue.ts"
import {current, send, useValue} from "../store.ts"

export interface Opened {
  /** By name, those that are here. */
  readonly opened: Readonly<Record<string, Loaded>>
  /** What could not be read, and why. */
  readonly problem: string | null
}

/** Reads one after the other, in their order. */
export function useOpened(names: readonly string[]): Opened {
  const opened = useValue(state => state.opened)
  const [problem, setProblem] = useState<string | null>(null)
  const wanted = names.join()
  useEffect(() => {
    let wants = true
    async function read() {
      for (const name of wanted.split(",")) {
        if (!wants || current().opened[name]) continue
        try {
          send({type: "opened", name, opened: await example(name)!.load()})
        } catch (error) {
          setProblem(error instanceof Error ? error.message : String(error))
        }
      }
    }
    void read()
    return () => {
      wants = false
    }
  }, [wanted])
  return {opened, problem}
}
