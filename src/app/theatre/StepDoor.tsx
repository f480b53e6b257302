// At a step of the transition at which tables are made: the way to the making of them, step by step.

import type {Moment, Playbill} from "../../view/theatre/moment.ts"
import {send} from "../store.ts"
import {openIdmap, openTime} from "../time/openTime.ts"

interface StepDoorProps {
  readonly playbill: Playbill
  readonly moment: Moment
}

export function StepDoor({playbill: {before, idmap, roots}, moment}: StepDoorProps) {
  const station = before.find(({event}) => event === moment.event)?.station
  if (station === "tables") return roots.copy === null ? null : <Door onOpen={openCopy} />
  const maps = station === "exit page" || station === "control page" || station === "ttbr0"
  return maps && idmap ? <Door onOpen={() => openIdmap(idmap)} /> : null
}

function openCopy() {
  send({type: "versus", versus: null})
  send({type: "step", step: null})
  openTime()
}

function Door({onOpen}: {readonly onOpen: () => void}) {
  const open = () => {
    send({type: "view", view: "tree"})
    onOpen()
  }
  return (
    <button type="button" className="quiet" onClick={open}>
      Step by step
    </button>
  )
}
