// Before anything is asked: the empty cells, and four real descriptors of Linux 6.1 to begin with.

import type {Level} from "../../model/geometry.ts"
import type {Mode} from "../../view/stage/layout.ts"
import {DecodedBits} from "./DecodedBits.tsx"
import {UNASKED, type Question} from "./question.ts"

const REAL: readonly {
  readonly name: string
  readonly text: string
  readonly level: Level
  readonly about: string
}[] = [
  {name: "a page", text: "0x00e8_0000_4a2e_b707", level: 3, about: "level 3, writable"},
  {name: "a block", text: "0x00e0_0000_4040_0781", level: 2, about: "level 2, 2 MiB, read-only"},
  {name: "a table", text: "0x1800_0000_5ffa_f003", level: 2, about: "level 2, PXNTable and UXNTable"},
  {name: "an invalid one", text: "0x00e8_0000_6521_4706", level: 3, about: "level 3, address kept"},
]

interface EmptyProps {
  readonly mode: Mode
  onAsk(question: Question): void
}

export function Empty({mode, onAsk}: EmptyProps) {
  return (
    <div className="decode-empty">
      <DecodedBits
        value={null}
        fields={[]}
        mode={mode}
        here={null}
        spoken="64 bits, none known yet"
        onPoint={() => {}}
      />
      <p>Or take one of these:</p>
      <ul>
        {REAL.map(({name, text, level, about}) => (
          <li key={name}>
            <button type="button" className="quiet" onClick={() => onAsk({...UNASKED, text, level})}>
              {name}
            </button>
            <code>{text}</code>
            <span>{about}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}
