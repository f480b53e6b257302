// All differences between source and copy, or between two copies, grouped by cause, neighbours as runs. It stands at the foot of the window and the picture
// gives way to it, so that one sees the place and its bits while one walks.

import {memo, useEffect, useLayoutEffect, useMemo, useRef, useState} from "react"
import {changeGroups, changeRuns, type ChangeCause, type ChangeRun} from "../../model/account/changeList.ts"
import {apartRuns} from "../../model/account/apartRuns.ts"
import type {Experiment} from "../../model/experiment.ts"
import type {Outcome} from "../../model/outcome.ts"
import {span} from "../../model/geometry.ts"
import type {Source} from "../../model/source.ts"
import {hex, hex64, type Va} from "../../model/word.ts"
import {IconButton} from "../head/Icon.tsx"
import {Mark} from "../control/Mark.tsx"
import {sideAlone, useCompared, type Compared} from "../compare/useCompared.ts"
import {useShown} from "../shown.ts"
import {send, useValue} from "../store.ts"
import {
  apartSum,
  apartWords,
  bitsWords,
  countWords,
  emptyWords,
  groupWords,
  placeWords,
  sumWords,
} from "./listWords.ts"
import {countAll, runReader, type RunReader} from "./runReader.ts"
import "./list.css"

/** Runs that are shown at once; more on demand. */
const PAGE = 100

/** How long runs are counted at a time, ms, and the pause between. */
const SLICE = 8
const PAUSE = 24

const MARKS: Partial<Record<ChangeCause, "W" | "V" | "P" | "F">> = {W: "W", V: "V", F: "F", refused: "P"}

const close = () => send({type: "list", open: false})

/** Of what the picture shows: two copies beside each other, or one against its source. */
export const DifferenceList = memo(function DifferenceList() {
  const shown = useShown()
  const compared = useCompared()
  const view = useValue(state => state.view)
  const wings = useValue(state => state.wings)
  if (!shown) return null
  const alone = compared && sideAlone(compared, view, wings)
  if (compared && !alone) return <ApartList {...compared} />
  return <ChangeList {...(alone ?? {...shown, source: shown.loaded.source})} />
})

interface ChangeListProps {
  readonly source: Source
  readonly experiment: Experiment
  readonly outcome: Outcome
}

function ChangeList({source, experiment, outcome}: ChangeListProps) {
  const groups = useMemo(() => {
    const found = changeGroups(source, experiment, outcome)
    const shownGroups = found.map(({cause, ...rest}): Group => ({
      cause,
      mark: MARKS[cause],
      words: groupWords({cause, ...rest}, experiment, source.geometry, outcome.rc),
      reader: runReader(changeRuns(source, experiment, outcome, cause)),
    }))
    return {found, shownGroups}
  }, [source, experiment, outcome])
  const {found, shownGroups} = groups
  return (
    <List
      source={source}
      groups={shownGroups}
      sum={runs => sumWords(outcome, found, runs)}
      empty={emptyWords(outcome, experiment)}
    />
  )
}

function ApartList({loaded: {source}, a, b, result}: Compared) {
  const groups = useMemo(
    () =>
      (["onlyA", "onlyB", "apart"] as const)
        .filter(cause => result[cause] > 0)
        .map((cause): Group => ({
          cause,
          words: apartWords(cause, result),
          reader: runReader(apartRuns(source, a.copy, b.copy, result, cause)),
        })),
    [source, a, b, result],
  )
  return (
    <List
      {...{source, groups}}
      sum={runs => apartSum(result, runs)}
      empty="In both copies all pages and blocks are the same."
    />
  )
}

/** What has one cause: a mark, words, and the runs as far as they were read. */
interface Group {
  readonly cause: string
  readonly mark?: "W" | "V" | "P" | "F"
  readonly words: string
  readonly reader: RunReader
}

interface ListProps {
  readonly source: Source
  readonly groups: readonly Group[]
  /** All of it in a line; `runs` null: they are still being counted. */
  sum(runs: number | null): string
  /** Why there is no group. */
  readonly empty: string
}

