import type {Page} from "playwright-core"
import {expect, test} from "vitest"
import {axeFinds, hashHas, PHONE, site} from "./site.ts"

const {open} = site()
const LINK =
  "#v=1&source=6.1-4k-crash&kernel=v5.16&flags=none&range=ffff000000000000-ffff800000000000&at=ffff000025214000&against=v6.12:none"
const band = (page: Page) => page.getByRole("region", {name: "Comparison"})
const words = (page: Page) => page.locator(".stage").textContent()

test("Linux 6.1 and 6.12 of the crash kernel's source: 8,215 entries differ, each said once in each wing", async () => {
  const {page, trouble} = await open(LINK)
  const text = async () => (await band(page).innerText()).replaceAll("\n", " ")
  await expect.poll(text).toContain("183,283 entries; 8,215 dropped.")
  for (const part of ["191,498 entries; 8,215 made valid.", "of 191,498 entries", "equal in tables: 377"])
    expect(await text()).toContain(part)
  expect(await page.getByRole("heading", {level: 1}).textContent()).toBe(
    "A and B differ in 8,215 of 191,498 entries.",
  )
  for (const part of [
    "empty: 8,214 slots",
    "valid and writable: 8,214 entries",
    "A equals the copy that Linux 6.1 itself made, slot for slot. 602 equal changes are not marked.",
  ])
    await expect.poll(() => words(page)).toContain(part)
  const inspector = page.getByRole("region", {name: /^Descriptor/})
  await expect
    .poll(() => inspector.innerText())
    .toContain("Source: 0x00e8_0000_6521_4706, A: empty, B: 0x00e8_0000_6521_4707. A and B differ.")
  await page.keyboard.press("n")
  await page.keyboard.press("n")
  await hashHas(page, "at=ffff00002b1ff000")
  expect(trouble).toEqual([])
})

test("x swaps, d shows one side against the source, c closes, undo brings it back", async () => {
  const {page} = await open(LINK)
  await band(page).waitFor()
  await page.keyboard.press("x")
  await hashHas(page, "kernel=v6.12")
  await hashHas(page, "against=v5.16:none")
  await page.keyboard.press("d")
  await hashHas(page, "wings=a")
  await expect.poll(() => words(page)).toContain("Source")
  await page.reload()
  await expect.poll(() => words(page)).toContain("Source")
  await page.keyboard.press("d")
  await page.keyboard.press("d")
  await expect.poll(() => words(page)).toContain("by the rule of v5.16")
  await page.keyboard.press("c")
  await expect.poll(() => page.url()).not.toContain("against")
  await page.keyboard.press("Control+z")
  await hashHas(page, "against=v5.16:none")
  await page.keyboard.press("Shift+B")
  expect(await page.evaluate(() => (document.activeElement as HTMLElement).dataset.wing)).toBe("B")
})

test("equal is a result: with its reason, and a link to where it shows", async () => {
  const {page} = await open("#v=1&source=6.1-4k-default&kernel=v1-as-posted&flags=W&against=v1-as-intended:W")
  await expect.poll(() => band(page).innerText()).toContain("The range starts at PGD index 0")
  await page.getByRole("link", {name: "where it shows"}).click()
  await hashHas(page, "source=index-bug")
  await expect
    .poll(() => page.getByRole("heading", {level: 1}).textContent())
    .toContain("A and B differ in 256 of 300 entries.")
})

test("B is chosen from a list, and its flags are switched like A's", async () => {
  const {page} = await open("#v=1&source=6.1-4k-default")
  await page.getByRole("button", {name: "compare two copies"}).click()
  await expect
    .poll(() => band(page).innerText())
    .toContain("Linux 6.1 itself made the same copy by the rules of v5.16")
  await page.getByRole("combobox", {name: "B is"}).selectOption("patch v1 as intended")
  await page.getByRole("switch", {name: "TRANS_MKWRITE of B"}).click()
  await hashHas(page, "against=v1-as-intended:none")
  await expect
    .poll(() => page.getByRole("heading", {level: 1}).textContent())
    .toContain("A and B differ in 636")
})

test("a comparison is an entry of the history; zoom keys and wheel leave it from far; Escape in the picture closes the list", async () => {
  const {page} = await open("#v=1&source=6.1-4k-crash&kernel=v5.16")
  const entries = await page.evaluate(() => history.length)
  await page.keyboard.press("c")
  await hashHas(page, "against=kernel")
  expect(await page.evaluate(() => history.length)).toBe(entries + 1)
  await page.keyboard.press("+")
  await page.keyboard.press("l")
  const list = page.getByRole("region", {name: "Differences"})
  await expect.poll(() => list.innerText()).toContain("Nothing differs between A and B.")
  await page.getByRole("application").focus()
  await page.keyboard.press("Escape")
  await list.waitFor({state: "detached"})
  expect(page.url()).not.toContain("zoom=")
})

test("the list holds what differs between A and B, as the picture does", async () => {
  const {page} = await open(LINK)
  await band(page).waitFor()
  await page.keyboard.press("l")
  const list = page.getByRole("region", {name: "Differences"})
  await expect.poll(() => list.innerText()).toContain("8,215 entries differ between A and B, in 2 runs.")
  expect(await list.innerText()).toContain("8,215 entries are in B alone")
  await page.keyboard.press("d")
  await expect.poll(() => list.innerText()).toContain("8,817 entries differ")
})

