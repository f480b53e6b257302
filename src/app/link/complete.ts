// A link held against its example: the experiment, the time, the look, and the addresses that it says. What cannot be read is named in a
// sentence, and the example's own part stands instead.

import {number} from "../../model/descriptor/say.ts"
import {edited, withEdit, type Edit} from "../../model/edit.ts"
import {REVISIONS, type Experiment, type MapOperation, type RevisionName} from "../../model/experiment.ts"
import type {Geometry} from "../../model/geometry.ts"
import type {Loaded} from "../../model/loaded.ts"
import {sourceHalf} from "../../model/path.ts"
import type {Source} from "../../model/source.ts"
import type {Va} from "../../model/word.ts"
import {parseVersus, type Versus} from "../compare/versus.ts"
import {isRead, readEnd, readFrames, readStart, type Read} from "../control/fields.ts"
import {readFlags} from "../control/flagLetters.ts"
import {parseVa} from "../control/parseVa.ts"
import {kernelName} from "../control/revisions.ts"
import {FIRST_LOOK, type Brushed, type Look, type MemoryLook} from "../look.ts"
import {hasIdmap, readIdmap, type IdmapAsked} from "../time/idmapAsked.ts"
import {cut} from "../words/words.ts"
import {readBrush, readList, readMemory, readOpened, readUnfolded} from "./linkedLook.ts"
import {hexRanges, hexText, readEdit, readMap, readPages} from "./linkParts.ts"
import type {Key, Link} from "./url.ts"

const MOST_MAPS = 64
const MOST_EDITS = 256

/** Less than any address: the start of a range is not read yet when its end is. */
const BELOW_ALL = -(2 ** 53) as Va

/** What a link says of its example. */
export interface Completed {
  readonly experiment: Experiment
  readonly step: number | null
  readonly idmap: IdmapAsked | null
  readonly at: Va | null
  readonly about: Va | null
  readonly versus: Versus | null
  readonly listing: boolean
  readonly look: Look
  /** What could not be used, in sentences. */
  readonly problems: string[]
}

/** Holds a link against its example. Never throws. */
export function complete(link: Link, loaded: Loaded): Completed {
  const {parts} = link
  const {source} = loaded
  const problems = [...link.problems]
  const part = partReader(problems)
  const experiment = experimentOf(link, loaded, part, problems)
  const {step, idmap} = timeOf(link, experiment.revision, source.geometry, part)
  return {
    experiment,
    step,
    idmap,
    versus: part<Versus | null>("against", parts.against, null, text => readVersus(text, loaded)),
    // Both stand at the window's foot.
    listing: part("list", parts.list, false, readList) && step === null,
    look: lookOf(link, source, part),
    at: part<Va | null>("at", parts.at, null, text => parseVa(hexText(text), source)),
    about: part<Va | null>("zoom", parts.zoom?.replace(/^[^@]*@?/, "") || undefined, null, text =>
      parseVa(hexText(text), source),
    ),
    problems,
  }
}

/** The value of a part, or `otherwise` when the link does not have it or it cannot be read. */
type PartReader = <T>(key: Key, text: string | undefined, otherwise: T, read: (text: string) => Read<T>) => T

function partReader(problems: string[]): PartReader {
  return (key, text, otherwise, read) => {
    if (text === undefined) return otherwise
    const result = read(text)
    if (isRead(result)) return result.value
    problems.push(`The link’s part “${key}” was left out. ${result.problem}.`)
    return otherwise
  }
}

function experimentOf(
  link: Link,
  {source, experiment: own}: Loaded,
  part: PartReader,
  problems: string[],
): Experiment {
  const {parts, edits, maps} = link
  const g = source.geometry
  if (edits.length > MOST_EDITS)
    problems.push(`The link edits ${number(edits.length)} entries; the first ${MOST_EDITS} were read.`)
  if (maps.length > MOST_MAPS)
    problems.push(`The link maps ${number(maps.length)} pages; the first ${MOST_MAPS} were read.`)
  return {
    source: own.source,
    revision: part<RevisionName>("kernel", parts.kernel, own.revision, readRevision),
    range: part<Experiment["range"]>("range", parts.range, own.range, text => readRange(text, source)),
    edits: editsOf(edits.slice(0, MOST_EDITS), own.edits, source, part),
    maps: maps.length ? mapsOf(maps.slice(0, MOST_MAPS), g, part) : own.maps,
    flags: part("flags", parts.flags, own.flags, readFlags),
    debugPagealloc: part("debug_pagealloc", parts.debug_pagealloc, own.debugPagealloc, readOnOff),
    frames: part("frames", parts.frames, own.frames, text => readFrames(hexRanges(text), g)),
    allocator: part("pages", parts.pages, own.allocator, text => readPages(text, own.allocator, g)),
  }
}

