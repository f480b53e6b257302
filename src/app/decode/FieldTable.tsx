// The fields of a descriptor as two lists: what is set or worth a word, and what is clear.

import type {Field} from "../../model/descriptor/field.ts"
import {hex} from "../../model/word.ts"

/** Fields that mean something also when they are 0. */
const TELLING = new Set(["DBM", "AP[2]", "AP[1]", "AttrIndx", "SH", "AF", "OA", "NLTA", "type", "Valid"])

interface FieldTableProps {
  readonly fields: readonly Field[]
  /** The kernel whose names are shown: "Linux 6.1". */
  readonly kernel: string
  readonly here: Field | null
  onPoint(field: Field | null): void
}

export function FieldTable({fields, kernel, here, onPoint}: FieldTableProps) {
  const set = fields.filter(field => field.value !== 0 || TELLING.has(field.name))
  const clear = fields.filter(field => !set.includes(field))
  return (
    <div className="field-tables">
      <Rows {...{kernel, here, onPoint}} title="set, or worth a word" fields={set} />
      {clear.length > 0 && <Rows {...{kernel, here, onPoint}} title="clear" fields={clear} />}
    </div>
  )
}

function Rows({fields, kernel, title, here, onPoint}: FieldTableProps & {readonly title: string}) {
  return (
    <table data-clear={title === "clear"}>
      <caption className="unseen">Fields that are {title}</caption>
      <thead>
        <tr>
          <th scope="col">bits</th>
          <th scope="col">Arm</th>
          <th scope="col">{kernel}</th>
          <th scope="col">value</th>
          <th scope="col">{title}</th>
        </tr>
      </thead>
      <tbody onPointerLeave={() => onPoint(null)}>
        {fields.map(field => (
          <tr
            key={field.name}
            tabIndex={0}
            data-here={here?.name === field.name}
            data-set={field.value !== 0}
            title={`${field.about} ${field.source}`}
            onPointerEnter={() => onPoint(field)}
            onFocus={() => onPoint(field)}
            onBlur={() => onPoint(null)}
          >
            <td className="field-bits">
              {field.high === field.low ? field.low : `${field.high}:${field.low}`}
            </td>
            <th scope="row">{field.name.replace(/^(ignored|software|RES0)\[.*\]$/, "$1")}</th>
            <td>{field.linux && <code>{field.linux}</code>}</td>
            <td>
              <code className="field-value">{valueOf(field)}</code>
            </td>
            <td>{field.says}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Few bits as bits, many as hex. An address is told by its sentence. */
function valueOf({name, high, low, value}: Field): string {
  if (name === "OA" || name === "NLTA") return ""
  return high - low < 5 ? value.toString(2).padStart(high - low + 1, "0") : hex(value)
}
