// A button that opens a panel below itself; Escape closes it, and the focus goes back.

import {useRef, useState, type ReactNode} from "react"
import {Dialog, Popover} from "react-aria-components"
import "./panel.css"

interface PanelProps {
  readonly name: string
  /** On the button. */
  readonly label: ReactNode
  readonly className: string
  readonly placement?: "bottom start" | "top end"
  readonly children: ReactNode
}

export function Panel({name, label, className, placement = "bottom start", children}: PanelProps) {
  const button = useRef<HTMLButtonElement>(null)
  const [open, setOpen] = useState(false)
  return (
    <>
      <button
        type="button"
        ref={button}
        className={className}
        aria-haspopup="dialog"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        {label}
      </button>
      <Popover
        className="theatre-panel"
        triggerRef={button}
        isOpen={open}
        onOpenChange={setOpen}
        placement={placement}
        offset={6}
      >
        <Dialog aria-label={name}>{children}</Dialog>
      </Popover>
    </>
  )
}
