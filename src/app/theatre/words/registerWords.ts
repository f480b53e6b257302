// What is said beside PC and TTBR0: which code is fetched, and by whose tables. Where a page of the list lies over the code, both say so.

import {hex64, toVa} from "../../../model/word.ts"
import {shortHex} from "../../../view/theatre/plainHex.ts"
import type {Moment, Playbill} from "../../../view/theatre/moment.ts"

/** Which code the PC is in, and how it is fetched. */
export function codeWords({transition}: Pick<Playbill, "transition">, moment: Moment): string {
  const {code, registers} = moment
  const {mmu, pc} = registers
  const names: Readonly<Record<Moment["code"], string>> = {
    "old kernel": transition === "hibernate" ? "the resume kernel" : "the old kernel",
    "restart routine": "the old kernel’s restart routine",
    "code that copies": "the code that copies",
    "coming kernel": transition === "hibernate" ? "the restored kernel" : "the new kernel",
    strange: isOverLower(moment) ? `what lies over the ${moment.lower}` : "no code any more",
  }
  const how = !mmu ? "by its physical address" : pc < 0 ? "through TTBR1" : "through TTBR0"
  return pc === 0 ? `${names[code]}, at an address not known` : `${names[code]}, fetched ${how}`
}

/** What a register has, in little room: all digits only of an address of the upper half. */
export function registerHex(value: bigint | number): string {
  return value < 2 ** 52 ? `0x${shortHex(typeof value === "bigint" ? toVa(value) : value)}` : hex64(value)
}

/** What the lower half maps. */
export function lowerWords(moment: Moment): string {
  const {lower, misfit} = moment
  if (lower === null) return "maps nothing"
  if (misfit) return `its tables are for T0SZ ${misfit.needed}, not ${misfit.set}`
  return isOverLower(moment) ? `maps what lies over the ${lower}` : `maps the ${lower}`
}

/** Is the code that TTBR0 was to map overwritten, and run? */
function isOverLower({code, lower, registers: {mmu, pc}}: Moment): boolean {
  return code === "strange" && lower !== null && mmu && pc >= 0
}
