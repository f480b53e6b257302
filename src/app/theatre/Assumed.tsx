// What is real here and what is assumed: said of every scenario, from the scenario.

import {number} from "../../model/descriptor/say.ts"
import type {KexecAssumptions, Scenario} from "../../model/machine/scenario.ts"
import type {Playbill} from "../../view/theatre/moment.ts"
import {REVISION_WORDS} from "../control/revisions.ts"
import {listed, things} from "../words/words.ts"
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
          <li>caches, stage 2, other CPUs, EL2, ASIDs, tags, PC alignment faults</li>
        </ul>
      </div>
    </Panel>
  )
}

/** What is as some machine had it, or follows from that. */
export function realOf({scenario, captured}: Omit<AssumedProps, "playbill">): string[] {
  const {assumptions, experiment, transition} = scenario
  const {copied} = assumptions
  const placed = placedPages(scenario)
  return [
    captured
      ? "The source’s tables, its memory and the names of its places: captured of a running kernel."
      : "Nothing was captured: the source’s tables are made by hand.",
    ...(copied && transition !== "kexec, MMU off"
      ? [
          `The copy: made by the algorithm of ${REVISION_WORDS[experiment.revision].title}, entry by entry, from those tables.`,
        ]
      : []),
    ...(placed.length > 0
      ? [
          `The frames of ${listed(placed)}: ${transition === "hibernate" ? "registers and arguments of a real resume" : "of a real kexec"}.`,
        ]
      : []),
    ...(asKernel(scenario)
      ? ["The frames of the copy’s tables: those that the kernel itself took for its copy, in that order."]
      : []),
    "The order of the kernel’s steps, the walks, faults and syndromes: the architecture’s and the kernel’s.",
  ]
}

/** What lies where a capture has it; a page that was put into another one's way does not. */
function placedPages({assumptions, transition}: Scenario): string[] {
  const {safe, placed, kexec} = assumptions
  if (transition === "hibernate")
    return placed
      ? [
          ...(safe.exit ? ["the exit page"] : []),
          "the exit page’s tables",
          ...(safe.zero ? ["the zero page"] : []),
          "the list’s head",
        ]
      : []
  return kexec.placed
    ? [
        ...(safe.exit ? ["the control page"] : []),
        ...["the control page’s tables", "the zero page"],
        ...(kexec.safe.kimage ? ["struct kimage"] : []),
      ]
    : []
}

/** What was not taken from safe pages, of what each transition takes from there. */
function unsafePages({assumptions: {safe, copied}, transition}: Scenario): string[] {
  return [
    ...(safe.tables || !copied || transition === "kexec, MMU off" ? [] : ["the tables made for TTBR1"]),
    ...(safe.exit ? [] : ["the code that copies"]),
    ...(safe.zero || transition !== "hibernate" ? [] : ["the zero page"]),
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
  const {tlb, copied, kept} = assumptions
  const unsafe = unsafePages(props.scenario)
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
      ? [`In some page’s way, as the kernel would never have it: ${listed(unsafe)}.`]
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
  const {transition, assumptions} = scenario
  const {seed, kexec} = assumptions
  return [
    kexec.inPlace
      ? "The segments: a kernel, an initrd and a device tree, in the memory that is reserved for a crash kernel. They are where they belong; the list is DONE alone."
      : `The segments: a kernel where the old one is, an initrd and a device tree, ${number(playbill.pages)} pages. Where they wait: chosen by the seed ${seed}, by the kernel’s own rule.`,
    ...(kexec.placed ? [] : ["The frames of the control page, its tables, the zero page and struct kimage."]),
    ...(kexec.safe.list ? [] : ["Pages of the list lie in some page’s way; the kernel takes care of that."]),
    ...(kexec.safe.kimage
      ? []
      : ["struct kimage lies in some page’s way, of which the kernel takes no care."]),
    ...(transition === "kexec" ? otherwise(kexec) : []),
  ]
}

/** What the relocation code does otherwise than since Linux 5.18. */
function otherwise({late, idmap, t0sz}: KexecAssumptions): string[] {
  return [
    ...(late
      ? [
          "The addresses of the new kernel and of its device tree are read from struct kimage when all is copied, as up to Linux 5.17.",
        ]
      : []),
    ...(idmap ? [] : ["Nothing maps the code at its own address, as the kernel would never have it."]),
    ...(t0sz ? [] : ["T0SZ stays as it was when TTBR0 gets the identity map; the kernel sets it."]),
  ]
}
