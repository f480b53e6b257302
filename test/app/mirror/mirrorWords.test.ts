import {expect, test} from "vitest"
import {laneText} from "../../../src/app/mirror/mirrorWords.ts"
import {mirror} from "../../view/mirror/mirrors.ts"

test("what changed in the brush is said once, the runs of a tree after it", async () => {
  const m = await mirror("6.1-4k-default")
  const brush = {from: 81, to: 82}
  const words = "0xffff 0000 0a20 0000 to 0a3f ffff, 512 pages, 25 changed"
  expect(laneText(m, brush, null, "marks")).toBe(words)
  expect(laneText(m, brush, null, "source")).toBe(`${words}; source, pixels`)
  expect(laneText(m, null, null, "marks")).toBe("The seam is closed")
})
