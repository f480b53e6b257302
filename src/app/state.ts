// The whole state of the page as one immutable value, and the one function that changes it. Undo and redo are lists of
// experiments. Where the pointer is (point) and what is selected (selected) are no part of an experiment.

import type {Experiment} from "../model/experiment.ts"
import {hex64, type Va} from "../model/word.ts"
import {edited} from "../model/edit.ts"
import {pathAt} from "../model/path.ts"
import type {Loaded} from "../model/loaded.ts"
import {about, UNASKED, type Question} from "./decode/question.ts"
import type {View} from "./views.ts"
import {rulesOf, type Versus, type Wings} from "./compare/versus.ts"
import type {Rung} from "../view/zoom/rung.ts"
import type {FlagName} from "./control/revisions.ts"
import {FIRST_LOOK, type Look} from "./look.ts"
import {complete} from "./link/complete.ts"
import type {Link, Zoom} from "./link/url.ts"
import type {Place} from "./theatre/place.ts"
import type {IdmapAsked} from "./time/idmapAsked.ts"
import {sameStaging, STAGED, type Staging} from "./theatre/staging.ts"

export type ThemeChoice = "system" | "light" | "dark"

/** A switch between its states: the knob's place, 0 (off) to 1 (on). */
export interface Held {
  readonly flag: FlagName
  readonly fraction: number
}

/** What undo goes back to. */
export interface Step {
  readonly experiment: Experiment
  readonly versus: Versus | null
  readonly staging: Staging
}

export interface State {
  /** Every example that was read, by name: undo crosses sources without reading again. */
  readonly opened: Readonly<Record<string, Loaded>>
  /** The example that is being read, and the link that asked for it, if one did. */
  readonly opening: {readonly name: string; readonly link: Link | null} | null
  /** null until the first example is here. */
  readonly experiment: Experiment | null
  readonly past: readonly Step[]
  readonly future: readonly Step[]
  /** The field whose typing makes the last step of undo: it grows instead of a new step. */
  readonly typing: string | null
  readonly point: Va | null
  readonly selected: Va | null
  readonly held: Held | null
  readonly theme: ThemeChoice
  readonly view: View
  /** The view at whose name the pointer or the focus is: drawn ahead, unseen. */
  readonly soon: View | null
  /** How near the tree is looked at, and the address that it was zoomed about or that was selected since. */
  readonly zoom: Zoom
  readonly look: Look
  /** What the decoder is asked. */
  readonly question: Question
  /** What the copy is held against; null: nothing. */
  readonly versus: Versus | null
  /** Of a comparison: both copies, or one of them against the source. */
  readonly wings: Wings
  /** Is the list of differences open? */
  readonly listing: boolean
  /** The step after which the copy is looked at; null: at its end. */
  readonly step: number | null
  /** The call of idmap_page whose step it is instead; null without a step. */
  readonly idmap: IdmapAsked | null
  /** The point of the review that is looked at; null: the one that it opens with. */
  readonly review: string | null
  /** How the theatre stages a transition, and which moment of it is looked at. */
  readonly staging: Staging
  readonly place: Place
  /** The event that a link names, until a story is told that it can be held against; null: none. */
  readonly linkedPlace: number | null
  readonly notices: readonly string[]
}

export type Event =
  | {readonly type: "open"; readonly name: string; readonly link?: Link}
  | {readonly type: "opened"; readonly name: string; readonly opened: Loaded}
  | {readonly type: "failed"; readonly name: string; readonly message: string}
  | {readonly type: "edit"; readonly experiment: Experiment; readonly typing?: string}
  | {readonly type: "settle" | "undo" | "redo" | "swap"}
  | {readonly type: "versus"; readonly versus: Versus | null}
  | {readonly type: "list"; readonly open: boolean}
  | {readonly type: "look"; readonly look: Partial<Look>}
  | {readonly type: "step"; readonly step: number | null; readonly va?: Va}
  | {readonly type: "idmap"; readonly idmap: IdmapAsked}
  | {readonly type: "stage"; readonly staging: Staging}
  | {readonly type: "place"; readonly place: Place}
  | {readonly type: "wings"; readonly wings: Wings}
  | {readonly type: "point"; readonly va: Va | null}
  | {readonly type: "select"; readonly va: Va | null}
  | {readonly type: "hold"; readonly held: Held | null}
  | {readonly type: "zoom"; readonly rung: Rung; readonly about?: Va}
  | {readonly type: "view"; readonly view: View}
  | {readonly type: "soon"; readonly view: View | null}
  | {readonly type: "review"; readonly point: string}
  | {readonly type: "ask"; readonly question: Question}
  | {readonly type: "theme"; readonly theme: ThemeChoice}
  | {readonly type: "notice"; readonly text: string}
  | {readonly type: "dismiss"; readonly text: string}

