// The field for a descriptor: focused at once. It grows with what is pasted to a handful of lines, then scrolls. Under its letters lies the
// same text once more, unseen but for the marks: the value that was read, or the letter that is wrong. Up and Down change the nibble
// at the caret; Enter, as in a field of one line, does nothing.

import {useEffect, useImperativeHandle, useLayoutEffect, useRef, type Ref} from "react"
import {LONGEST} from "../../format/pasted.ts"
import {layoutOf, pieces, standsWords, turned, type Read} from "./fieldText.ts"
import {withText, type Question} from "./question.ts"

interface ValueFieldProps {
  readonly ref: Ref<HTMLTextAreaElement>
  readonly question: Question
  /** What its text was read as. */
  readonly read: Read
  /** Is there an earlier reading to look at? */
  readonly stays: boolean
  onAsk(question: Question): void
}

export function ValueField({ref, question, read, stays, onAsk}: ValueFieldProps) {
  const field = useRef<HTMLTextAreaElement>(null)
  useImperativeHandle(ref, () => field.current!)
  useEffect(() => field.current!.focus({preventScroll: true}), [])
  // What is too long to be read is shown as far as it would be.
  const text = question.text.slice(0, LONGEST)
  const typed = useRef<string | null>(null)
  const frame = useMarkInSight(text, typed)
  const type = (next: Question) => {
    // Keys make no line: more lines were dropped, or put in by a keyboard that pastes.
    if (lines(next.text) <= lines(question.text)) typed.current = next.text
    onAsk(next)
  }
  const problem = read !== null && "problem" in read
  return (
    <div className="decode-value" data-layout={layoutOf(text)}>
      <div ref={frame} className="decode-frame" data-problem={problem}>
        <div className="decode-text" aria-hidden="true">
          {pieces(text, read).map(({text, as}, n) =>
            as === "value" ? <mark key={n}>{text}</mark> : as === "wrong" ? <u key={n}>{text}</u> : text,
          )}
          {/* A line that is still empty counts, too. */}
          {"\u200b"}
        </div>
        <textarea
          ref={field}
          rows={1}
          aria-label="Descriptor"
          aria-invalid={problem}
          aria-describedby="decode-said"
          placeholder="paste a descriptor"
          spellCheck={false}
          autoComplete="off"
          autoCapitalize="off"
          value={text}
          onChange={event => type(withText(question, event.target.value))}
          onKeyDown={event => {
            if (event.key === "Enter") return event.preventDefault()
            const by = event.key === "ArrowUp" ? 1 : event.key === "ArrowDown" ? -1 : 0
            const element = event.currentTarget
            const caret = element.selectionStart
            const next = by && turned(text, caret, by, read)
            if (!next) return
            event.preventDefault()
            type({...question, text: next})
            requestAnimationFrame(() => element.setSelectionRange(caret, caret))
          }}
        />
      </div>
      <Said {...{text, read, stays}} />
    </div>
  )
}

const lines = (text: string) => text.split("\n").length

/** What the field says of its text: what is wrong, where the value stands, or what one may paste. */
function Said({text, read, stays}: Pick<ValueFieldProps, "read" | "stays"> & {readonly text: string}) {
  if (read && "problem" in read)
    return (
      <p id="decode-said" data-problem="true" role="alert">
        <b>{read.problem}.</b> {stays && "The last good reading stays below, in grey."}
      </p>
    )
  return (
    <p id="decode-said">
      {read?.stands && layoutOf(text) !== "value"
        ? `Read: ${standsWords(text, read.stands)}.`
        : "hex, with or without 0x, _ and spaces; binary digits; an oops, or what crash, gdb, drgn or QEMU print; a line of a page table dump"}
    </p>
  )
}

/** The frame of a text: where it came by another way than typing, its mark is scrolled into sight. */
function useMarkInSight(text: string, typed: React.RefObject<string | null>) {
  const frame = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const {current: box} = frame
    const mark = box?.querySelector("mark, u")
    if (!box || !mark || typed.current === text) return
    const [outer, inner] = [box.getBoundingClientRect(), mark.getBoundingClientRect()]
    box.scrollTop += (inner.top + inner.bottom - outer.top - outer.bottom) / 2
  }, [text, typed])
  return frame
}
