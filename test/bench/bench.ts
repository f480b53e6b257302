// npm run bench: how fast it is, as ratios measured side by side in one run. Nothing here is a test. With names, as in
// `npm run bench -- flip run`, only those parts.

import {firstPicture, flips, inBrowser} from "./browser.ts"
import {examples} from "../../src/app/head/catalogue.ts"
import {heap} from "./heap.ts"
import {moves} from "./moves.ts"
import {still} from "./still.ts"
import {reportCopies} from "./createCopy.ts"
import {reportRestore} from "./restore.ts"
import {reportRun} from "./runExample.ts"
import {reportSteps} from "./steps.ts"

const PARTS: Readonly<Record<string, () => Promise<void>>> = {
  copy: reportCopies,
  run: reportRun,
  restore: reportRestore,
  steps: reportSteps,
  first: () => inBrowser(firstPicture),
  flip: () =>
    inBrowser(async (browser, url) => {
      await flips(browser, url, "the built-in example", "")
      await flips(browser, url, "a linear map of 4 GiB in pages", "#v=1&source=linear-4g")
    }),
  examples: () =>
    inBrowser(async (browser, url) => {
      for (const {name, title} of examples) await flips(browser, url, title, `#v=1&source=${name}`)
    }),
  moves: () => inBrowser(moves),
  still: () => inBrowser(still),
  heap: () => inBrowser(heap),
}

const asked = process.argv.slice(2)
const unknown = asked.filter(name => !(name in PARTS))
if (unknown.length > 0)
  throw new RangeError(`no part named ${unknown.join(", ")}; there are ${Object.keys(PARTS).join(", ")}`)
for (const name of asked.length > 0 ? asked : Object.keys(PARTS)) await PARTS[name]()
