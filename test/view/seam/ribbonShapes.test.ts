import {expect, test} from "vitest"
import type {Shape} from "../../../src/view/draw.ts"
import {toVa} from "../../../src/model/word.ts"
import {knotShapes, ribbonShapes} from "../../../src/view/seam/ribbonShapes.ts"
import type {Cause, Ribbon} from "../../../src/view/seam/ribbons.ts"
import {placed} from "../../../src/view/zoom/place.ts"
import {zoomSeam} from "../../../src/view/zoom/zoomSeam.ts"
import {zoomedScene} from "../zoom/zoomScenes.ts"

const CRASH = toVa(0xffff_0000_2521_4000n)

/** Where a shape begins, px. */
const startOf = (shape: Shape) => (shape.kind === "text" ? shape.x : Number(/^M([\d.]+)/.exec(shape.d)![1]))

test.each([96, 8_192, 16_384, 262_144])(
  "in a narrow seam the ribbon begins behind a count of %i",
  async count => {
    const stage = await zoomedScene("6.1-4k-crash", {rung: "table", about: CRASH, mode: "medium"})
    const {ribbons} = zoomSeam(stage, placed(stage))
    const ribbon: Ribbon = {...ribbons.find(({cause}) => cause === ("V" satisfies Cause))!, count}
    const shapes = [...ribbonShapes(stage, ribbon), ...knotShapes(stage, ribbon)]
    const [words, accent] = ["ribbon-count", "ribbon accent"].map(style =>
      shapes.find(shape => shape.class === style)!,
    )
    const digits = `${count}`.length
    // Bold digits of 12.2 px, and the comma.
    const end = startOf(words) + 7.4 * digits + (digits > 3 ? 3.5 : 0)
    expect(startOf(accent)).toBeGreaterThan(end)
    expect(startOf(accent)).toBeLessThan(stage.at.copy - 6)
  },
)
