// trans_pgd_create_copy() as merged, Linux 5.4 to 7.1: it takes the root itself and stores the caller's pointer only on success;
// every error inside is -ENOMEM. Revisions differ by their leaf rule, table bits and companions; each is a file.

import type {Revision} from "./revision.ts"
import {copyRange, type Shape} from "./pointerWalk.ts"
import {takeRoot} from "./machine.ts"

/** A merged revision of the copy with a given shape. */
export function merged(name: Revision["name"], shape: Shape): Revision {
  return {
    name,
    copyFunction: "trans_pgd_create_copy",
    rule: shape.rule,
    tableBits: shape.tableBits,
    createCopy(m, settings, source, start, end) {
      const built = takeRoot(m, "trans_pgd_create_copy", start)
      if (built === null) return {rc: -12, root: null, built: null}
      const rc = copyRange(m, shape, settings, built, source, start, end)
      return {rc, root: rc === 0 ? built : null, built}
    },
  }
}
