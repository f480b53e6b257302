// The end of a link that says what only helps to look: list=open, brush=first-last or brush=none, unfolded=address,address,
// opened=address@level,address@level, memory=rung@address. Only what the shown view has is written.

import {levels} from "../../model/geometry.ts"
import type {Source} from "../../model/source.ts"
import {bigVa, hex, type Va} from "../../model/word.ts"
import {MAP_RUNGS} from "../../view/theatre/mapRung.ts"
import {hasBars, type Rung} from "../../view/zoom/rung.ts"
import {isRead, readPa, type Read} from "../control/fields.ts"
import {parseVa} from "../control/parseVa.ts"
import type {Brushed, Look, MemoryLook, OpenedRun} from "../look.ts"
import type {View} from "../views.ts"
import {cut} from "../words/words.ts"

export const LOOK_KEYS = ["list", "brush", "unfolded", "opened", "memory"] as const

const MOST_UNFOLDED = 64
const MOST_OPENED = 64

const digits = (va: Va) => bigVa(va).toString(16)

/** Empty for a view as it is at first. */
export function printLook(
  {brush, unfolded, opened, memory}: Look,
  listing: boolean,
  view: View,
  rung: Rung,
): string {
  const stacks = view === "tree" && hasBars(rung) ? unfolded.slice(0, MOST_UNFOLDED) : []
  const runs = view === "columns" ? opened.slice(0, MOST_OPENED) : []
  return [
    listing && view !== "decode" && "&list=open",
    view === "mirror" && brush !== "point" && `&brush=${printBrush(brush)}`,
    stacks.length > 0 && `&unfolded=${stacks.map(digits).join(",")}`,
    runs.length > 0 && `&opened=${runs.map(({level, va}) => `${digits(va)}@${level}`).join(",")}`,
    view === "theatre" && memory !== null && `&memory=${memory.rung}@${memory.about.toString(16)}`,
  ]
    .filter(part => part !== false)
    .join("")
}

function printBrush(brush: Brushed): string {
  return brush ? `${digits(brush.start)}-${digits((brush.end - 1) as Va)}` : "none"
}

export function readList(text: string): Read<boolean> {
  return text === "open" ? {value: true} : {problem: `“${cut(text)}”: expected open`}
}

export function readBrush(text: string, source: Source): Read<Brushed> {
  if (text === "none") return {value: null}
  const [from, to, ...more] = text.split("-")
  if (to === undefined || more.length > 0)
    return {problem: `“${cut(text)}” is no brush: expected first-last in hex`}
  const [first, last] = [parseVa(`0x${from}`, source), parseVa(`0x${to}`, source)]
  if (!isRead(first)) return first
  if (!isRead(last)) return last
  return last.value >= first.value
    ? {value: {start: first.value, end: (last.value + 1) as Va}}
    : {problem: "It ends before it starts"}
}

export function readUnfolded(text: string, source: Source): Read<readonly Va[]> {
  const all = text.split(",")
  if (all.length > MOST_UNFOLDED)
    return {problem: `It unfolds ${all.length} stacks; at most ${MOST_UNFOLDED} are read`}
  const rows: Va[] = []
  for (const one of all) {
    const va = parseVa(`0x${one}`, source)
    if (!isRead(va)) return va
    rows.push(va.value)
  }
  return {value: rows}
}

export function readOpened(text: string, source: Source): Read<readonly OpenedRun[]> {
  const all = text.split(",")
  if (all.length > MOST_OPENED)
    return {problem: `It opens ${all.length} runs; at most ${MOST_OPENED} are read`}
  const runs: OpenedRun[] = []
  for (const one of all) {
    const [first, at, ...more] = one.split("@")
    const level = levels(source.geometry).find(level => `${level}` === at)
    if (level === undefined || more.length > 0)
      return {problem: `“${cut(one)}” is no run: expected address@level in hex`}
    const va = parseVa(`0x${first}`, source)
    if (!isRead(va)) return va
    runs.push({level, va: va.value})
  }
  return {value: runs}
}

export function readMemory(text: string, {geometry}: Source): Read<MemoryLook> {
  const [name, at, ...more] = text.split("@")
  const near = MAP_RUNGS.filter(rung => rung !== "memory")
  const rung = near.find(one => one === name)
  if (!rung) return {problem: `“${cut(name)}” is no zoom of the map: expected ${near.join(", ")}`}
  if (at === undefined || more.length > 0) return {problem: `“${cut(text)}”: expected ${rung}@address in hex`}
  const about = readPa(`0x${at}`, geometry, rung !== "words")
  if (!isRead(about)) return about
  if (about.value % 8 !== 0)
    return {problem: `No word begins at ${hex(about.value)}: expected a multiple of 8`}
  return {value: {rung, about: about.value}}
}
