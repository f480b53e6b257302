// The built page, served from a free port: made once for all browser tests of a run.

import {mkdtempSync, rmSync} from "node:fs"
import {tmpdir} from "node:os"
import {join} from "node:path"
import {build, preview} from "vite"
import type {TestProject} from "vitest/node"

declare module "vitest" {
  interface ProvidedContext {
    /** Where the page is served, with a slash at the end. */
    readonly page: string
  }
}

export default async function built(project: TestProject) {
  const outDir = mkdtempSync(join(tmpdir(), "trans-table-"))
  // The test runner's own NODE_ENV would make a development build.
  const {NODE_ENV} = process.env
  process.env.NODE_ENV = "production"
  await build({logLevel: "error", build: {outDir, emptyOutDir: true}})
  process.env.NODE_ENV = NODE_ENV
  const server = await preview({logLevel: "error", build: {outDir}, preview: {port: 0, host: "127.0.0.1"}})
  project.provide("page", server.resolvedUrls!.local[0])
  return async () => {
    await server.close()
    rmSync(outDir, {recursive: true, force: true})
  }
}
