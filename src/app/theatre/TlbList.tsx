// What the TLB holds: what this moment used, and what the tables do not say any more.

import {number} from "../../model/descriptor/say.ts"
import {hex64} from "../../model/word.ts"
import type {Moment} from "../../view/theatre/moment.ts"
import "./lists.css"

interface TlbListProps {
  readonly moment: Moment
  /** Rows that there is room for. */
  readonly rows: number
}

const ORDER = ["to", "from", "list", "code", "other"] as const

const USES = {to: "to", from: "from", list: "list", code: "code", other: "this step"} as const

export function TlbList({moment: {tlb: held, end, registers}, rows}: TlbListProps) {
  // With the MMU off nobody looks into it.
  const tlb = registers.mmu ? held : []
  const stale = tlb.filter(entry => entry.stale).length
  // What was used comes first, then what is stale, the latest before the earlier.
  const rank = ({use, stale}: Moment["tlb"][number]) => (use ? ORDER.indexOf(use) : stale ? 5 : 6)
  const shown = [...tlb].sort((a, b) => rank(a) - rank(b) || b.since - a.since).slice(0, rows)
  return (
    <section className="tlb-list" aria-label="TLB">
      <h2>
        <b>TLB</b>{" "}
        {registers.mmu
          ? title(tlb, stale, end?.kind === "fault" ? end.fault.far : null)
          : "not used: the MMU is off"}
      </h2>
      <ul>
        {shown.map(entry => (
          <li key={`${entry.for} ${entry.start}`} data-stale={entry.stale}>
            <code>{hex64(BigInt(entry.start))}</code>
            <span>
              {entry.stale && <b>stale</b>}
              {entry.stale && entry.use ? ", " : ""}
              {entry.use ? USES[entry.use] : entry.stale ? "" : "earlier"}
            </span>
          </li>
        ))}
      </ul>
      {tlb.length > shown.length && <p>… {number(tlb.length - shown.length)} more</p>}
    </section>
  )
}

/** `far`: where the story ended in a fault. */
function title(tlb: Moment["tlb"], stale: number, far: bigint | null): string {
  const all = tlb.length
  if (all === 0) return "empty"
  if (stale > 0) return `${number(stale)} of ${number(all)} stale`
  const va = far === null ? null : BigInt.asIntN(64, far)
  const left = tlb.some(
    ({start, size}) => va !== null && va >= BigInt(start) && va < BigInt(start) + BigInt(size),
  )
  return va === null || left ? `${number(all)}, none stale` : "none stale; the fault left no entry"
}
