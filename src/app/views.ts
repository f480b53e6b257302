// The ways to look at an outcome; the theatre, which uses it; the decoder, which needs none; the review, which has its own. A view replaces the
// picture and nothing else.

export const VIEWS = ["tree", "columns", "mirror", "theatre", "decode", "review"] as const
export type View = (typeof VIEWS)[number]

export const VIEW_NAMES: Readonly<Record<View, string>> = {
  tree: "Tree",
  columns: "Columns",
  mirror: "Mirror",
  theatre: "Theatre",
  decode: "Decode",
  review: "Review",
}

/** The views whose names stand in the header. The review is opened from the list of sources, from the help, and by link. */
export const NAMED_VIEWS = VIEWS.filter(view => view !== "review")

/** Does a view show the outcome of the experiment? */
export function showsOutcome(view: View): boolean {
  return view !== "decode" && view !== "review" && view !== "theatre"
}