test("ribbons of the same rows lead each to its own: to the block that only A has, and to the page that B has in its place", async () => {
  const {page} = await open("#v=1&source=map-block&kernel=v1-as-intended&flags=W&against=v1-as-intended:WF")
  // At the foot of its mark, where the other ribbon lies on top.
  const press = (name: string) =>
    page
      .getByRole("button", {name})
      .locator("i")
      .click({position: {x: 5, y: 12}, timeout: 5000})
  for (const [name, at] of [
    ["1 entry only in A", "ffff000000800000"],
    ["1 entry only in B", "ffff000000805000"],
    ["1 entry only in A", "ffff000000800000"],
  ]) {
    await press(name)
    await hashHas(page, `at=${at}`)
  }
})

test("the columns show one copy against its source, and n goes from one of its differences to the next", async () => {
  const {page} = await open(`${LINK.replace(/&at=[0-9a-f]+/, "")}&view=columns`)
  const a = page.getByRole("group", {name: "Copy A"})
  await expect.poll(() => a.innerText()).toContain("The picture shows A against its source.")
  await page.keyboard.press("n")
  await expect.poll(() => page.url()).toContain("at=")
  const ofA = page.url()
  await page.keyboard.press("d")
  await expect.poll(() => a.innerText()).not.toContain("The picture shows")
  await page.getByRole("button", {name: "The picture shows B alone"}).waitFor()
  await page.keyboard.press("p")
  await expect.poll(() => page.url()).not.toBe(ofA)
})

test("at 1024 px both values of a slot are legible, and no headline is covered", async () => {
  for (const size of [{width: 1024, height: 768}, undefined]) {
    const {page} = await open(
      "#v=1&source=6.1-4k-default&kernel=v1-as-intended&flags=W&against=v1-as-posted:none",
      size,
    )
    await band(page).waitFor()
    const boxes = await page.evaluate(() => {
      const box = (e: Element) => {
        const range = document.createRange()
        range.selectNodeContents(e)
        return range.getBoundingClientRect()
      }
      const all = (selector: string) => [...document.querySelectorAll(selector)].map(box)
      return {
        values: all(".three .inspector-value code").map(({right}) => right),
        bits: document.querySelector(".three-bits")!.getBoundingClientRect().left,
        heads: all(".comparison h2"),
        choosers: all(".comparison-controls"),
      }
    })
    for (const right of boxes.values) expect(right).toBeLessThan(boxes.bits)
    for (const head of boxes.heads)
      for (const other of boxes.choosers) {
        const apart = head.right <= other.left || other.right <= head.left || head.bottom <= other.top
        expect(apart || other.bottom <= head.top).toBe(true)
      }
    await page.context().close()
  }
})

test.each(["light", "dark"] as const)(
  "axe finds nothing in a comparison, %s, on a desk and on a phone",
  async scheme => {
    for (const size of [undefined, PHONE]) {
      const {page, trouble} = await open(LINK, size, scheme)
      await band(page).waitFor()
      expect(await axeFinds(page)).toEqual([])
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0)
      expect(trouble).toEqual([])
      await page.context().close()
    }
  },
)

test("a bit of either copy is asked about; A's answer has its actions, B's edits nothing", async () => {
  const {page, trouble} = await open(LINK.replace("ffff000025214000", "ffff00000a2eb000"))
  const answer = page.getByRole("dialog", {name: /^Why /})
  await page.getByRole("button", {name: "A: why?"}).click()
  await answer.getByRole("button", {name: "Go to this step"}).waitFor()
  await page.keyboard.press("Escape")
  await answer.waitFor({state: "detached"})
  await page.getByRole("button", {name: "B: why?"}).click()
  await answer.getByText("In other revisions").waitFor()
  expect(await answer.getByRole("button", {name: "Go to this step"}).count()).toBe(0)
  const box = (await page.locator(".three-bits svg").boundingBox())!
  // Bit 51 from the left: twelve cells of 17.6 px; B's row is the third.
  await page.mouse.click(box.x + 12.5 * 17.6, box.y + 66)
  await answer.getByText(/^Why is bit 51 (one|zero) here/).waitFor()
  expect(await axeFinds(page)).toEqual([])
  expect(trouble).toEqual([])
})

test("a switch of one side and a swap are read out, also where as many entries differ as before", async () => {
  const {page} = await open("#v=1&source=6.1-4k-crash&kernel=v1-as-intended&flags=W&against=v5.16:none")
  const said = () => band(page).getByRole("status").textContent()
  await expect
    .poll(said)
    .toBe(
      "A and B differ in 8,215 of 191,498 entries. A, v1 as intended: 191,498 entries; 602 made writable. B, v5.16: 183,283 entries; 8,215 dropped.",
    )
  await page.getByRole("switch", {name: "TRANS_MKVALID of A"}).click()
  await expect
    .poll(said)
    .toBe(
      "A and B differ in 8,215 of 191,498 entries. A, v1 as intended: 191,498 entries; 8,215 made valid. B, v5.16: 183,283 entries; 8,215 dropped.",
    )
  await page.keyboard.press("x")
  await expect
    .poll(said)
    .toBe(
      "A and B differ in 8,215 of 191,498 entries. A, v5.16: 183,283 entries; 8,215 dropped. B, v1 as intended: 191,498 entries; 8,215 made valid.",
    )
})
