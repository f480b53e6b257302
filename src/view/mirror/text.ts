// How wide words are, before anything is drawn: by the kind of their letters, a little more than the type really takes.

const KINDS: readonly (readonly [RegExp, number])[] = [
  [/ /, 0.24],
  [/[ijlt.,:|I()]/, 0.31],
  [/[mMwW]/, 0.86],
  [/[0-9]/, 0.59],
  [/[A-Z]/, 0.63],
]

/** Px of a line of the text face in a size. */
export function textWidth(text: string, size: number, bold = false): number {
  const ems = [...text].reduce((sum, c) => sum + (KINDS.find(([kind]) => kind.test(c))?.[1] ?? 0.52), 0)
  return ems * size * (bold ? 1.06 : 1)
}

/** Words in lines of at most a width. */
export function wrapped(text: string, width: number, size: number, bold = false): string[] {
  const lines: string[] = []
  for (const word of text.split(" ").filter(Boolean)) {
    const last = lines.at(-1)
    const longer = `${last} ${word}`
    if (last !== undefined && textWidth(longer, size, bold) <= width) lines[lines.length - 1] = longer
    else lines.push(word)
  }
  return lines
}
