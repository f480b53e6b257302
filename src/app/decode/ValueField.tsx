// The field for a descriptor: focused at once; Up and Down change the nibble at the caret; the letter that is wrong is underlined.

import {useEffect, useImperativeHandle, useRef, type Ref} from "react"
import type {Problem, Question} from "./question.ts"

interface ValueFieldProps {
  readonly ref: Ref<HTMLInputElement>
  readonly question: Question
  readonly problem: Problem | null
  /** Is there an earlier reading to look at? */
  readonly stays: boolean
  onAsk(question: Question): void
}

export function ValueField({ref, question, problem, stays, onAsk}: ValueFieldProps) {
  const input = useRef<HTMLInputElement>(null)
  useImperativeHandle(ref, () => input.current!)
  useEffect(() => input.current!.focus({preventScroll: true}), [])
  const {text} = question
  return (
    <div className="decode-value">
      <div className="decode-frame" data-problem={problem !== null}>
        <input
          ref={input}
          aria-label="Descriptor"
          aria-invalid={problem !== null}
          aria-describedby="decode-said"
          placeholder="paste a descriptor"
          spellCheck={false}
          autoComplete="off"
          autoCapitalize="off"
          value={text}
          onChange={event => onAsk({...question, text: event.target.value})}
          onKeyDown={event => {
            const by = event.key === "ArrowUp" ? 1 : event.key === "ArrowDown" ? -1 : 0
            const caret = event.currentTarget.selectionStart ?? 0
            const next = by && turned(text, caret, by)
            if (!next) return
            event.preventDefault()
            onAsk({...question, text: next.text})
            const element = event.currentTarget
            requestAnimationFrame(() => element.setSelectionRange(next.caret, next.caret))
          }}
        />
        {problem && problem.end < 40 && (
          <u
            aria-hidden="true"
            style={{left: `calc(12px + ${problem.start}ch)`, width: `${problem.end - problem.start}ch`}}
          />
        )}
      </div>
      <p id="decode-said" data-problem={problem !== null} role={problem ? "alert" : undefined}>
        {problem ? (
          <>
            <b>{problem.problem}.</b> {stays && "The last good reading stays below, in grey."}
          </>
        ) : (
          "hex, with or without 0x, _ and spaces; binary digits; an oops, or what crash, gdb, drgn or QEMU print; a line of a page table dump"
        )}
      </p>
    </div>
  )
}

/** The text with the hex digit at the caret, or before it, one higher or lower (mod 16); undefined if no digit is there. */
export function turned(text: string, caret: number, by: 1 | -1): {text: string; caret: number} | undefined {
  const first = /^\s*0x/i.exec(text)?.[0].length ?? 0
  const at = [caret, caret - 1].find(place => place >= first && /[0-9a-f]/i.test(text[place] ?? ""))
  if (at === undefined) return undefined
  const digit = "0123456789abcdef".indexOf(text[at].toLowerCase())
  return {text: text.slice(0, at) + "0123456789abcdef"[(digit + by + 16) % 16] + text.slice(at + 1), caret}
}
