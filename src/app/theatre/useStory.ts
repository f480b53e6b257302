// The story of what is shown, from its teller: the last moment stays until the next one is here, and a story and its moment come together.

import {useEffect, useEffectEvent, useMemo, useState} from "react"
import type {Scenario} from "../../model/machine/scenario.ts"
import type {Source} from "../../model/source.ts"
import type {Pa} from "../../model/word.ts"
import type {Moment, Playbill} from "../../view/theatre/moment.ts"
import type {PageWords} from "../../view/theatre/pageWords.ts"
import {example} from "../head/catalogue.ts"
import {useValue} from "../store.ts"
import {scenarioOf} from "./staging.ts"
import {stories, type Stories} from "./stories.ts"
import type {Place} from "./place.ts"
import type {Answer, Telling} from "./teller.ts"
import type {Remedy} from "./words/remedy.ts"

export interface Told {
  readonly scenario: Scenario
  readonly source: Source
  readonly playbill: Playbill
  readonly moment: Moment
  /** The words of the page that is looked at so near; null: none is, or they are on their way. */
  readonly words: PageWords | null
  /** What helps against its end; null: nothing that is known, or it is still being tried. */
  readonly remedy: Remedy | null
}

export interface StoryShown {
  readonly scenario: Scenario
  readonly source: Source
  /** null: there is none yet. It may be that of the scenario before, while a new one is simulated. */
  readonly told: Told | null
  /** How far it is, while one waits; null: nobody waits. */
  readonly progress: Telling | null
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
  const near = useValue(({look: {memory}}) => (memory?.rung === "words" ? memory.about : null))
  const source = loaded?.source ?? null
  const scenario = useMemo(
    () => experiment && scenarioOf(experiment, staging, example(experiment.source)?.captured ?? null),
    [experiment, staging],
  )
  const [told, setTold] = useState<Told | null>(null)
  const [waiting, setWaiting] = useState<Pick<StoryShown, "progress" | "problem">>(START)
  const [asked, setAsked] = useState<Asked | null>(null)
  // It begins at the place of the moment; another place of the same story is only asked for.
  const begin = useEffectEvent((of: Scenario, from: Source) => {
    setAsked({place, page: pageOf(near, from)})
    line ??= stories(answer => listener(answer))
    line.tell(of, from, place, near)
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
    if (asked === null || source === null) return
    const page = pageOf(near, source)
    if (asked.place === place && asked.page === page) return
    setAsked({place, page})
    if (asked.place !== place) line?.moment(place, near)
    else if (near !== null) line?.words(near)
  }, [asked, place, near, source])
  return scenario && source && {scenario, source, told, ...waiting}
}

/** What the teller was asked for last. */
interface Asked {
  readonly place: Place
  readonly page: number | null
}

/** The page of an address; another word of it is no other question. */
function pageOf(near: Pa | null, {geometry: {granule}}: Source): number | null {
  return near === null ? null : Math.floor(near / granule)
}

const START = {progress: {stage: "machine"}, problem: null} as const
const DONE = {progress: null, problem: null}

function hear(
  of: Pick<Told, "scenario" | "source">,
  answer: Answer,
  setTold: (change: (told: Told | null) => Told | null) => void,
  setWaiting: (waiting: Pick<StoryShown, "progress" | "problem">) => void,
) {
  switch (answer.type) {
    case "progress":
      return setWaiting({progress: answer.progress, problem: null})
    case "told":
      setTold(() => ({...of, ...answer, remedy: null}))
      return setWaiting(DONE)
    case "moment":
      return setTold(told => told && {...told, moment: answer.moment, words: answer.words})
    case "words":
      return setTold(told => told && {...told, words: answer.words})
    case "remedy":
      return setTold(told => told && {...told, remedy: answer.remedy})
    case "failed":
      setTold(() => null)
      return setWaiting({progress: null, problem: answer.message})
  }
}
