// The review of patch v1 2/8, point by point, each to be tried. Quotes are short and attributed; every number is a function of what the
// model makes of the trial. Source: the reference of transitional tables, section 5 and 8; the mails that it names.

import {bugOn} from "./points/checks.ts"
import {forcemap} from "./points/forcemap.ts"
import {emptyCopy, indexBug} from "./points/indices.ts"
import {circumstances, knobs} from "./points/knobs.ts"
import {loadToExec, memory} from "./points/loadTime.ts"
import type {Fact, Point} from "./points/point.ts"
import {onlyPages, pudReadOnly, where} from "./points/readOnly.ts"
import {pme} from "./points/slips.ts"

/** In their order on the page. */
export const POINTS: readonly (Point | Fact)[] = [
  ...[pudReadOnly, onlyPages, where, knobs, circumstances, forcemap],
  ...[emptyCopy, indexBug, bugOn, memory, loadToExec, pme],
]
