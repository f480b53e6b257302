// Descriptors read without a table: the sentence and the fields. Drawn by the page itself.

import {answer, printQuestion, shapeOf, UNASKED, type Question} from "../../../src/app/decode/question.ts"
import {sentence} from "../../../src/app/decode/sentence.ts"
import {plain} from "../../../src/app/words/text.ts"
import {fieldsOf} from "../../../src/model/descriptor/field.ts"
import {hex, word} from "../../../src/model/word.ts"
import type {Told} from "../picture.ts"

function decode(text: string, parts: Partial<Question> = {}): Promise<Told> {
  const question = {...UNASKED, text, ...parts}
  const read = answer(question)
  const link = `#${printQuestion(question)}`
  const size = [1440, 900] as const
  if (read === null) return Promise.resolve({text: ["nothing asked"], link, size})
  if ("problem" in read) {
    // The page's own links leave out what cannot be read.
    const wrong = `#d=${encodeURIComponent(text)}&${link.slice(1)}`
    const said = [read.problem, `letters ${read.start} to ${read.end}`]
    return Promise.resolve({text: said, link: wrong, size})
  }
  const g = shapeOf(question)
  const value = word(read.value)
  const {headline, more} = sentence(g, read.level, value, question.release)
  const fields = fieldsOf(g, read.level, value.lo, value.hi, question.release).map(
    ({name, high, low, value}) => `  ${high}:${low} ${name} ${hex(value)}`,
  )
  return Promise.resolve({
    text: [`level ${read.level} by ${read.by}`, plain(headline), more, ...fields],
    link,
    size,
  })
}

export const decodePage = () => decode("0x00e0_0000_4a2e_b787")
export const decodeBlock = () => decode("0x00e00000404007a1 ", {level: 2})
export const decodeTable = () => decode("0x100000005fffa003", {level: 2})
export const decodeInvalid = () => decode("0x00e8000065214706", {level: 3})
export const decodeOops = () =>
  decode(
    "[ffff000025214000] pgd=180000005ffff403, p4d=180000005ffff403, pud=180000005fffe403, pmd=180000005fed5403, pte=00e8000065214706",
  )
export const decodeWrong = () => decode("0x00e8_0000_6521_47g6")
export const decodeLpa2 = () =>
  decode("0x00680000404004c1", {level: 2, granule: 4096, vaBits: 52, release: "7.1"})
export const decodeEmpty = () => decode("")
