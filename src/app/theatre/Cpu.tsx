// The registers that decide what an address means: PC, TTBR0, TTBR1; whose tables they point to; and where TTBR1 has been and is going to be.

import type {ReactNode} from "react"
import {bigVa, hex64} from "../../model/word.ts"
import type {Moment, Playbill} from "../../view/theatre/moment.ts"
import type {Form} from "./grid.ts"
import {isBack, POINTS, pointsOf, whose, type Point, type Whose} from "./points.ts"
import {codeWords, lowerWords, registerHex} from "./words/registerWords.ts"
import {vectorWords} from "./words/vectorWords.ts"
import "./cpu.css"

interface CpuProps {
  readonly playbill: Playbill
  readonly moment: Moment
  readonly form: Form
}

export function Cpu({playbill, moment, form}: CpuProps) {
  const {pc, ttbr0, ttbr1, mmu, el} = moment.registers
  const phone = form === "phone"
  const short = phone || form === "narrow"
  const address = (value: bigint | number) => (short ? registerHex(value) : hex64(value))
  const root = whose(playbill, moment)
  return (
    <section className="cpu" aria-label="CPU">
      {!phone && (
        <h2>
          <b>CPU</b> MMU {mmu ? "on" : "off"}
          {!short && ` · EL${el} · interrupts off`}
          <span>{vectorWords(moment)}</span>
        </h2>
      )}
      <Register name="PC" value={address(bigVa(pc))} whose={pc < 0 ? root : "bridge"}>
        {codeWords(playbill, moment)}
      </Register>
      <Register
        name="TTBR0"
        value={ttbr0 === null ? "reserved" : address(ttbr0)}
        whose={ttbr0 === null || !mmu ? "nobody" : "bridge"}
        tables={ttbr0 === null || !mmu ? null : "page"}
      >
        {!mmu ? UNUSED : lowerWords(moment)}
      </Register>
      <Register
        name="TTBR1"
        value={address(ttbr1)}
        whose={mmu ? root : "nobody"}
        tables={root === "zero" || !mmu ? null : "tree"}
      >
        {!mmu ? UNUSED : phone ? NAMES[root] : <Points playbill={playbill} moment={moment} />}
      </Register>
    </section>
  )
}

const UNUSED = "not used: the MMU is off"

const NAMES: Readonly<Record<Whose, string>> = {
  source: "swapper_pg_dir",
  copy: "the copy",
  zero: "zero page: maps nothing",
  restored: "the restored swapper_pg_dir",
  bridge: "",
  nobody: "",
}

interface RegisterProps {
  readonly name: string
  readonly value: string
  readonly whose: Whose
  /** What stands behind it: a chain down to one page, or tables that fan out. */
  readonly tables?: "page" | "tree" | null
  readonly children: ReactNode
}

function Register({name, value, whose, tables = null, children}: RegisterProps) {
  return (
    <div className="register">
      <b>{name}</b>
      <code data-whose={whose}>{value}</code>
      {tables && <Chain to={tables} whose={whose} />}
      <span className="register-note">{children}</span>
    </div>
  )
}

/** Four tables and a page, or three and the many that they lead to. */
function Chain({to, whose}: {readonly to: "page" | "tree"; readonly whose: Whose}) {
  const squares = to === "page" ? [0, 16, 32, 48] : [0, 16, 32]
  return (
    <svg
      className="register-chain"
      data-whose={whose}
      width="70"
      height="18"
      viewBox="0 0 70 18"
      aria-hidden="true"
    >
      <path className="rail" d={to === "page" ? "M4,9H64" : "M4,9H40M40,9L53,1.5M40,9L53,16.5"} />
      {squares.map(x => (
        <rect key={x} x={x} y="5" width="8" height="8" />
      ))}
      {to === "page" ? (
        <rect className="open" x="60" y="5" width="8" height="8" />
      ) : (
        [0, 1, 2, 3, 4].map(n => <rect key={n} x="53" y={n * 3.6 + 0.5} width="4" height="2.4" />)
      )}
    </svg>
  )
}

/** Its way from root to root; the one where it is is filled. */
function Points({playbill, moment}: {readonly playbill: Playbill; readonly moment: Moment}) {
  const points = pointsOf(playbill, moment)
  const now = whose(playbill, moment)
  const open = playbill.roots.copy === null && !isBack(playbill, moment)
  const {width} = POINTS
  return (
    <svg
      className="points"
      width={width}
      height="31"
      viewBox={`0 0 ${width} 31`}
      role="img"
      aria-label={pointed(points, now)}
    >
      <path className={open ? "dotted" : ""} d={`M${points[0].x},22H${points.at(-1)!.x}`} />
      {points.map(({name, whose, x}) => {
        const here = whose === now
        return (
          <g key={name} data-whose={whose} data-here={here} transform={`translate(${x},0)`}>
            <text y="11" textAnchor="middle">
              {name}
            </text>
            <circle cy="22" r={here ? 5.5 : 4.5} />
          </g>
        )
      })}
    </svg>
  )
}

function pointed(points: readonly Point[], now: Whose): string {
  const here = points.find(({whose}) => whose === now)?.name
  return here ? `TTBR1 points to: ${here}` : "TTBR1 points elsewhere"
}
