// What pages are called, and where a run stopped.

import {expect, test} from "vitest"
import type {RevisionName} from "../../../src/model/experiment.ts"
import type {TransitionName} from "../../../src/model/machine/scenario.ts"
import {HOLDERS} from "../../../src/view/theatre/moment.ts"
import {holderWords} from "../../../src/view/theatre/pageLoupe.ts"
import {playbillOf} from "../../../src/view/theatre/playbill.ts"
import {markNames, ofMaps, spanName, stoppedWords} from "../../../src/view/theatre/timelineWords.ts"
import {made, NONE, tell} from "../../model/machine/stories.ts"

test("a page whose store went well is behind a run that stopped with it", () => {
  const stopped = (copied: number, length: number) => stoppedWords({pages: 90, copied, list: {length}})
  expect([stopped(8, 9), stopped(9, 9), stopped(90, 90), stopped(89, 90), stopped(0, 0)]).toEqual([
    "at page 9 of 90",
    "after page 9 of 90",
    "after the last of 90 pages",
    "at page 90 of 90",
    "before the list",
  ])
})

test("a fault says what was marked at its page only if that is what stopped it", () => {
  const writable = {...NONE, mkwrite: true}
  const names = (source: string, flags: typeof NONE, revision: RevisionName = "v1-as-posted") => {
    const playbill = playbillOf(tell(made(source), {flags, revision}))
    return markNames(playbill, playbill.marks.at(-1)!)
  }
  expect(names("hole", {...writable, mkvalid: true})).toEqual(["2,310: external abort"])
  expect(names("hole", NONE, "hibernate-v5.2")[0]).toBe("2,310: fault at the first page without memory")
  expect(names("pagealloc", writable)).toEqual(["1: fault at the first page that was not mapped", "1: fault"])
  expect(names("read-only", NONE)[0]).toMatch(/: fault at the first read-only page$/)
})

test("the code of modules has one name, that of its place", () => {
  const span = {from: 0, to: 1, holder: "text"} as const
  expect(spanName({...span, place: "module code"})).toBe("module code")
  expect(spanName({...span, place: "kernel code"})).toBe("text")
})

test("v1's kexec has maps, and no copy whose tables they were", () => {
  const said = (transition: TransitionName) => {
    const bill = {transition}
    const holder = HOLDERS.indexOf("copy table")
    return [
      ofMaps(bill, spanName({holder: "copy table", place: null})),
      holderWords(bill, holder, {source: true, copy: true, exit: true, restored: false}),
      ofMaps(bill, "list"),
    ]
  }
  expect(said("kexec, v1")).toEqual(["maps’ tables", "table of the maps", "list"])
  expect(said("kexec")).toEqual(["copy’s tables", "table of the copy", "list"])
})
