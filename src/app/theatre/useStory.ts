// The story of what is shown, from its teller: the last moment stays until the next one is here, and a story and its moment come together.

import {useEffect, useEffectEvent, useMemo, useState} from "react"
import type {Scenario} from "../../model/machine/scenario.ts"
import type {Source} from "../../model/source.ts"
import type {Moment, Playbill} from "../../view/theatre/moment.ts"
import {example} from "../head/catalogue.ts"
import {useValue} from "../store.ts"
import {scenarioOf} from "./staging.ts"
import {stories, type Stories} from "./stories.ts"
import type {Place} from "./place.ts"
import type {Answer} from "./teller.ts"

export interface Told {
  readonly scenario: Scenario
  readonly source: Source
  readonly playbill: Playbill
  readonly moment: Moment
}

export interface StoryShown {
  readonly scenario: Scenario
  readonly source: Source
  /** null: there is none yet. It may be that of the scenario before, while a new one is simulated. */
  readonly told: Told | null
  /** 0 to 1, while one waits; null: nobody waits. */
  readonly progress: number | null
  /** Why there is no story. */
  readonly problem: string | null
}

// One teller for the page, so that what it keeps outlives a look at the tree.
let line: Stories | null = null
let listener: (answer: Answer) => void = () => {}

/** null until the first example is here. */
export function useStory(): StoryShown | null {
  const experiment = useValue(state => state.experiment)
  const loaded = useValue(state => (state.experiment ? state.opened[state.experiment.source] : null))
  const staging = useValue(state => state.staging)
  const place = useValue(state => state.place)
  const source = loaded?.source ?? null
  const scenario = useMemo(
    () => experiment && scenarioOf(experiment, staging, example(experiment.source)?.captured ?? null),
    [experiment, staging],
  )
  const [told, setTold] = useState<Told | null>(null)
  const [waiting, setWaiting] = useState<Pick<StoryShown, "progress" | "problem">>(START)
  const [asked, setAsked] = useState<Place | null>(null)
  // It begins at the place of the moment; another place of the same story is only asked for.
  const begin = useEffectEvent((of: Scenario, from: Source) => {
    setAsked(place)
    line ??= stories(answer => listener(answer))
    line.tell(of, from, place)
  })
  useEffect(() => {
    if (!scenario || !source) return
    listener = answer => hear({scenario, source}, answer, setTold, setWaiting)
    setWaiting(START)
    begin(scenario, source)
    return () => {
      listener = () => {}
    }
  }, [scenario, source])
  useEffect(() => {
    if (asked === null || asked === place) return
    setAsked(place)
    line?.moment(place)
  }, [asked, place])
  return scenario && source && {scenario, source, told, ...waiting}
}

const START = {progress: 0, problem: null}
const DONE = {progress: null, problem: null}

function hear(
  of: Pick<Told, "scenario" | "source">,
  answer: Answer,
  setTold: (change: (told: Told | null) => Told | null) => void,
  setWaiting: (waiting: Pick<StoryShown, "progress" | "problem">) => void,
) {
  switch (answer.type) {
    case "progress":
      return setWaiting({progress: answer.copied / answer.pages, problem: null})
    case "told":
      setTold(() => ({...of, playbill: answer.playbill, moment: answer.moment}))
      return setWaiting(DONE)
    case "moment":
      return setTold(told => told && {...told, moment: answer.moment})
    case "failed":
      setTold(() => null)
      return setWaiting({progress: null, problem: answer.message})
  }
}
