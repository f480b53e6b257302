// The rest of an experiment: which range is copied, where table pages come from and how many there are, which frames are memory.
// It lies over the top of the picture, which stays where it is; what is typed counts at once.

import {hex, hex64, type Pa} from "../../model/word.ts"
import {pathAt, sourceHalf, translation} from "../../model/path.ts"
import {edit, settle} from "./edit.ts"
import {printFrames, printSupply, readEnd, readFrames, readLimit, readStart, readSupply} from "./fields.ts"
import {without} from "./frames.ts"
import type {Shown} from "../shown.ts"
import {useValue} from "../store.ts"
import {TextField} from "./TextField.tsx"

export function Setup(shown: Shown) {
  return (
    <section className="editor setup" aria-label="Range, memory and frames">
      <CopiedRange {...shown} />
      <Supply {...shown} />
      <Frames {...shown} />
    </section>
  )
}

function CopiedRange({experiment: {range}, loaded}: Shown) {
  const {source, experiment: own} = loaded
  const g = source.geometry
  const half = sourceHalf(source)
  return (
    <>
      <div className="check">
        <label>
          <input
            type="checkbox"
            checked={range !== null}
            onChange={() => edit({range: range ? null : (own.range ?? source.linear)})}
          />
          copy a range
        </label>
        <p className="field-said">{range ? "" : "Off: the root stays empty."}</p>
      </div>
      {range && (
        <>
          <TextField
            label="from"
            value={range.start}
            print={hex64}
            read={text => readStart(text, g, half, range.end)}
            onValue={start => edit({range: {...range, start}}, "start")}
            onSettle={settle}
          />
          <TextField
            label="to, not included"
            value={range.end}
            print={hex64}
            read={text => readEnd(text, g, half, range.start)}
            onValue={end => edit({range: {...range, end}}, "end")}
            onSettle={settle}
            hint={half === 1 ? "0 is the top" : undefined}
          />
        </>
      )}
    </>
  )
}

/** The pages that tables are made of. */
function Supply({experiment: {allocator}, loaded}: Shown) {
  const {source, experiment: own} = loaded
  return (
    <>
      <TextField
        label="table pages from"
        className="short"
        value={allocator}
        print={printSupply}
        read={text => readSupply(text, own.allocator, source.geometry)}
        onValue={({base, asKernel}) => edit({allocator: {...allocator, base, asKernel}}, "base")}
        onSettle={settle}
        names={own.allocator.asKernel ? ["kernel"] : undefined}
        hint={allocator.asKernel ? `those of its own copy, then ${hex(allocator.base)}` : undefined}
      />
      <TextField
        label="at most"
        className="narrow"
        value={allocator.limit}
        print={String}
        read={readLimit}
        onValue={limit => edit({allocator: {...allocator, limit}}, "limit")}
        onSettle={settle}
        hint="pages"
      />
    </>
  )
}

/** The frames that are memory; that of the selected page can be taken out. */
function Frames({experiment: {frames}, loaded}: Shown) {
  const {source, experiment: own} = loaded
  const g = source.geometry
  const selected = useValue(state => state.selected)
  const way = selected === null ? null : pathAt(g, source.memory, source.root, selected)
  const pa = way && selected !== null ? translation(g, way, selected) : null
  const taken: Pa | null = way?.entries.at(-1)?.level === 3 ? pa : null
  return (
    <div className="frames">
      <TextField
        label="frames that are memory"
        className="wide"
        rows={2}
        value={frames}
        print={printFrames}
        read={text => readFrames(text, g)}
        onValue={value => edit({frames: value}, "frames")}
        onSettle={settle}
      />
      <p>
        {taken !== null && (
          <button
            type="button"
            className="quiet"
            onClick={() => edit({frames: without(frames, taken, g.granule)})}
          >
            take out frame {hex(taken)}
          </button>
        )}
        {printFrames(frames) !== printFrames(own.frames) && (
          <button type="button" className="quiet" onClick={() => edit({frames: own.frames})}>
            as the machine had them
          </button>
        )}
      </p>
    </div>
  )
}
