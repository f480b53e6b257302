import {expect, test} from "vitest"
import {bytes} from "../../../src/model/descriptor/say.ts"

test.each([
  [0, "0 bytes"],
  [100, "100 bytes"],
  [4096, "4 KiB"],
  [1536 * 1024, "1536 KiB"],
  [2 ** 21, "2 MiB"],
  [2 ** 39, "512 GiB"],
  [2 ** 47, "128 TiB"],
  [2 ** 62, "4096 PiB"],
])("%i is %s", (count, words) => {
  expect(bytes(count)).toBe(words)
})
