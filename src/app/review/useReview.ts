// What is known of the points of the review so far: asked of the reviewer when one looks, and kept, since examples do not change.

import {useEffect, useSyncExternalStore} from "react"
import {workerLine, type Line} from "../workerLine.ts"
import type {Restored} from "./restores.ts"
import type {Answer, Question} from "./reviewer.ts"
import type {Setting} from "./sixteen.ts"
import type {Tried} from "./tried.ts"

/** Of a point; what is undefined is not known yet. */
export interface Found {
  readonly figure?: string
  readonly tried?: Tried
  readonly restored?: readonly Restored[]
  /** Why nothing can be restored. */
  readonly unrestored?: string
  readonly settings?: readonly Setting[]
}

export interface Known {
  /** By the names of the points. */
  readonly points: Readonly<Record<string, Found>>
  /** Of an example that could not be read. */
  readonly problem: string | null
}

let known: Known = {points: {}, problem: null}
let line: Line<Question> | null = null
const listeners = new Set<() => void>()

/** What is known, with a new answer. */
export function learn({points, problem}: Known, answer: Answer): Known {
  if (answer.type === "problem") return {points, problem: answer.message}
  const {name} = answer
  return {problem, points: {...points, [name]: {...points[name], ...found(answer)}}}
}

function found(answer: Exclude<Answer, {type: "problem"}>): Found {
  switch (answer.type) {
    case "figure":
      return {figure: answer.figure}
    case "tried":
      return {tried: answer.tried}
    case "restored":
      return {restored: answer.restored}
    case "unrestored":
      return {unrestored: answer.message}
    case "settings":
      return {settings: answer.settings}
  }
}

function hear(answer: Answer) {
  known = learn(known, answer)
  for (const listener of listeners) listener()
}

function ask(question: Question) {
  line ??= workerLine(
    () => new Worker(new URL("./reviewWorker.ts", import.meta.url), {type: "module"}),
    async () => (await import("./reviewer.ts")).reviewer,
    hear,
  )
  line.post(question)
}

function subscribe(listener: () => void) {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

/** What is known of all points while one of them is looked at. */
export function useReview(name: string): Known {
  useEffect(() => {
    known = {...known, problem: null}
    ask({type: "try", name, base: document.baseURI})
    return () => ask({type: "rest"})
  }, [name])
  return useSyncExternalStore(subscribe, () => known)
}
