// How long a kexec takes with the MMU off and on: the series' own figures, as a chart that says so.

import {rebootBars} from "../../view/theatre/rebootBars.ts"
import {Panel} from "./Panel.tsx"
import "./rebootTimes.css"

export function RebootTimes() {
  return (
    <Panel
      name="How long it takes, as the series says"
      className="quiet reboot-open"
      placement="top end"
      label="how long?"
    >
      <div className="reboot-times" tabIndex={0} role="region" aria-label="Reboot times">
        <h2>MMU off, MMU on</h2>
        <p>
          The figures that the series itself quotes, of its authors’ machines. Nothing here is computed; each
          pair has a scale of its own.
        </p>
        {rebootBars().map(({of, what, bars, factor, source}) => (
          <figure key={`${of} ${what} ${source}`}>
            <figcaption>
              <b>{what}</b>, {factor} <span>{of}</span>
            </figcaption>
            {bars.map(({mmu, share, text}) => (
              <div key={mmu} className={`reboot-bar ${mmu}`}>
                <span>{mmu}</span>
                <i style={{"--share": share} as React.CSSProperties} />
                <span>{text}</span>
              </div>
            ))}
            <p>{source}</p>
          </figure>
        ))}
      </div>
    </Panel>
  )
}
