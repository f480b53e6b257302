// Numbers and sizes in words.

/** 125962 as 125,962. */
export function number(n: number | bigint): string {
  return String(n).replace(/\B(?=(\d{3})+$)/g, ",")
}

const UNITS = ["bytes", "KiB", "MiB", "GiB", "TiB", "PiB"]

/** A number of bytes in the largest unit that leaves it whole: 2 MiB, 1536 KiB, 100 bytes. */
export function bytes(count: number): string {
  let unit = 0
  while (count !== 0 && count % 1024 === 0 && unit < UNITS.length - 1) {
    count /= 1024
    unit++
  }
  return `${count} ${UNITS[unit]}`
}
