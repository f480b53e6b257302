// The ways to look at an outcome, and the decoder, which needs none. A view replaces the picture and nothing else.

export const VIEWS = ["tree", "columns", "mirror", "decode"] as const
export type View = (typeof VIEWS)[number]

export const VIEW_NAMES: Readonly<Record<View, string>> = {
  tree: "Tree",
  columns: "Columns",
  mirror: "Mirror",
  decode: "Decode",
}
