import {expect, test} from "vitest"
import {RELEASES, since} from "../../src/model/release.ts"

test("releases are in the order of their versions, not of their letters", () => {
  expect(RELEASES.filter(release => since(release, "5.10"))).toEqual(["5.10", "5.14", "6.12", "7.1"])
  expect(since("5.4", "5.10")).toBe(false)
})