/** Nothing is looked at step by step. */
const UNTIMED = {step: null, idmap: null} as const

export const initial: State = {
  opened: {},
  opening: null,
  experiment: null,
  past: [],
  future: [],
  typing: null,
  point: null,
  selected: null,
  held: null,
  theme: "system",
  view: "tree",
  soon: null,
  zoom: {rung: "pixels", about: null},
  look: FIRST_LOOK,
  question: UNASKED,
  versus: null,
  wings: "both",
  listing: false,
  ...UNTIMED,
  review: null,
  staging: STAGED,
  place: "opening",
  linkedPlace: null,
  notices: [],
}

export function update(state: State, event: Event): State {
  switch (event.type) {
    case "open": {
      const opened = state.opened[event.name]
      const link = event.link ?? null
      return opened ? arrive(state, opened, link) : {...state, opening: {name: event.name, link}}
    }
    case "opened": {
      const here = {...state, opened: {...state.opened, [event.name]: event.opened}}
      if (state.opening?.name !== event.name) return here
      return arrive(here, event.opened, state.opening.link)
    }
    case "failed":
      if (state.opening?.name !== event.name) return state
      return noticed({...state, opening: null}, event.message)
    case "edit":
      if (same(state.experiment, event.experiment)) return state.held ? {...state, held: null} : state
      if (event.typing !== undefined && event.typing === state.typing) {
        // What was typed and typed back is no step.
        const back = same(state.past.at(-1)?.experiment ?? null, event.experiment)
        const past = back ? state.past.slice(0, -1) : state.past
        const typing = back ? null : state.typing
        return {...state, experiment: event.experiment, past, future: [], held: null, typing}
      }
      return {...become(state, event.experiment), typing: event.typing ?? null}
    case "settle":
      return state.typing === null ? state : {...state, typing: null}
    case "soon":
      return event.view === state.soon ? state : {...state, soon: event.view}
    case "undo":
      return travel(state, "past", "future")
    case "redo":
      return travel(state, "future", "past")
    case "point":
      // The picture stands still when the pointer leaves it.
      return event.va === null || event.va === state.point ? state : {...state, point: event.va}
    case "select":
      return selecting(state, event.va)
    case "hold":
      return {...state, held: event.held, ...(event.held && UNTIMED)}
    case "zoom":
      return {...state, zoom: {rung: event.rung, about: event.about ?? state.zoom.about}}
    case "view":
      return looking(state, event.view)
    case "review":
      return {...state, view: "review", review: event.point}
    case "ask":
      return {...state, question: event.question}
    case "theme":
      return {...state, theme: event.theme}
    case "versus":
      return state.experiment ? become(state, state.experiment, event.versus) : state
    case "list":
      // Both stand at the window's foot.
      return {...state, listing: event.open, ...(event.open && UNTIMED)}
    case "look":
      return {...state, look: {...state.look, ...event.look}}
    case "step":
      return stepping(state, event.step, event.va)
    case "idmap":
      return {...stepping(state, 0, undefined), idmap: event.idmap}
    case "stage":
      return state.experiment ? become(state, state.experiment, state.versus, event.staging) : state
    case "place":
      return event.place === state.place && state.linkedPlace === null
        ? state
        : {...state, place: event.place, linkedPlace: null}
    case "wings":
      return {...state, wings: event.wings}
    case "swap": {
      const {experiment, versus} = state
      if (!experiment || !versus || versus === "kernel") return state
      return become(state, {...experiment, ...versus}, rulesOf(experiment))
    }
    case "notice":
      return noticed(state, event.text)
    case "dismiss":
      return {...state, notices: state.notices.filter(text => text !== event.text)}
  }
}

