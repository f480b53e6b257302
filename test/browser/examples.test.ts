import {expect, test} from "vitest"
import {handmade} from "../../src/model/handmade/tables.ts"
import {load, NAMES} from "../format/files.ts"
import {headline, PHONE, site} from "./site.ts"

const {open} = site()

test("the list of sources has at least fourteen examples", async () => {
  const {page} = await open()
  await page.locator(".source-menu button").click()
  await page.getByRole("menuitemradio").first().waitFor()
  expect(await page.getByRole("menuitemradio").count()).toBe(NAMES.length + handmade.length)
  expect(NAMES.length + handmade.length).toBeGreaterThanOrEqual(14)
})

test.each(NAMES)("%s opens, and the model's copy is identical with the kernel's own", async name => {
  const {revision} = (await load(name)).kernelCopy!
  const {page, trouble} = await open(`#v=1&source=${name}&kernel=${revision}&flags=none`)
  expect(await headline(page).textContent()).toMatch(/^Copied: /)
  // A face that comes late moves the header under the pointer.
  await page.evaluate(() => document.fonts.ready)
  await page.getByRole("button", {name: "compare two copies"}).click()
  await expect
    .poll(async () => (await page.locator(".comparison").innerText()).replaceAll(/\s+/g, " "))
    .toMatch(/differ in 0 of .* No difference\..* itself made the same copy by the rules of/)
  expect(trouble).toEqual([])
})

test.each(handmade.map(table => table.name))(
  "%s opens on a desk and on a phone, and says what came of it",
  async name => {
    for (const size of [undefined, PHONE]) {
      const {page, trouble} = await open(`#v=1&source=${name}`, size)
      expect(await headline(page).textContent()).toMatch(/^(Copied|Returned|Stopped)/)
      expect(trouble).toEqual([])
    }
  },
)
