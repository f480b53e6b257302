import {gzipSync} from "node:zlib"
import {expect, test} from "vitest"
import {fromMemory} from "../../src/format/bytes.ts"
import {FormatError} from "../../src/format/error.ts"
import {gunzip, isGzip} from "../../src/format/gunzip.ts"

const text = new TextEncoder().encode("translation table ".repeat(5000))
const packed = new Uint8Array(gzipSync(text))

test("what was packed comes out again", async () => {
  expect(isGzip(packed)).toBe(true)
  expect(await gunzip(fromMemory(packed), text.length)).toEqual(text)
})

test("a file that unpacks to more than the budget is stopped", async () => {
  const bomb = new Uint8Array(gzipSync(new Uint8Array(2 ** 24)))
  await expect(gunzip(fromMemory(bomb), 2 ** 20)).rejects.toThrow("larger than the 0x0010_0000 bytes")
})

test("no gzip, cut anywhere, or with another checksum: a FormatError", async () => {
  await expect(gunzip(fromMemory(text), 2 ** 20)).rejects.toThrow("1f 8b")
  for (let cut = 0; cut < packed.length; cut += 23)
    await expect(gunzip(fromMemory(packed.subarray(0, cut)), 2 ** 20)).rejects.toThrow(FormatError)
  const wrong = packed.slice()
  wrong[wrong.length - 6] ^= 1
  await expect(gunzip(fromMemory(wrong), 2 ** 20)).rejects.toThrow("damaged, or ends too early")
})
