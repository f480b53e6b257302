// The browser that the tests look at the page with: Debian's Chromium, or the one that CHROMIUM_PATH names.

import {execFileSync} from "node:child_process"
import {existsSync} from "node:fs"

export const chromiumArguments = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
]

const PLACES = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"]

function present(): string | undefined {
  return [process.env.CHROMIUM_PATH, ...PLACES].find(path => path && existsSync(path))
}

/**
 * Where Chromium is. Root on a machine with apt-get and without Chromium gets it installed.
 * @throws Error in one line that says what to install.
 */
export function findChromium(): string {
  const found = present()
  if (found) return found
  if (process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")) {
    const apt = (...args: string[]) =>
      execFileSync("apt-get", ["-y", ...args], {
        stdio: "ignore",
        env: {...process.env, DEBIAN_FRONTEND: "noninteractive"},
      })
    try {
      apt("update")
      apt("install", "--no-install-recommends", "chromium")
    } catch {
      // Said below.
    }
  }
  const installed = present()
  if (!installed)
    throw new Error(
      "The browser tests need Chromium: install the package chromium, or set CHROMIUM_PATH to a browser.",
    )
  return installed
}
