// The event of a link against the story: the last one is there, the one behind it is not.

import {expect, test} from "vitest"
import {beyondWords} from "../../../src/app/theatre/useLinkedPlace.ts"

test("an event behind the last is said not to be there", () => {
  expect(beyondWords({length: 9103}, 9102)).toBeNull()
  expect(beyondWords({length: 9103}, 9103)).toBe(
    "The events of this story are numbered 0 to 9,102: there is no event 9,103, and its end is shown.",
  )
})
