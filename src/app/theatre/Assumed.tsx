// What is real here and what is assumed: said of every scenario, from the scenario.

import {number} from "../../model/descriptor/say.ts"
import type {Scenario} from "../../model/machine/scenario.ts"
import type {Playbill} from "../../view/theatre/moment.ts"
import {REVISION_WORDS} from "../control/revisions.ts"
import {things} from "../words/words.ts"
import {Panel} from "./Panel.tsx"

interface AssumedProps {
  readonly scenario: Scenario
  readonly playbill: Playbill
  /** Are the tables those of a real kernel? */
  readonly captured: boolean
}

export function Assumed(props: AssumedProps) {
  return (
    <Panel
      name="What is real here, what is assumed"
      className="quiet assumed"
      placement="top end"
      label="what is real here?"
    >
      <div className="assumed-list">
        <h2>Real</h2>
        <ul>
          {realOf(props).map(sentence => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
        <h2>Assumed</h2>
        <ul>
          {assumedOf(props).map(sentence => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
        <h2>Left out</h2>
        <ul>
          <li>caches, stage 2, other CPUs, EL2, ASIDs, tags</li>
        </ul>
      </div>
    </Panel>
  )
}

/** What is as some machine had it, or follows from that. */
export function realOf({scenario, captured}: Omit<AssumedProps, "playbill">): string[] {
  const {assumptions, experiment, transition} = scenario
  const {placed, copied, kexec} = assumptions
  return [
    captured
      ? "The source’s tables, its memory and the names of its places: captured of a running kernel."
      : "Nothing was captured: the source’s tables are made by hand.",
    ...(copied && transition !== "kexec, MMU off"
      ? [
          `The copy: made by the algorithm of ${REVISION_WORDS[experiment.revision].title}, entry by entry, from those tables.`,
        ]
      : []),
    ...(transition === "hibernate" && placed
      ? [
          "The frames of the exit page, its tables, the zero page and the list’s head: registers and arguments of a real resume.",
        ]
      : []),
    ...(kexec.placed
      ? ["The frames of the control page, its tables, the zero page and struct kimage: of a real kexec."]
      : []),
    ...(asKernel(scenario)
      ? ["The frames of the copy’s tables: those that the kernel itself took for its copy, in that order."]
      : []),
    "The order of the kernel’s steps, the walks, faults and syndromes: the architecture’s and the kernel’s.",
  ]
}

/** Do the copy's tables lie where the real kernel's lay? */
function asKernel({experiment, assumptions, transition}: Scenario): boolean {
  const {copied, safe} = assumptions
  return copied && safe.tables && transition !== "kexec, MMU off" && experiment.allocator.asKernel === true
}

/** What no table and no dump tells. */
export function assumedOf(props: Omit<AssumedProps, "captured">): string[] {
  const {assumptions, transition} = props.scenario
  const {tlb, safe, copied, kept} = assumptions
  const unsafe = (["tables", "exit", "zero"] as const).filter(what => !safe[what])
  return [
    ...(transition === "hibernate" ? assumedOfRestore(props) : assumedOfKexec(props)),
    ...(copied && transition !== "kexec, MMU off" && !asKernel(props.scenario)
      ? ["The frames of the copy’s tables: where the experiment’s allocator begins."]
      : []),
    ...(kept > 0 && transition === "hibernate"
      ? [
          `Kept free for the copy’s tables: ${things(kept, "page")} at least, so that machines that are compared have all else at the same places.`,
        ]
      : []),
    "What pages hold that nobody looks into: a fifth zeros, the rest addresses, numbers, text and noise.",
    `The TLB: ${tlb.entries} entries for each size, direct mapped; ${tlb.speculated} translations fetched ahead.${tlb.invalidates ? "" : " Invalidation does nothing."}`,
    ...(unsafe.length > 0
      ? [`In some page’s way, as the kernel would never have it: ${unsafe.join(", ")}.`]
      : []),
  ]
}

function assumedOfRestore({scenario, playbill}: Omit<AssumedProps, "captured">): string[] {
  const {seed, placed, order, homes, indexedTwice} = scenario.assumptions
  return [
    homes === null
      ? `Which frames the image uses, and where it waits: ${number(playbill.pages)} pages, chosen by the seed ${seed}. The old kernel’s text, data and tables are always among them.`
      : "Which frames the image uses: given. Where it waits: chosen by the seed.",
    ...(placed
      ? []
      : ["The frames of the exit page, its tables, the zero page and the list: chosen by the seed."]),
    "The restored kernel: the same one at the same place, its root where swapper_pg_dir is; the tables below the root lie in other frames.",
    order === "descending"
      ? "The list goes from high frames to low ones, as the kernel builds it."
      : "The list goes from low frames to high ones; the kernel builds it the other way.",
    ...(indexedTwice ? ["The call passes a root that was indexed already, as v1 was posted."] : []),
  ]
}

function assumedOfKexec({scenario, playbill}: Omit<AssumedProps, "captured">): string[] {
  const {seed, kexec} = scenario.assumptions
  return [
    kexec.inPlace
      ? "The segments: a kernel, an initrd and a device tree, in the memory that is reserved for a crash kernel. They are where they belong; the list is DONE alone."
      : `The segments: a kernel where the old one is, an initrd and a device tree, ${number(playbill.pages)} pages. Where they wait: chosen by the seed ${seed}, by the kernel’s own rule.`,
    ...(kexec.placed ? [] : ["The frames of the control page, its tables, the zero page and struct kimage."]),
    ...(kexec.safe.list ? [] : ["Pages of the list lie in some page’s way; the kernel takes care of that."]),
    ...(kexec.safe.kimage
      ? []
      : ["struct kimage lies in some page’s way, of which the kernel takes no care."]),
  ]
}
