import {expect, test} from "vitest"
import {REVISIONS} from "../../../src/model/experiment.ts"
import {rowReader} from "../../../src/view/field/cells.ts"
import {rowsIn, rowSpan, rowVa} from "../../../src/view/field/rows.ts"
import {alikeIn} from "../../../src/view/zoom/alike.ts"
import {likeRows, type RowPair} from "../../../src/view/zoom/likeRows.ts"
import {opened, scene} from "../scenes.ts"

// Two ways to one answer: the account's word that a row of the copy is as its source, and a comparison of the copy's own tables.
test.each(["6.1-4k-crash", "6.12-16k-n1", "hole", "index-bug", "map-block", "pagealloc", "no-memory"])(
  "neighbouring rows of %s are alike where both tables are, whatever the revision and the range",
  async name => {
    const {source} = await opened(name)
    const g = source.geometry
    const {start} = source.linear
    // Ends in the middle of a row.
    const range = {
      start: (start + 5 * g.granule) as typeof start,
      end: (start + 2 ** 27 + 3 * g.granule) as typeof start,
    }
    for (const revision of REVISIONS)
      for (const parts of [{}, {range, maps: []}]) {
        const stage = await scene(name, {revision, ...parts})
        const alike = alikeIn(g)
        const like = likeRows(stage)
        const [ours, theirs] = [rowReader(stage.trees.source), rowReader(stage.trees.copy)]
        let before: RowPair | null = null
        for (const at of rowsIn(stage.rows, 0, stage.rows.height)) {
          const row = {va: rowVa(g, at), bytes: rowSpan(g, at.section), source: ours(at), copy: theirs(at)}
          if (before && before.va + before.bytes === row.va) {
            const exact = alike(before.source, row.source) && alike(before.copy, row.copy)
            if (like(before, row) !== exact)
              expect([revision, row.va, !exact]).toEqual([revision, row.va, exact])
          }
          before = row
        }
      }
  },
)
