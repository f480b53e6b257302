// For the tables of a real kernel: the model's copy held against the copy that this kernel made of the same tables.

import {number} from "../../model/descriptor/say.ts"
import {memo, useMemo} from "react"
import {compare, type Comparison} from "../../model/account/compare.ts"
import type {KernelCopy, Loaded} from "../../model/loaded.ts"
import {hex64} from "../../model/word.ts"
import {outcomeOf} from "../outcomes.ts"
import {REVISION_WORDS} from "../control/revisions.ts"
import {useShown} from "../shown.ts"
import {send, useValue} from "../store.ts"
import {things} from "../words/words.ts"

/** The kernel's own call, computed by the model, against what the kernel made of it. */
function compared({source, experiment}: Loaded, copy: KernelCopy): Comparison | null {
  const {revision, start, end} = copy
  const own = outcomeOf({...experiment, revision, range: {start, end}, maps: []}, source)
  if (own.root === null) return null
  return compare(source.geometry, {root: own.root, memory: own.memory}, copy, copy)
}

export const Compare = memo(function Compare() {
  const loaded = useShown()?.loaded
  const comparing = useValue(state => state.comparing)
  const copy = loaded?.kernelCopy
  const result = useMemo(
    () => (comparing && loaded && copy ? compared(loaded, copy) : undefined),
    [comparing, loaded, copy],
  )
  if (!copy) return null
  return (
    <div className="compare">
      <button
        type="button"
        aria-pressed={comparing}
        aria-label="compare with the kernel’s own copy"
        title="compare with the kernel’s own copy"
        onClick={() => send({type: "compare"})}
      >
        compare
      </button>
      <p role="status">{result !== undefined && `The kernel’s own copy, ${said(result, copy)}.`}</p>
    </div>
  )
})

function said(result: Comparison | null, {revision}: KernelCopy): string {
  if (result === null) return "the model made no copy"
  const {leaves, tables, count, differences} = result
  const rules = `by the rules of ${REVISION_WORDS[revision].label}`
  if (count === 0)
    return `${rules} identical: ${things(leaves, "leaf", "leaves")}, ${things(tables, "table")}`
  return `${rules} ${number(count)} differ, the first at ${hex64(differences[0].va)}`
}
