// The revisions, by name.

import type {RevisionName} from "../experiment.ts"
import {hibernate52} from "./hibernate-v5.2.ts"
import {mainline} from "./mainline.ts"
import {merged512} from "./merged-v5.12.ts"
import {merged57} from "./merged-v5.7.ts"
import type {Revision} from "./revision.ts"
import {v1Intended} from "./v1-intended.ts"
import {v1Posted} from "./v1-posted.ts"
import {v516} from "./v5.16.ts"
import {v612} from "./v6.12.ts"

export const revisions: Readonly<Record<RevisionName, Revision>> = {
  "hibernate-v5.2": hibernate52,
  "v1-as-posted": v1Posted,
  "v1-as-intended": v1Intended,
  "merged-v5.7": merged57,
  "merged-v5.12": merged512,
  "v5.16": v516,
  "v6.12": v612,
  mainline,
}
