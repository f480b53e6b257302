// The colours of a field's pixels, packed as canvas memory holds them. Shares of the weave and the grid were taken from the
// drawn design; they are decoration, the states are told by tone and pattern.

import {channels, mix, wing, type Palette} from "../palette.ts"

/** 0xAABBGGRR: a pixel of ImageData read as a little-endian word. */
export type Packed = number

export interface Tones {
  readonly paper: Packed
  /** The sparse dots of empty entries. */
  readonly dot: Packed
  readonly table: Packed
  /** Each state: its tone, the tone of every other entry (weave), and that of a row's second line. */
  readonly writable: readonly [Packed, Packed, Packed]
  readonly readOnly: readonly [Packed, Packed, Packed]
  readonly changed: readonly [Packed, Packed, Packed]
  readonly grid: Packed
}

export function packed(colour: string): Packed {
  const [r, g, b] = channels(colour)
  return ((255 << 24) | (b << 16) | (g << 8) | r) >>> 0
}

export function tones(p: Palette, side: "source" | "copy"): Tones {
  const w = wing(p, side)
  const woven = (tone: string, over: string, weave: number, line: number) =>
    [packed(tone), packed(mix(tone, over, weave)), packed(mix(tone, over, line))] as const
  return {
    paper: packed(p.paper),
    dot: packed(mix(p.paper, p.ink, 0.22)),
    table: packed(w.table),
    writable: woven(w.writable, p.paper, 0.05, 0.22),
    readOnly: woven(w.readOnly, w.writable, 0.07, 0.16),
    changed: woven(p.accent, p.paper, 0.06, 0.16),
    grid: packed(mix(w.writable, w.readOnly, 0.13)),
  }
}
