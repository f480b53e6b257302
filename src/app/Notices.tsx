// What must not be missed: what a link said and could not be read, a file that would not open. One line at the foot of the window,
// so that nothing moves; several are one line that opens.

import {IconButton} from "./head/Icon.tsx"
import {send, useValue} from "./store.ts"

export function Notices() {
  const notices = useValue(state => state.notices)
  const [only] = notices
  return (
    <div className="notices" role="status" aria-label="Notices">
      {notices.length > 0 && (
        <div>
          {notices.length === 1 ? (
            <span>{only}</span>
          ) : (
            <details>
              <summary>{notices.length} things could not be done or read</summary>
              <ul>
                {notices.map(text => (
                  <li key={text}>{text}</li>
                ))}
              </ul>
            </details>
          )}
          <IconButton
            icon="close"
            name="Dismiss"
            onPress={() => notices.forEach(text => send({type: "dismiss", text}))}
          />
        </div>
      )}
    </div>
  )
}
