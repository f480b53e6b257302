// What each colour means, light and dark. Canvas reads the values, style sheets the custom properties: one list for both.
// The contrast that a role must reach is asserted in the test. Refused: a colour per level, a second accent, red and green.

export type Shade = "light" | "dark"
/** "-more": with more contrast, for who asks for it. */
export type Theme = Shade | `${Shade}-more`

export interface Palette {
  readonly paper: string
  readonly ink: string
  readonly second: string
  /** Lines and ticks. */
  readonly line: string
  /** Decoration only: it has no contrast to rely on. */
  readonly hair: string
  /** The wing's colour for words and for the line that closes its field. */
  readonly source: string
  readonly sourceWritable: string
  readonly sourceReadOnly: string
  readonly sourceTable: string
  readonly copy: string
  readonly copyWritable: string
  readonly copyReadOnly: string
  readonly copyTable: string
  /** "Changed" or "stopped here", nothing else. */
  readonly accent: string
  readonly onAccent: string
  /** The tones of the index fields, from the root (1) to the PTE (4). */
  readonly address1: string
  readonly address2: string
  readonly address3: string
  readonly address4: string
  readonly onAddress: string
  /** The theatre's holders of memory: the old world's three tones of blue, ... */
  readonly heldText: string
  readonly heldRodata: string
  readonly heldData: string
  /** ... the bridge between the worlds, ... */
  readonly heldBridge: string
  readonly heldList: string
  /** ... the new world: lines of what waits, what was brought home, what has been there since loading. */
  readonly heldWaiting: string
  readonly heldHome: string
  readonly heldLoaded: string
  readonly heldFree: string
}

const shades: Readonly<Record<Shade, Palette>> = {
  light: {
    paper: "#FAFAF7",
    ink: "#15181C",
    second: "#50565E",
    line: "#7D838B",
    hair: "#D8D9D4",
    source: "#1D4E92",
    sourceWritable: "#BCD2EC",
    sourceReadOnly: "#17427F",
    sourceTable: "#6B93CC",
    copy: "#7A5200",
    copyWritable: "#EFDDAE",
    copyReadOnly: "#765000",
    copyTable: "#B08A36",
    accent: "#C2105A",
    onAccent: "#FFFFFF",
    address1: "#ECEAF1",
    address2: "#DAD6E6",
    address3: "#C3BCD9",
    address4: "#A69CC6",
    onAddress: "#2B2340",
    heldText: "#8FB0DA",
    heldRodata: "#B3CBEA",
    heldData: "#D6E3F4",
    heldBridge: "#9A6500",
    heldList: "#EFDDAE",
    heldWaiting: "#858B93",
    heldHome: "#5B6168",
    heldLoaded: "#DEDEDA",
    heldFree: "#F1F1ED",
  },
  dark: {
    paper: "#0E1013",
    ink: "#ECEDE9",
    second: "#A6ACB4",
    line: "#7B828B",
    hair: "#2B3036",
    source: "#8DBBF5",
    sourceWritable: "#1C3454",
    sourceReadOnly: "#8DBBF5",
    sourceTable: "#3D6497",
    copy: "#E3B858",
    copyWritable: "#3D3115",
    copyReadOnly: "#DDB04C",
    copyTable: "#7A6228",
    accent: "#FF5F97",
    onAccent: "#1A0510",
    address1: "#23212C",
    address2: "#332E42",
    address3: "#483F60",
    address4: "#62557F",
    onAddress: "#EFEAFB",
    heldText: "#3D6497",
    heldRodata: "#274A78",
    heldData: "#1C3454",
    heldBridge: "#E3B858",
    heldList: "#4D3E1A",
    heldWaiting: "#79818A",
    heldHome: "#AEB4BB",
    heldLoaded: "#272B31",
    heldFree: "#15181C",
  },
}

/** The two wings' tones under the same names. */
export interface Wing {
  readonly word: string
  readonly writable: string
  readonly readOnly: string
  readonly table: string
}

export function wing(p: Palette, side: "source" | "copy"): Wing {
  return {
    word: p[side],
    writable: p[`${side}Writable`],
    readOnly: p[`${side}ReadOnly`],
    table: p[`${side}Table`],
  }
}

/** Nothing is quiet any more: second words and lines are ink, hair lines can be relied on. */
function more(p: Palette): Palette {
  return {...p, second: p.ink, line: p.ink, hair: mix(p.paper, p.ink, 0.55)}
}

export const palettes: Readonly<Record<Theme, Palette>> = {
  ...shades,
  "light-more": more(shades.light),
  "dark-more": more(shades.dark),
}

/** The roles as CSS custom properties: sourceReadOnly becomes --source-read-only, address1 --address-1. */
export function customProperties(theme: Theme): Record<`--${string}`, string> {
  const name = (role: string) => role.replace(/[A-Z]|\d/g, part => `-${part.toLowerCase()}`) as "" // the prefix below makes it a property
  return Object.fromEntries(
    Object.entries(palettes[theme]).map(([role, colour]) => [`--${name(role)}`, colour]),
  )
}

/** Red, green, blue, 0 to 255, of #rrggbb. */
export function channels(colour: string): [number, number, number] {
  const byte = (at: number) => "0123456789abcdef".indexOf(colour[at].toLowerCase())
  return [1, 3, 5].map(at => byte(at) * 16 + byte(at + 1)) as [number, number, number]
}

/** A colour with a share (0 to 1) of another one laid over it, in sRGB as a browser's opacity does. */
export function mix(under: string, over: string, share: number): string {
  const [a, b] = [channels(under), channels(over)]
  const part = (n: number) => Math.round(a[n] + (b[n] - a[n]) * share)
  return `#${[0, 1, 2].map(n => part(n).toString(16).padStart(2, "0")).join("")}`
}

/** WCAG 2 contrast ratio of two colours, 1 to 21. */
export function contrast(one: string, other: string): number {
  const luminance = (colour: string) => {
    const [r, g, b] = channels(colour).map(c =>
      c / 255 <= 0.04045 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4,
    )
    return 0.2126 * r + 0.7152 * g + 0.0722 * b
  }
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (high + 0.05) / (low + 0.05)
}
