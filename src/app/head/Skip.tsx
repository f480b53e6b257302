// The first stop of Tab: past the header and the switches to the picture. A link cannot do it, as the address bar holds the state.

/** Where the keys of a view work: the picture, the row on the path of the deepest column, the decoder's field. */
const PLACES =
  ":is(.stage-part, .mirror-part) :is([role=application], .row-pair)[tabindex='0'], .columns [data-current], .decode input"

export function Skip() {
  return (
    <button
      type="button"
      className="skip"
      onClick={() => [...document.querySelectorAll<HTMLElement>(PLACES)].at(-1)?.focus()}
    >
      to the picture
    </button>
  )
}
