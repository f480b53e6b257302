// All differences between source and copy, grouped by cause, neighbours as runs. It grows up from the foot of the window, over what is
// there, and reads a run only when it is in sight: a million differences open at once.

import {memo, useEffect, useLayoutEffect, useMemo, useRef, useState} from "react"
import {changeGroups, changeRuns, type ChangeCause, type ChangeRun} from "../../model/account/changeList.ts"
import {span} from "../../model/geometry.ts"
import {areaAt, areasOf} from "../../model/regions.ts"
import {hex, hex64, type Va} from "../../model/word.ts"
import {IconButton} from "../head/Icon.tsx"
import {Mark} from "../control/Mark.tsx"
import {useShown, type Shown} from "../shown.ts"
import {send, useValue} from "../store.ts"
import {bitsWords, countWords, emptyWords, groupWords, sumWords} from "./listWords.ts"
import "./list.css"

/** Runs that are read at once; more on demand. */
const PAGE = 100

const close = () => send({type: "list", open: false})

export const DifferenceList = memo(function DifferenceList() {
  const shown = useShown()
  const list = useRef<HTMLElement>(null)
  useReturn(list)
  const account = shown?.outcome.account
  const groups = useMemo(() => (account ? changeGroups(account) : []), [account])
  const [open, setOpen] = useState<ChangeCause | null>(groups[0]?.cause ?? null)
  if (!shown) return null
  const {experiment, outcome} = shown
  return (
    <section
      ref={list}
      className="differences"
      aria-label="Differences"
      onKeyDown={event => onKey(event, list.current!)}
    >
      <div className="differences-head">
        <p role="status">
          <b>{sumWords(outcome, groups)}</b> {groups.length === 0 && emptyWords(outcome, experiment)}
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
              {(group.cause === "W" || group.cause === "V" || group.cause === "F") && (
                <Mark mark={group.cause} radius={7} />
              )}
              {groupWords(group, experiment, shown.loaded.source.geometry)}
            </button>
            {open === group.cause && <Runs key={group.cause} shown={shown} cause={group.cause} />}
          </li>
        ))}
      </ul>
    </section>
  )
})

/** The runs of a group, a page at a time: the generator stands where the last page ended. */
function Runs({shown, cause}: {readonly shown: Shown; readonly cause: ChangeCause}) {
  const {experiment, loaded, outcome} = shown
  const {source} = loaded
  const selected = useValue(state => state.selected)
  const [pages, setPages] = useState(1)
  const reader = useMemo(
    () => readerOf(changeRuns(source, experiment, outcome, cause)),
    [source, experiment, outcome, cause],
  )
  const {runs, more} = reader(pages * PAGE)
  return (
    <ul className="differences-runs">
      {runs.map(run => (
        <Run
          key={run.va}
          {...{run, shown}}
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

/** Reads as far as it is asked, and keeps what it has read. */
function readerOf(
  source: Generator<ChangeRun>,
): (count: number) => {readonly runs: readonly ChangeRun[]; readonly more: boolean} {
  const read: ChangeRun[] = []
  let ended = false
  return count => {
    while (!ended && read.length <= count) {
      const next = source.next()
      if (next.done) ended = true
      else read.push(next.value)
    }
    return {runs: read.slice(0, count), more: read.length > count}
  }
}

interface RunProps {
  readonly run: ChangeRun
  readonly shown: Shown
  /** Does it hold the selected entry? */
  readonly current: boolean
}

const Run = memo(function Run({run, shown, current}: RunProps) {
  const {source} = shown.loaded
  const {pa} = run
  const place = pa === null ? undefined : source.places.find(({start, end}) => pa >= start && pa < end)
  const name = place?.name ?? areaAt(areasOf(source), run.va)
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
        <span>{pa !== null && <>→ {hex(pa)}</>}</span>
        <span>{name}</span>
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
