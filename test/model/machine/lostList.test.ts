// A list that was overwritten before it had been read: told by the words that the CPU read, and by the words that it should have read.

import {expect, test} from "vitest"
import {entriesOf, entryNumber, entryOf} from "../../../src/model/machine/entry.ts"
import {wordOf} from "../../../src/model/machine/kimage.ts"
import {lostList} from "../../../src/model/machine/lostList.ts"
import {readWord} from "../../../src/model/memory.ts"
import {big} from "../../../src/model/word.ts"
import {load} from "../../format/files.ts"
import {tell} from "./stories.ts"

const captured = await load("6.1-4k-default")
const unsafe = tell(captured, {}, {kexec: {safe: {list: false}}}, "kexec")

test("which page overwrote it, where it was read, and what stood there", () => {
  const {machine, length, list} = unsafe
  const {page, reads, last} = lostList(unsafe)!
  const [{at}] = reads
  const frame = machine.frames.number(at)
  expect([machine.owners.get(frame), machine.journal.frame(page)]).toEqual(["list", frame])
  expect(page).toBeLessThan(list.length - 1)
  const {memory, loop} = unsafe.state(length)
  for (const {at, word} of reads) expect(readWord(memory, at)).toEqual(word)
  expect(loop).toMatchObject(last)
  // They stand where the list's next words were, and are not those.
  const entries = Array.from({length: entriesOf(machine)}, (_, n) => entryOf(machine, n))
  const first = entries.findIndex(entry => entry.at === at)
  expect(first).toBe(entryNumber(machine, list.length - 1) + 2)
  expect(reads.map(read => read.at)).toEqual(reads.map((_, n) => entries[first + n].at))
  for (const [n, {word}] of reads.entries()) expect(big(word)).not.toBe(BigInt(wordOf(entries[first + n])))
})

test("none where the list was whole, or nothing failed", () => {
  for (const assumed of [{}, {copied: false}, {kexec: {idmap: false}}])
    expect(lostList(tell(captured, {}, assumed, "kexec"))).toBeNull()
})
