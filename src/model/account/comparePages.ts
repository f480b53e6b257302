// The hot loop of the account: a table of pages against its copy. Nearly all entries of most tables are alike, so those are
// counted here, in variables that stay in registers, and only the others are reported.

/** Entries that are not empty and the same in both tables; of them: bit 0 set, and AP[2] set. */
export interface Alike {
  readonly same: number
  readonly valid: number
  readonly readOnly: number
}

/** Reports an entry that differs: its index, the halves in the source and in the copy. */
type Differs = (i: number, slo: number, shi: number, dlo: number, dhi: number) => void

/** Compares entries [from, to) of two tables, in ascending order. */
export function comparePages(
  src: Uint32Array,
  dst: Uint32Array,
  from: number,
  to: number,
  differs: Differs,
): Alike {
  let [same, valid, readOnly] = [0, 0, 0]
  for (let i = 2 * from; i < 2 * to; i += 2) {
    const slo = src[i]
    const shi = src[i + 1]
    const dlo = dst[i]
    const dhi = dst[i + 1]
    if (((slo ^ dlo) | (shi ^ dhi)) !== 0) differs(i / 2, slo, shi, dlo, dhi)
    else if ((slo | shi) !== 0) {
      same++
      valid += slo & 1
      readOnly += (slo >>> 7) & 1
    }
  }
  return {same, valid, readOnly}
}
