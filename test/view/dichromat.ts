// How colours look to those who lack one of the three kinds of cones, and how far apart two colours are.
// Machado, Oliveira, Fernandes 2009, "A Physiologically-based Model for Simulation of Color Vision Deficiency", severity 1;
// Ottosson 2020, "A perceptual color space for image processing" (OKLab).

import {channels} from "../../src/view/palette.ts"

type Matrix = readonly (readonly [number, number, number])[]

/** Linear sRGB to linear sRGB. */
const DEFICIENCIES = {
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
} as const satisfies Record<string, Matrix>

export type Deficiency = keyof typeof DEFICIENCIES

const TO_CONES: Matrix = [
  [0.4122214708, 0.5363325363, 0.0514459929],
  [0.2119034982, 0.6806995451, 0.1073969566],
  [0.0883024619, 0.2817188376, 0.6299787005],
]
const TO_LAB: Matrix = [
  [0.2104542553, 0.793617785, -0.0040720468],
  [1.9779984951, -2.428592205, 0.4505937099],
  [0.0259040371, 0.7827717662, -0.808675766],
]

const times = (matrix: Matrix, vector: readonly number[]) =>
  matrix.map(row => row.reduce((sum, factor, i) => sum + factor * vector[i], 0))

const linear = (colour: string) =>
  channels(colour).map(c => (c / 255 <= 0.04045 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4))

function encoded(light: number): string {
  const c = Math.min(1, Math.max(0, light))
  const byte = Math.round(255 * (c <= 0.0031308 ? 12.92 * c : 1.055 * c ** (1 / 2.4) - 0.055))
  return byte.toString(16).padStart(2, "0")
}

/** #rrggbb as somebody with the deficiency sees it. */
export function seen(deficiency: Deficiency, colour: string): string {
  return `#${times(DEFICIENCIES[deficiency], linear(colour)).map(encoded).join("")}`
}

/** Distance of two colours in OKLab, times 100. */
export function distance(one: string, other: string): number {
  const lab = (colour: string) => times(TO_LAB, times(TO_CONES, linear(colour)).map(Math.cbrt))
  const [a, b] = [lab(one), lab(other)]
  return 100 * Math.hypot(...a.map((part, i) => part - b[i]))
}
