// The reboot times that the series quotes, as pairs of bars: each pair on a scale of its own, since they go from hundredths of a second to seven.

import {REBOOT_TIMES, type RebootTime} from "../../model/machine/rebootTimes.ts"

export interface Bar {
  readonly mmu: "off" | "on"
  /** Of the longer one of the pair, 0 to 1. */
  readonly share: number
  /** "0.441 s" */
  readonly text: string
}

export interface BarPair {
  /** "Broadcom Stingray, 25 MB, kernel and initramfs" */
  readonly of: string
  /** "relocation" */
  readonly what: string
  readonly bars: readonly [off: Bar, on: Bar]
  /** "20 times as fast" */
  readonly factor: string
  readonly source: string
}

/** Pairs in the order of the data. */
export function rebootBars(times: readonly RebootTime[] = REBOOT_TIMES): readonly BarPair[] {
  return times.map(time => {
    const {machine, payload, what, off, on, source} = time
    const most = Math.max(off, on)
    const bar = (mmu: "off" | "on"): Bar => ({
      mmu,
      share: time[mmu] / most,
      text: seconds(time[mmu], time.about),
    })
    const of = `${machine ?? "machine not named"}, ${payload}`
    return {of, what, bars: [bar("off"), bar("on")], factor: factorOf(off, on), source}
  })
}

/** Three digits, so that a pair can be compared. */
function seconds(value: number, about: boolean): string {
  return `${about ? "about " : ""}${value >= 1 ? value.toFixed(2) : value.toFixed(3)} s`
}

function factorOf(off: number, on: number): string {
  const times = off / on
  if (times >= 10) return `${Math.round(times)} times as fast`
  if (times >= 1.1) return `${times.toFixed(1)} times as fast`
  return times > 1 / 1.1 ? "the same" : `${(on / off).toFixed(1)} times as long`
}
