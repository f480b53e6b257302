export function Inspector(_: object) {
  return null
}
