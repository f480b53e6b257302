// Small changes of the experiment that is shown, for the editors.

import type {Experiment} from "../../model/experiment.ts"
import {current, send} from "../store.ts"

/** Changes the parts named. With `typing`, further changes of the same field are one step of undo. */
export function edit(parts: Partial<Experiment>, typing?: string) {
  const {experiment} = current()
  if (experiment) send({type: "edit", experiment: {...experiment, ...parts}, typing})
}

export const settle = () => send({type: "settle"})
