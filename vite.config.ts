import {availableParallelism} from "node:os"
import {defineConfig} from "vitest/config"

const browser = "test/browser/**/*.test.ts"

// Relative URLs, so that dist/ can be served from any path.
export default defineConfig({
  base: "./",
  build: {
    target: "es2023",
    sourcemap: false,
    // What is loaded ahead of its use is compiled then, too, and not at the press that shows it.
    rolldownOptions: {output: {postBanner: ({isEntry}) => (isEntry ? "" : "//# allFunctionsCalledOnLoad")}},
  },
  test: {
    environment: "node",
    reporters: ["default", "./test/tally.ts"],
    testTimeout: 120_000,
    hookTimeout: 180_000,
    // What is waited for comes late on a busy machine.
    expect: {poll: {timeout: 30_000}},
    // A browser test waits more than it works: two files at a time on two cores.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    projects: [
      {extends: true, test: {name: "node", include: ["test/**/*.test.ts"], exclude: [browser]}},
      {extends: true, test: {name: "browser", include: [browser], globalSetup: "./test/browser/built.ts"}},
    ],
  },
})
