// What the keys do in a column.

/** What a key asks for: another row, a cell of this one, the next column or the one before, the run, an index, another alias. */
export type Act =
  | {readonly kind: "row" | "cell"; readonly to: number}
  | {readonly kind: "whole" | "into" | "back" | "open" | "alias"}
  | {readonly kind: "ask"; readonly text: string}

interface Standing {
  readonly current: number
  /** Rows of the column, and those in sight. */
  readonly count: number
  readonly screen: number
  /** The cell that has the focus in place of its row, 0 to 3; null: none. */
  readonly cell: number | null
}

/** What a key does; null: nothing. */
export function actOf(key: string, {current, count, screen, cell}: Standing): Act | null {
  const rows: Readonly<Record<string, number>> = {
    ...{ArrowUp: current - 1, ArrowDown: current + 1, Home: 0, End: count - 1},
    ...{PageUp: current - screen + 1, PageDown: current + screen - 1},
  }
  if (key in rows) return {kind: "row", to: Math.max(0, Math.min(count - 1, rows[key]))}
  if (cell !== null) {
    if (key === "ArrowRight") return {kind: "cell", to: Math.min(3, cell + 1)}
    if (key === "ArrowLeft") return {kind: "cell", to: Math.max(0, cell - 1)}
    if (key === "Escape" || (key === "s" && cell === 3)) return {kind: "whole"}
  }
  switch (key) {
    case "ArrowRight":
    case "Enter":
      return {kind: "into"}
    case "ArrowLeft":
    case "Backspace":
      return {kind: "back"}
    case " ":
      return {kind: "open"}
    case "s":
      return {kind: "cell", to: cell === null ? 1 : 3}
    case "g":
      return {kind: "ask", text: ""}
    case "a":
      return {kind: "alias"}
    default:
      return /^\d$/.test(key) ? {kind: "ask", text: key} : null
  }
}
