/** A line that is no case at all, as opposed to one with which the model disagrees. */
export class CaseError extends Error {
  override name = "CaseError"
}
