// The error of this folder: a file is not what it claims to be.

import {hex} from "../model/word.ts"

/**
 * A sentence for the reader (what was expected, what was found) and the place in the file. `offset` is in bytes from the
 * start of the file, or of its unpacked content where the sentence says so; undefined if there is no such place.
 */
export class FormatError extends Error {
  readonly sentence: string
  readonly offset: number | undefined

  constructor(sentence: string, offset?: number) {
    super(offset === undefined ? `${sentence}.` : `${sentence} (offset ${hex(offset)}).`)
    this.name = "FormatError"
    this.sentence = sentence
    this.offset = offset
  }

  /** The same error, said of a file that has a name. */
  in(file: string): FormatError {
    return new FormatError(`${file}: ${this.sentence}`, this.offset)
  }
}
