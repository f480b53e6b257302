import {describe, expect, test} from "vitest"
import {decodeSyndrome, faultOf, statusCode, syndrome, type Access} from "../../../src/model/mmu/syndrome.ts"

const read: Access = {el: 1, kind: "read"}
const write: Access = {el: 1, kind: "write"}
const fetch: Access = {el: 1, kind: "fetch"}

describe("ESR_EL1", () => {
  test.each([
    [read, "translation", 3, 0x96000007n],
    [read, "translation", 0, 0x96000004n],
    [read, "translation", -1, 0x9600002bn],
    [read, "accessFlag", 3, 0x9600000bn],
    [read, "addressSize", 3, 0x96000003n],
    [read, "addressSize", 0, 0x96000000n],
    [read, "externalAbort", null, 0x96000010n],
    [write, "translation", 3, 0x96000047n],
    [write, "translation", 2, 0x96000046n],
    [write, "permission", 3, 0x9600004fn],
    [write, "permission", 2, 0x9600004en],
    [fetch, "permission", 3, 0x8600000fn],
    [fetch, "translation", 3, 0x86000007n],
    [{el: 0, kind: "read"}, "permission", 3, 0x9200000fn],
    [{el: 0, kind: "write"}, "permission", 3, 0x9200004fn],
    [{el: 0, kind: "fetch"}, "permission", 3, 0x8200000fn],
  ] as const)("%o, %s fault, level %s", (access, kind, level, esr) => {
    expect(syndrome(access, statusCode(kind, level))).toBe(esr)
  })

  test("its fields", () => {
    expect(decodeSyndrome(0x9600004fn)).toEqual({
      exceptionClass: 0x25,
      il: 1,
      iss: 0x4f,
      isv: 0,
      set: 0,
      fnv: 0,
      ea: 0,
      cm: 0,
      s1ptw: 0,
      wnr: 1,
      status: 0x0f,
    })
    expect(decodeSyndrome(0x92001f80n)).toMatchObject({set: 3, fnv: 1, ea: 1, cm: 1, s1ptw: 1, wnr: 0})
  })
})

test("a status code names its fault and the fault its status code", () => {
  const codes = Array.from({length: 64}, (_, status) => status).filter(status => faultOf(status) !== null)
  for (const status of codes) {
    const {kind, level} = faultOf(status)!
    expect(statusCode(kind, level)).toBe(status)
  }
  expect(codes).toEqual([...Array(17).keys(), 0x13, 0x14, 0x15, 0x16, 0x17, 0x29, 0x2b])
})

test("there is no leaf at level -1, so no permission and no access flag fault", () => {
  expect(() => statusCode("permission", -1)).toThrow("there is no permission fault at level -1")
  expect(() => statusCode("accessFlag", -1)).toThrow(RangeError)
})
