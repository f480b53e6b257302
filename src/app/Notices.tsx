// Lines that must not be missed: what a link said and could not be read, a file that would not open.

import {IconButton} from "./head/Icon.tsx"
import {send, useValue} from "./store.ts"

export function Notices() {
  const notices = useValue(state => state.notices)
  return (
    <div className="notices" role="status" aria-label="Notices">
      {notices.map(text => (
        <p key={text}>
          <span>{text}</span>
          <IconButton icon="close" name="Dismiss" onPress={() => send({type: "dismiss", text})} />
        </p>
      ))}
    </div>
  )
}
