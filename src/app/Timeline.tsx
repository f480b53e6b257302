export function Timeline(_: object) {
  return null
}
