// What the keys have led to, read out when it has rested.

import {useEffect, useState} from "react"

export function Spoken({id, text}: {readonly id: string; readonly text: string}) {
  const [said, setSaid] = useState("")
  useEffect(() => {
    const timer = window.setTimeout(() => setSaid(text), 400)
    return () => window.clearTimeout(timer)
  }, [text])
  return (
    <p id={id} className="unseen" aria-live="polite">
      {said}
    </p>
  )
}
