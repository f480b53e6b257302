// The regions as a list of buttons, for those who do not see the picture; it shows itself to those who come to it with a key.

import {memo} from "react"
import {number} from "../../model/descriptor/say.ts"
import type {Region} from "../../model/regions.ts"
import {hex64, type Va} from "../../model/word.ts"
import {onto, type Brush} from "../../view/mirror/brush.ts"
import {copyWords, regionName} from "../../view/mirror/regionWords.ts"
import type {Mirror} from "../../view/mirror/scene.ts"

interface RegionListProps {
  readonly mirror: Mirror
  onBrush(brush: Brush): void
}

export const RegionList = memo(function RegionList({mirror, onBrush}: RegionListProps) {
  return (
    <ul className="mirror-regions" aria-label="Regions">
      {mirror.regions.map(region => (
        <li key={region.start}>
          <button
            type="button"
            onClick={event => {
              event.stopPropagation()
              const brush = onto(mirror.axis, region)
              if (brush) onBrush(brush)
            }}
          >
            {wordsOf(mirror, region)}
          </button>
        </li>
      ))}
    </ul>
  )
})

/** "modules, 0xffff_8000_00d0_0000 to 0xffff_8000_00d3_efff, 33 leaves, not in the copy". */
function wordsOf(mirror: Mirror, region: Region): string {
  const [from, to] = [region.start, (region.end - 1) as Va].map(va => hex64(BigInt(va)))
  const leaves = region.leaves === 1 ? "1 leaf" : `${number(region.leaves)} leaves`
  const copied = copyWords(mirror, region) !== null
  return `${regionName(region)}, ${from} to ${to}, ${leaves}, ${copied ? "in the copy" : "not in the copy"}`
}
