// What stands where the keys have led to, for those who hear the picture: ready when it has rested. A flip changes it as well, but that
// is the verdict's to say: only another place is read out, and what was read out and is so no more is taken away.

import {useEffect, useRef, useState} from "react"

interface SpokenProps {
  /** Of the words that describe the picture. */
  readonly id: string
  /** Where one is: another place is read out. */
  readonly place: string | number
  /** What is shown: when it is another one the words are made anew. */
  readonly shown: unknown
  text(): string
}

const REST = 400

export function Spoken({id, place, shown, text}: SpokenProps) {
  const [here, setHere] = useState("")
  const [said, setSaid] = useState("")
  const last = useRef<string | number | null>(null)
  const latest = useRef(text)
  latest.current = text
  useEffect(() => {
    const timer = window.setTimeout(() => {
      const words = latest.current()
      setHere(words)
      const moved = last.current !== place
      setSaid(before => (moved || before === words ? words : ""))
      last.current = place
    }, REST)
    return () => window.clearTimeout(timer)
  }, [place, shown])
  return (
    <>
      <p id={id} className="unseen">
        {here}
      </p>
      <p className="unseen" aria-live="polite">
        {said}
      </p>
    </>
  )
}
