// Sizes as people speak of them.

const UNITS = ["bytes", "KiB", "MiB", "GiB", "TiB", "PiB"]

/** 4 KiB, 2 MiB, 128 TiB: in the largest unit that keeps it whole, else with one decimal in the next. */
export function bytes(n: number): string {
  let unit = 0
  while (n >= 1024 && n % 1024 === 0 && unit < UNITS.length - 1) {
    n /= 1024
    unit++
  }
  while (n >= 10_000 && unit < UNITS.length - 1) {
    n /= 1024
    unit++
  }
  return `${Number.isInteger(n) ? n.toLocaleString("en") : n.toFixed(1)} ${UNITS[unit]}`
}