function readRevision(text: string): Read<RevisionName> {
  const value = REVISIONS.find(name => name === text)
  return value ? {value} : {problem: `“${cut(text)}” is none of ${REVISIONS.join(", ")}`}
}

function readRange(text: string, source: Source): Read<Experiment["range"]> {
  const [g, half] = [source.geometry, sourceHalf(source)]
  if (text === "none") return {value: null}
  const [from, to, ...more] = text.split("-")
  if (to === undefined || more.length > 0)
    return {problem: `“${cut(text)}” is no range: expected start-end in hex`}
  const end = readEnd(hexText(to), g, half, BELOW_ALL)
  if (!isRead(end)) return end
  const start = readStart(hexText(from), g, half, end.value)
  return isRead(start) ? {value: {start: start.value, end: end.value}} : start
}

function readOnOff(text: string): Read<boolean> {
  return text === "on" || text === "off"
    ? {value: text === "on"}
    : {problem: `“${cut(text)}”: expected on or off`}
}

/** The example's own edits and those of the link, each read of the source as the ones before have left it. */
function editsOf(texts: readonly string[], own: readonly Edit[], source: Source, part: PartReader) {
  let edits = own
  for (const text of texts) {
    const edit = part<Edit | null>("edit", text, null, value => readEdit(value, edited(source, edits)))
    if (edit) edits = withEdit(source, edits, edit)
  }
  return edits
}

function mapsOf(texts: readonly string[], g: Geometry, part: PartReader): MapOperation[] {
  return texts
    .filter(text => text !== "none")
    .map(text => part<MapOperation | null>("map", text, null, value => readMap(value, g)))
    .filter(map => map !== null)
}

/** The step, and the call of idmap_page that it is one of; null: none. */
function timeOf({parts}: Link, revision: RevisionName, g: Geometry, part: PartReader) {
  const step = part<number | null>("step", parts.step, null, text => {
    const value = /^[0-9]{1,12}$/.test(text) ? Number.parseInt(text, 10) : NaN
    return value >= 0 ? {value} : {problem: `“${cut(text)}” is no step: expected a number`}
  })
  const idmap = part<IdmapAsked | null>("idmap", parts.idmap, null, text =>
    hasIdmap(revision)
      ? readIdmap(text, g)
      : {problem: `${kernelName(revision)} has no trans_pgd_idmap_page(): expected Linux 5.12 or later`},
  )
  if (idmap !== null) return {step: step ?? 0, idmap}
  // A step of the call means nothing of the copy.
  return {step: parts.idmap === undefined ? step : null, idmap}
}

function readVersus(text: string, {kernelCopy}: Loaded): Read<Versus> {
  const read = parseVersus(text)
  if ("problem" in read) return read
  if (read.versus === "kernel" && !kernelCopy)
    return {problem: "Of this source no copy was captured that the kernel itself made"}
  return {value: read.versus}
}

function lookOf({parts}: Link, source: Source, part: PartReader): Look {
  return {
    brush: part<Brushed | "point">("brush", parts.brush, FIRST_LOOK.brush, text => readBrush(text, source)),
    unfolded: part("unfolded", parts.unfolded, FIRST_LOOK.unfolded, text => readUnfolded(text, source)),
    opened: part("opened", parts.opened, FIRST_LOOK.opened, text => readOpened(text, source)),
    memory: part<MemoryLook | null>("memory", parts.memory, FIRST_LOOK.memory, text =>
      readMemory(text, source),
    ),
  }
}
