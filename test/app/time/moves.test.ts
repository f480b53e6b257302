import {expect, test} from "vitest"
import {arrowMove, moveKeys, MOVES, moveTitle} from "../../../src/app/time/moves.ts"

test("a button tells its keys, and the arrows lead to the steps beside this one", () => {
  expect(MOVES.map(moveTitle)).toContain("a step back (, or ←)")
  expect(MOVES.map(moveTitle)).toContain("next change (])")
  expect(arrowMove("ArrowLeft")?.name).toBe("a step back")
  expect(arrowMove("ArrowRight")?.name).toBe("a step on, into a table")
  expect(moveKeys(arrowMove("ArrowRight")!)).toBe(". ArrowRight")
  expect(arrowMove("ArrowUp")).toBeUndefined()
})

test("no two moves have a key in common", () => {
  const keys = MOVES.flatMap(move => moveKeys(move).split(" "))
  expect(new Set(keys).size).toBe(keys.length)
})
