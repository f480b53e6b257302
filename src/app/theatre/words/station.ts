// What is said of a step of the kernel: its name on the line of time, a headline, a sentence.

/** One step of the kernel, or some together, as the line of time names it. */
export interface StepName {
  readonly numbers: string
  readonly name: string
}

/** What happens at a station; the sentence in two parts, its first words in ink. */
export interface StationWords {
  readonly headline: string
  readonly first: string
  readonly rest: string
}
