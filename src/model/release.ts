// The order of the releases whose descriptors differ. Each stands for itself and for what follows, until the next one.

import type {Release} from "./source.ts"

/** Oldest first. */
export const RELEASES: readonly Release[] = ["5.3", "5.4", "5.10", "5.14", "6.12", "7.1"]

/** Is the release `first` or a later one? */
export function since(release: Release, first: Release): boolean {
  return RELEASES.indexOf(release) >= RELEASES.indexOf(first)
}
