// The address bar holds the whole experiment: #v=1&source=…&kernel=…&flags=WV&range=…, readable, every part under its own
// name. Always written: what an experiment is about; written only where it differs from the example's own: debug_pagealloc,
// frames, pages, maps. parse() looks at the text alone and never throws; what it says of the
// example's tables is read in complete.ts. What cannot be read is named in a sentence.

import {number} from "../../model/descriptor/say.ts"
import type {Experiment} from "../../model/experiment.ts"
import {bigVa, type Va} from "../../model/word.ts"
import {printFrames} from "../control/fields.ts"
import {printFlags} from "../control/flagLetters.ts"
import {digits, printPages} from "./linkParts.ts"
import {LOOK_KEYS} from "./linkedLook.ts"
import {parseQuestion, printQuestion, QUESTION_KEYS, type Question} from "../decode/question.ts"
import {VIEWS, type View} from "../views.ts"
import {hasBars, RUNGS, type Rung} from "../../view/zoom/rung.ts"
import {printVersus, WINGS, type Versus, type Wings} from "../compare/versus.ts"
import type {Place} from "../theatre/place.ts"
import {parseTheatre, THEATRE_KEYS} from "../theatre/link.ts"
import {STAGED, type Staging} from "../theatre/staging.ts"
import {cut} from "../words/words.ts"

const VERSION = "1"
const LONGEST = 20_000
const KEYS = [
  "v",
  "source",
  "kernel",
  "flags",
  "debug_pagealloc",
  "range",
  "frames",
  "pages",
  "edit",
  "map",
  "at",
  "against",
  "wings",
  "step",
  "idmap",
  "view",
  "zoom",
  ...LOOK_KEYS,
  "point",
  ...THEATRE_KEYS,
  ...QUESTION_KEYS,
] as const
export type Key = (typeof KEYS)[number]

/** How near the tree is looked at, and about which address; null: about the selected one. */
export interface Zoom {
  readonly rung: Rung
  readonly about: Va | null
}

/** What a link says, part by part, still as text: what it means depends on the example's tables. */
export interface Link {
  readonly parts: Partial<Record<Key, string>>
  /** The keys that may come more than once: edited entries, and pages to map. */
  readonly edits: readonly string[]
  readonly maps: readonly string[]
  readonly view: View
  /** How near the tree is looked at. */
  readonly zoom: Rung
  /** What is shown of a comparison. */
  readonly wings: Wings
  /** The point of the review; null: the link does not say. */
  readonly review: string | null
  /** How the theatre stages a transition, and which moment is looked at. */
  readonly staging: Staging
  readonly place: Place
  /** What the decoder is asked; null: the link does not say. */
  readonly question: Question | null
  readonly problems: readonly string[]
}

const vaDigits = (va: Va) => digits(bigVa(va))
const frameDigits = (e: Experiment) => printFrames(e.frames).replaceAll(/0x|_| /g, "") || "none"

/** The link of an experiment; `own` is the example's. */
export function print(
  e: Experiment,
  own: Experiment,
  at: Va | null,
  versus: Versus | null = null,
  wings: Wings = "both",
): string {
  const frames = frameDigits(e)
  return [
    `v=${VERSION}`,
    `source=${encodeURIComponent(e.source)}`,
    `kernel=${e.revision}`,
    `flags=${printFlags(e.flags)}`,
    e.debugPagealloc !== own.debugPagealloc && `debug_pagealloc=${e.debugPagealloc ? "on" : "off"}`,
    `range=${e.range ? `${vaDigits(e.range.start)}-${vaDigits(e.range.end)}` : "none"}`,
    frames !== frameDigits(own) && `frames=${frames}`,
    printPages(e) !== printPages(own) && printPages(e),
    ...e.edits.map(({at, value}) => `edit=${digits(at)}:${digits(value)}`),
    ...e.maps.map(map => `map=${vaDigits(map.va)},${digits(map.page)},${digits(map.prot)}`),
    e.maps.length === 0 && own.maps.length > 0 && "map=none",
    at !== null && `at=${vaDigits(at)}`,
    versus !== null && `against=${printVersus(versus)}`,
    versus !== null && wings !== "both" && `wings=${wings}`,
  ]
    .filter(part => part !== false)
    .join("&")
}

