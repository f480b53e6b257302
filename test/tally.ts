// A reporter that closes the run with one line, the true totals: "N passed, N failed". A test that is left out by its code has failed; one that
// `-t` leaves out is neither.

import type {Reporter, TestCase, TestModule, TestSuite, Vitest} from "vitest/node"

export default class Tally implements Reporter {
  private vitest: Vitest | undefined

  onInit(vitest: Vitest) {
    this.vitest = vitest
  }

  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly unknown[]) {
    const pattern = this.vitest?.config.testNamePattern
    let passed = 0
    // A file that could not even be loaded, and an error outside of any test, count as one failure each.
    let failed = unhandledErrors.length
    for (const module of modules) {
      if (module.errors().length > 0) failed++
      for (const test of module.children.allTests()) {
        const {state} = test.result()
        if (state === "passed") passed++
        else if (state !== "skipped" || isAskedFor(test, pattern)) failed++
      }
    }
    if (failed > 0) process.exitCode = 1
    // After the default reporter's own summary.
    process.once("exit", () => console.log(`${passed} passed, ${failed} failed`))
  }
}

/** Does `-t` ask for a test? It is compared with the names of its suites and its own, a space between. */
function isAskedFor(test: TestCase, pattern: RegExp | undefined): boolean {
  return pattern === undefined || pattern.test(fullName(test))
}

function fullName({name, parent}: TestCase | TestSuite): string {
  return parent.type === "module" ? name : `${fullName(parent)} ${name}`
}
