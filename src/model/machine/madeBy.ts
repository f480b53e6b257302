// What of an experiment made the entry that an access failed by: an edit by hand, or a page that was mapped into the copy. It is found by leaving
// it out: the machine is made once more without it, and if the same walk ends otherwise there, that is what it was.

import type {Accessed} from "./cpu.ts"
import type {Machine} from "./machine.ts"
import {regimeOf, type Registers} from "./registers.ts"
import type {Scenario} from "./scenario.ts"
import type {Story} from "./story.ts"
import {prepared} from "./transition.ts"
import {transitions} from "./transitions.ts"
import type {Experiment} from "../experiment.ts"
import {walk, type Walk} from "../mmu/walk.ts"
import type {Pa} from "../word.ts"

export type MadeBy = "edit" | "map"

const known = new WeakMap<Story, MadeBy | null>()

/** null: neither did, or no access failed through TTBR1. */
export function madeBy(story: Story): MadeBy | null {
  const found = known.get(story)
  if (found !== undefined) return found
  const made = find(story)
  known.set(story, made)
  return made
}

function find({machine, end, length, event, state}: Story): MadeBy | null {
  const {experiment} = machine.scenario
  if (end.kind !== "fault" || experiment.edits.length + experiment.maps.length === 0) return null
  const failed = event(length - 1).accesses.at(-1)!
  if (failed.register !== "TTBR1") return null
  const {registers} = state(length)
  const others = {map: {...experiment, maps: []}, edit: {...experiment, edits: []}}
  const decides = (what: "edits" | "maps", other: Experiment) =>
    experiment[what].length > 0 && !endsAlike(again(machine, other, registers, failed), failed.walk)
  return decides("maps", others.map) ? "map" : decides("edits", others.edit) ? "edit" : null
}

/** The same walk in the machine of another experiment; null: there is none to make, or the kernel gives up before. */
function again(machine: Machine, experiment: Experiment, registers: Registers, {va, kind}: Accessed) {
  const other = remade({...machine.scenario, experiment}, machine)
  const root = other && rootIn(machine, other, registers.ttbr1)
  if (!root) return null
  const regime = regimeOf(other.source.geometry, {...registers, ttbr1: root})
  return walk(regime, other.memory.at(0), va, {el: 1, kind})
}

function remade(scenario: Scenario, {source}: Machine): Machine | null {
  try {
    return prepared(transitions[scenario.transition], scenario, source)
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}

/** The root of the same tables. Those of the restored kernel say what the source's say. */
function rootIn({source, outcome}: Machine, other: Machine, ttbr1: Pa): Pa | null {
  if (ttbr1 === source.root) return other.source.root
  return ttbr1 === outcome?.root ? (other.outcome?.root ?? null) : null
}

/** By a fault of the same kind, or at the same address? A walk that was not made says nothing. */
function endsAlike(one: Walk | null, failed: Walk): boolean {
  return !one || (one.fault?.kind === failed.fault?.kind && one.outputAddress === failed.outputAddress)
}
