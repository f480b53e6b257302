// The four silhouettes: who changed an entry. One path for every size: the knob of a switch, the knot of a ribbon, the inlay
// of a cell, the first sign of a sentence. All are centred on 0, 0 and look equally large at an equal radius.

import type {Mark} from "../../model/account/account.ts"

export interface Silhouette {
  readonly shape: "diamond" | "circle" | "triangle" | "pentagon"
  readonly flag: "TRANS_MKWRITE" | "TRANS_MKVALID" | "TRANS_CHECKPFN" | "TRANS_FORCEMAP"
  /** Corners in units of the radius; none: a circle of radius `round`. */
  readonly corners: readonly (readonly [number, number])[]
  readonly round: number
  /** Where the letter's middle lies below 0, and its font size, both in units of the radius. */
  readonly letterY: number
  readonly letterSize: number
}

export const marks: Readonly<Record<Mark, Silhouette>> = {
  W: {
    shape: "diamond",
    flag: "TRANS_MKWRITE",
    corners: [
      [0, -1],
      [1, 0],
      [0, 1],
      [-1, 0],
    ],
    round: 0,
    letterY: 0,
    letterSize: 1,
  },
  V: {shape: "circle", flag: "TRANS_MKVALID", corners: [], round: 0.875, letterY: 0, letterSize: 1},
  P: {
    shape: "triangle",
    flag: "TRANS_CHECKPFN",
    corners: [
      [0, -1],
      [1.1, 0.83],
      [-1.1, 0.83],
    ],
    round: 0,
    letterY: 0.27,
    letterSize: 0.88,
  },
  F: {
    shape: "pentagon",
    flag: "TRANS_FORCEMAP",
    corners: [
      [-0.8, -0.82],
      [0.8, -0.82],
      [0.8, 0.34],
      [0, 0.95],
      [-0.8, 0.34],
    ],
    round: 0,
    letterY: -0.1,
    letterSize: 1,
  },
}

/** Two decimals: enough for a tenth of a device pixel, and a path that reads well. */
function tidy(n: number): string {
  return `${Math.round(n * 100) / 100}`
}

/** SVG path data of a mark of a radius in px around (x, y). Path2D takes it too. */
export function markPath(mark: Mark, radius: number, x = 0, y = 0): string {
  const {corners, round} = marks[mark]
  if (corners.length === 0) {
    const r = tidy(round * radius)
    return `M${tidy(x - round * radius)},${tidy(y)}a${r},${r} 0 1 0 ${tidy(2 * round * radius)},0a${r},${r} 0 1 0 ${tidy(-2 * round * radius)},0Z`
  }
  return `M${corners.map(([cx, cy]) => `${tidy(x + cx * radius)},${tidy(y + cy * radius)}`).join("L")}Z`
}
