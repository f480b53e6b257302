// A slip of the pen.

import type {Fact} from "./point.ts"

export const pme: Fact = {
  name: "pme",
  said: {by: "the patch", on: "1 August 2019, header of trans_table.h", matter: "“PTE, PME, and PUD”"},
  verdict: "a slip",
  fact: "PMD is meant",
  claim: "There is no PME: the comment on TRANS_MKWRITE means the PMD.",
  text: [
    "The comment describes what the flag does to entries of the three levels that may hold a leaf: PTE, PMD and PUD. The code has the right names.",
    "Nobody remarked on it in the review; it stood there from v1 to v3, and went with the flags.",
  ],
  became: "Reference of transitional tables, 8, number 1.",
}
