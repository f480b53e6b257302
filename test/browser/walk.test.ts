// The whole way by keyboard alone, as somebody who has no pointer would go: no focus() and no click() here.

import type {Page} from "playwright-core"
import {expect, test} from "vitest"
import {hashHas, headline, site} from "./site.ts"

const {open} = site()

/** Goes on with Tab to the element of a role and a name; fails when it is not met within a round of the page. */
async function tabTo(
  page: Page,
  role: string,
  name: RegExp | string,
  way: "Tab" | "Shift+Tab" = "Tab",
): Promise<number> {
  const target = page.getByRole(role as "button", {name}).first()
  for (let steps = 1; steps <= 80; steps++) {
    await page.keyboard.press(way)
    if ((await target.count()) && (await target.evaluate(element => element === document.activeElement)))
      return steps
  }
  throw new Error(`no ${role} “${name}” within 80 steps of Tab`)
}

/** What live regions have said since it began: every change of one, once. */
async function listen(page: Page): Promise<() => Promise<string[]>> {
  await page.evaluate(() => {
    const said: string[] = []
    const regions = () => document.querySelectorAll('[role="status"], [role="alert"], [aria-live="polite"]')
    const texts = new Map([...regions()].map(region => [region, region.textContent]))
    new MutationObserver(() => {
      for (const region of regions()) {
        if (texts.get(region) === region.textContent) continue
        texts.set(region, region.textContent)
        if (region.textContent) said.push(region.textContent)
      }
    }).observe(document.body, {subtree: true, childList: true, characterData: true})
    Object.assign(window, {said})
  })
  return () => page.evaluate(() => (window as unknown as {said: string[]}).said.splice(0))
}

test("by keyboard alone: an example, the flags, what changed in each view, its bits, an edit, undo, the link", async () => {
  const {page, trouble} = await open()
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"])
  // An example.
  await tabTo(page, "button", /^source/)
  await page.keyboard.press("Enter")
  await page.getByRole("menuitemradio").first().waitFor()
  for (let n = 0; n < 20; n++) {
    if (await page.evaluate(() => document.activeElement?.textContent?.includes("crash kernel"))) break
    await page.keyboard.press("ArrowDown")
  }
  await page.keyboard.press("Enter")
  await hashHas(page, "source=6.1-4k-crash")
  await expect.poll(() => headline(page).textContent()).toContain("377 tables")

  // The flags; each flip is said once, with what changed.
  await page.waitForTimeout(600)
  const heard = await listen(page)
  for (const [name, says] of [
    ["TRANS_MKWRITE", /stayed read-only/],
    ["TRANS_MKVALID", /made 8,215|stayed invalid/],
    ["TRANS_CHECKPFN", /^$/],
    ["TRANS_FORCEMAP", /^$/],
  ] as const) {
    await tabTo(page, "switch", name)
    const before = await page.getByRole("switch", {name}).getAttribute("aria-checked")
    await page.keyboard.press("Space")
    await expect.poll(() => page.getByRole("switch", {name}).getAttribute("aria-checked")).not.toBe(before)
    await page.waitForTimeout(600)
    const said = await heard()
    // Once, or not at all where nothing changed but the switch, which says its own state.
    expect(said.slice(1)).toEqual([])
    expect(said[0] ?? "").toMatch(says)
    await page.keyboard.press("Space")
    await page.waitForTimeout(600)
    await heard()
  }

  // What changed, in the tree.
  await tabTo(page, "application", /^Source and copy/)
  await page.keyboard.press("n")
  await hashHas(page, "at=")
  const first = new URL(page.url()).hash.match(/at=([0-9a-f]+)/)![1]
  await page.waitForTimeout(600)
  expect((await heard()).join(" ")).toMatch(/0xffff_/)

  // The same in Columns and in Mirror.
  await tabTo(page, "button", "Columns", "Shift+Tab")
  await page.keyboard.press("Enter")
  await tabTo(page, "treegrid", /^PTE/).catch(() => tabTo(page, "row", /./))
  await page.keyboard.press("n")
  await expect.poll(() => page.url()).not.toContain(`at=${first}`)
  await page.keyboard.press("p")
  await hashHas(page, `at=${first}`)
  await tabTo(page, "button", "Mirror", "Shift+Tab")
  await page.keyboard.press("Enter")
  await hashHas(page, "view=mirror")
  await page.keyboard.press("n")
  await expect.poll(() => page.url()).not.toContain(`at=${first}`)
  await page.keyboard.press("p")
  await hashHas(page, `at=${first}`)

  // Its bits; one is turned over, and back.
  await tabTo(page, "slider", "Bits of the descriptor")
  await page.keyboard.press("End")
  await expect
    .poll(() => page.getByRole("slider", {name: "Bits of the descriptor"}).getAttribute("aria-valuetext"))
    .toMatch(/^Valid/)
  await page.keyboard.press("Enter")
  await hashHas(page, "edit=")
  await page.keyboard.press("Control+z")
  await expect.poll(() => page.url()).not.toContain("edit=")

  // The link.
  await tabTo(page, "button", "Copy link", "Shift+Tab")
  await page.keyboard.press("Enter")
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(page.url())
  expect(trouble).toEqual([])
})
