// Sixteen settings of four knobs, and what becomes of a restore with each.

import type {Setting} from "./sixteen.ts"

const LETTERS = [
  ["mkwrite", "W"],
  ["mkvalid", "V"],
  ["checkpfn", "P"],
  ["forcemap", "F"],
] as const

/** `settings`: undefined while they are run. */
export function Sixteen({settings}: {readonly settings: readonly Setting[] | undefined}) {
  return (
    <section className="review-sixteen" aria-label="All sixteen settings" aria-busy={!settings}>
      <h2>All sixteen</h2>
      <p className="review-scale">
        {settings
          ? `${settings.filter(({survived}) => survived).length} of 16 settings survive`
          : "running sixteen restores …"}
      </p>
      {settings && (
        <ol>
          {settings.map(({flags, survived, text}) => {
            const letters = LETTERS.map(([flag, letter]) => (flags[flag] ? letter : "·")).join("")
            return (
              <li key={letters} data-survived={survived}>
                <code>{letters}</code> {text}
              </li>
            )
          })}
        </ol>
      )}
    </section>
  )
}
