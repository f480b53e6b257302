// The checkerboard of invalid entries as a pattern for ribbons.

export function Checks() {
  return (
    <defs>
      <pattern id="checks" width="2" height="2" patternUnits="userSpaceOnUse">
        <path className="check" d="M0,0h1v1h-1ZM1,1h1v1h-1Z" />
      </pattern>
    </defs>
  )
}
