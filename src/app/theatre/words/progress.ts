// How far a story is, before it can be told.

import {number} from "../../../model/descriptor/say.ts"
import type {Telling} from "../teller.ts"

/** 0 to 1: to make the machine ready, to copy the list, and to look for what stands out take a third each. */
export function partDone(now: Telling): number {
  switch (now.stage) {
    case "machine":
      return 0
    case "list":
      return (1 + now.copied / now.pages) / 3
    case "picture":
      return 2 / 3
  }
}

/** What is being done. */
export function doing(now: Telling): string {
  switch (now.stage) {
    case "machine":
      return "Now memory is laid out, and the table copied."
    case "list":
      return `${number(now.copied)} of ${number(now.pages)} pages of the list are copied.`
    case "picture":
      return "The end is known; what stands out on the way is looked for."
  }
}