/** Two experiments with the same content; both are plain data. */
export function same<T extends object | string | null>(a: T, b: T): boolean {
  const text = (e: T) => JSON.stringify(e, (_, value) => (typeof value === "bigint" ? `${value}n` : value))
  return a === b || text(a) === text(b)
}

function become(state: State, experiment: Experiment, versus = state.versus, staging = state.staging): State {
  if (same(state.experiment, experiment) && same(state.versus, versus) && sameStaging(state.staging, staging))
    return {...state, held: null}
  return {
    ...state,
    ...opens(state, versus),
    ...{experiment, staging},
    past: state.experiment ? [...state.past, stepOf(state, state.experiment)] : state.past,
    future: [],
    held: null,
    typing: null,
    ...UNTIMED,
  }
}

function stepOf({versus, staging}: State, experiment: Experiment): Step {
  return {experiment, versus, staging}
}

/** The spot is where the step was; what was selected before is let go. */
function stepping(state: State, step: number | null, va: Va | undefined): State {
  if (step === null) return {...state, ...UNTIMED}
  const spot = va === undefined ? {} : {point: va, selected: null}
  return {...state, ...spot, step, listing: false, held: null}
}

/** A comparison begins with both copies, at their first difference unless something is selected. */
function opens({versus: before, wings, point}: State, versus: Versus | null) {
  if (before !== null && versus !== null) return {versus, wings, point}
  return {versus, wings: "both", point: versus === null ? point : null} as const
}

/** An example is here: its own experiment, or what a link made of it. */
function arrive(state: State, opened: Loaded, link: Link | null): State {
  const left = {...state, opening: null}
  if (!link) {
    const moved = state.experiment?.source !== opened.experiment.source
    if (!moved) return become(left, opened.experiment)
    return {...become(left, opened.experiment, null, STAGED), ...nowhere(state)}
  }
  const {
    experiment,
    at,
    about: zoomedAt,
    versus,
    step,
    idmap,
    listing,
    look,
    problems,
  } = complete(link, opened)
  const moved = state.experiment?.source !== experiment.source
  const shown = {
    selected: at,
    point: at ?? (moved ? null : state.point),
    zoom: {rung: link.zoom, about: zoomedAt ?? at},
    place: link.place,
    linkedPlace: typeof link.place === "number" ? link.place : null,
  }
  const wings = versus === null ? "both" : link.wings
  const here = become(left, experiment, versus, link.staging)
  return problems.reduce(noticed, {...here, ...shown, wings, step, idmap, listing, look})
}

/** Places of one source mean nothing in another. */
function nowhere({
  zoom,
}: State): Pick<State, "point" | "selected" | "zoom" | "look" | "place" | "linkedPlace"> {
  const place = {place: "opening", linkedPlace: null} as const
  return {point: null, selected: null, zoom: {...zoom, about: null}, look: FIRST_LOOK, ...place}
}

/** A selected place is what the zoomed tree is about. */
function selecting(state: State, va: Va | null): State {
  const {zoom, point} = state
  return {...state, selected: va, point: va ?? point, zoom: va === null ? zoom : {...zoom, about: va}}
}

/** Another view. The decoder begins with the entry that is selected, if it has not been asked yet. */
function looking(state: State, view: View): State {
  const {question, selected, experiment, opened} = state
  const loaded = experiment && opened[experiment.source]
  if (view !== "decode" || question.text !== "" || !loaded) return {...state, view}
  const source = edited(loaded.source, experiment.edits)
  const entry =
    selected === null
      ? undefined
      : pathAt(source.geometry, source.memory, source.root, selected).entries.at(-1)
  return {...state, view, question: about(source, entry ? hex64(entry) : "", entry?.level ?? null)}
}

function noticed(state: State, text: string): State {
  return {...state, notices: [...state.notices.filter(other => other !== text), text]}
}

function travel(state: State, from: "past" | "future", to: "past" | "future"): State {
  const list = state[from]
  const step = list.at(-1)
  if (!step || !state.experiment) return state
  const {experiment, versus, staging} = step
  const moved = experiment.source !== state.experiment.source
  return {
    ...{...state, ...opens(state, versus), experiment, staging},
    ...{held: null, typing: null, opening: null, ...UNTIMED},
    ...(moved ? nowhere(state) : {}),
    [from]: list.slice(0, -1),
    [to]: [...state[to], stepOf(state, state.experiment)],
  }
}
