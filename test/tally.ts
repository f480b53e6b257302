// A reporter that closes the run with one line, the true totals: "N passed, N failed".

import type {Reporter, TestModule} from "vitest/node"

export default class Tally implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly unknown[]) {
    let passed = 0
    // A file that could not even be loaded, and an error outside of any test, count as one failure each.
    let failed = unhandledErrors.length
    for (const module of modules) {
      if (module.errors().length > 0) failed++
      for (const test of module.children.allTests()) {
        if (test.result().state === "passed") passed++
        else failed++
      }
    }
    // After the default reporter's own summary.
    process.once("exit", () => console.log(`${passed} passed, ${failed} failed`))
  }
}