function List({source, groups, sum, empty}: ListProps) {
  const list = useRef<HTMLElement>(null)
  useReturn(list)
  const runs = useCount(groups)
  const [open, setOpen] = useState<string | null>(groups[0]?.cause ?? null)
  return (
    <section
      ref={list}
      className="differences"
      aria-label="Differences"
      onKeyDown={event => onKey(event, list.current!)}
    >
      <div className="differences-head">
        <p role="status">
          <b>{sum(runs)}</b> {groups.length === 0 && empty}
        </p>
        <IconButton icon="close" name="Close the list of differences" onPress={close} />
      </div>
      <ul>
        {groups.map(group => (
          <li key={group.cause}>
            <button
              type="button"
              className="differences-group"
              aria-expanded={open === group.cause}
              data-item
              data-group={group.cause}
              onClick={() => setOpen(open === group.cause ? null : group.cause)}
            >
              {group.mark && <Mark mark={group.mark} radius={7} />}
              <span>{group.words}</span>
            </button>
            {open === group.cause && <Runs source={source} reader={group.reader} />}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** How many runs there are in all; null until that is known. */
function useCount(groups: readonly {readonly reader: RunReader}[]): number | null {
  const readers = useMemo(() => groups.map(({reader}) => reader), [groups])
  const [counted, setCounted] = useState<{of: typeof readers; runs: number} | null>(null)
  useLayoutEffect(() => {
    let timer = 0
    const count = () => {
      const runs = countAll(readers, performance.now() + SLICE)
      if (runs === null) timer = window.setTimeout(count, PAUSE)
      else setCounted({of: readers, runs})
    }
    count()
    return () => window.clearTimeout(timer)
  }, [readers])
  return counted?.of === readers ? counted.runs : null
}

/** The runs of a group, a page at a time. */
function Runs({source, reader}: {readonly source: Source; readonly reader: RunReader}) {
  const selected = useValue(state => state.selected)
  const [pages, setPages] = useState(1)
  const {runs, more} = reader.page(pages * PAGE)
  return (
    <ul className="differences-runs">
      {runs.map(run => (
        <Run
          key={run.va}
          {...{run, source}}
          current={holds(run, selected, span(source.geometry, run.level))}
        />
      ))}
      {more && (
        <li>
          <button type="button" className="quiet" data-item onClick={() => setPages(pages + 1)}>
            more
          </button>
        </li>
      )}
    </ul>
  )
}

function holds({va, count}: ChangeRun, selected: Va | null, bytes: number): boolean {
  return selected !== null && selected >= va && selected < va + count * bytes
}

interface RunProps {
  readonly run: ChangeRun
  readonly source: Source
  /** Does it hold the selected entry? */
  readonly current: boolean
}

const Run = memo(function Run({run, source, current}: RunProps) {
  const row = useRef<HTMLLIElement>(null)
  useEffect(() => {
    if (current) row.current!.scrollIntoView({block: "nearest"})
  }, [current])
  return (
    <li ref={row}>
      <button
        type="button"
        data-item
        aria-current={current || undefined}
        onClick={() => send({type: "select", va: run.va})}
      >
        <code>{hex64(BigInt(run.va))}</code>
        <span>{countWords(run, source.geometry)}</span>
        <span>{bitsWords(run)}</span>
        <span>{run.pa !== null && <>→ {hex(run.pa)}</>}</span>
        <span>{placeWords(run, source)}</span>
      </button>
    </li>
  )
})

/** The focus goes in when the list opens, and back where it was when it closes. */
function useReturn(list: React.RefObject<HTMLElement | null>) {
  useLayoutEffect(() => {
    const before = document.activeElement
    ;(
      list.current!.querySelector<HTMLElement>("[data-item]") ?? list.current!.querySelector("button")
    )?.focus()
    return () => {
      if (before instanceof HTMLElement) before.focus()
    }
  }, [list])
}

/** Up and down go from item to item, left and right fold and unfold, Escape closes. */
function onKey(event: React.KeyboardEvent, list: HTMLElement) {
  const items = [...list.querySelectorAll<HTMLElement>("[data-item]")]
  const at = items.indexOf(document.activeElement as HTMLElement)
  const to = {
    ArrowDown: at + 1,
    ArrowUp: at - 1,
    Home: 0,
    End: items.length - 1,
    PageDown: at + 10,
    PageUp: at - 10,
  }[event.key]
  if (event.key === "Escape") close()
  else if (to !== undefined) items[Math.max(0, Math.min(items.length - 1, to))]?.focus()
  else if (event.key === "ArrowRight" || event.key === "ArrowLeft")
    turn(items, at, event.key === "ArrowRight")
  else return
  event.preventDefault()
  event.stopPropagation()
}

/** Unfolds or folds a group; left on a run goes to its group. */
function turn(items: readonly HTMLElement[], at: number, unfold: boolean) {
  const item = items[at]
  if (!item) return
  const expanded = item.getAttribute("aria-expanded")
  if (expanded === null) {
    if (!unfold)
      items
        .slice(0, at)
        .findLast(one => one.dataset.group)
        ?.focus()
  } else if ((expanded === "true") !== unfold) item.click()
}