/** The view and what it is about, as the end of a link; empty for the tree as it is at first. `about`: null if the link says it. */
export function printView(view: View, question: Question, {rung, about}: Zoom): string {
  if (view === "tree") {
    const place = about !== null && hasBars(rung) ? `@${vaDigits(about)}` : ""
    return rung === "pixels" ? "" : `&zoom=${rung}${place}`
  }
  return view === "decode" ? `&view=decode&${printQuestion(question)}` : `&view=${view}`
}

/** The link of a point of the review. */
export function printReview(point: string | null): string {
  return `v=${VERSION}&view=review${point === null ? "" : `&point=${point}`}`
}

/** The parts of a hash. */
export function parse(hash: string): Link {
  const text = hash.replace(/^#/, "")
  const parts: Partial<Record<Key, string>> = {}
  const edits: string[] = []
  const maps: string[] = []
  const problems: string[] = []
  const none = {
    parts,
    edits,
    maps,
    view: "tree",
    zoom: "pixels",
    wings: "both",
    review: null,
    ...{staging: STAGED, place: "opening" as const},
    question: null,
    problems,
  } as const
  if (text === "") return none
  if (text.length > LONGEST) {
    problems.push(
      `The link has ${number(text.length)} characters; links have at most ${number(LONGEST)}. Nothing of it was read.`,
    )
    return none
  }
  for (const pair of text.split("&").filter(part => part !== "")) {
    const equals = pair.indexOf("=")
    const name = equals < 0 ? pair : pair.slice(0, equals)
    const value = decoded(pair.slice(equals + 1))
    const key = KEYS.find(k => k === name)
    if (equals < 0 || !key) problems.push(`The link says “${cut(pair)}”, which means nothing here.`)
    else if (value === undefined) problems.push(`The link's ${key} is broken: “${cut(pair)}”.`)
    else if (key === "map") maps.push(value)
    else if (key === "edit") edits.push(value)
    else if (parts[key] !== undefined) problems.push(`The link says ${key} twice; the first counts.`)
    else parts[key] = value
  }
  const asked = QUESTION_KEYS.some(key => parts[key] !== undefined)
  const asks = asked ? parseQuestion(parts) : null
  problems.push(...(asks?.problems ?? []))
  const view =
    parts.view === undefined ? (asked ? "decode" : "tree") : VIEWS.find(name => name === parts.view)
  if (!view) problems.push(`The link's view is “${cut(parts.view!)}”: expected ${VIEWS.join(", ")}.`)
  const [nearness] = (parts.zoom ?? "pixels").split("@")
  const zoom = RUNGS.find(rung => rung === nearness)
  if (!zoom) problems.push(`The link's zoom is “${cut(parts.zoom!)}”: expected ${RUNGS.join(", ")}.`)
  const wings = WINGS.find(name => name === (parts.wings ?? "both"))
  if (!wings) problems.push(`The link's wings is “${cut(parts.wings!)}”: expected ${WINGS.join(", ")}.`)
  const theatre = parseTheatre(parts)
  problems.push(...theatre.problems)
  // A question stands for itself, in a link without a version.
  const alone =
    asked && KEYS.every(key => parts[key] === undefined || (QUESTION_KEYS as readonly Key[]).includes(key))
  if (parts.v !== VERSION && !alone)
    problems.unshift(
      parts.v === undefined
        ? `The link has no version; it was read as version ${VERSION}.`
        : `The link is of version ${cut(parts.v)}, this page reads version ${VERSION}; some of it may be missing.`,
    )
  return {
    ...{parts, edits, maps, view: view ?? "tree", zoom: zoom ?? "pixels", wings: wings ?? "both"},
    ...{staging: theatre.staging, place: theatre.place},
    ...{review: parts.point ?? null, question: asks?.question ?? null, problems},
  }
}

function decoded(value: string): string | undefined {
  try {
    return decodeURIComponent(value)
  } catch {
    return undefined
  }
}
