// What the picture shows and which keys there are, on one page.

import {useEffect, useRef} from "react"
import {IconButton} from "./Icon.tsx"
import {printReview} from "../link/url.ts"
import {Mark} from "../control/Mark.tsx"

const KEYS: readonly (readonly [string, string])[] = [
  ["Space", "flips the switch that has the focus"],
  ["Shift Space", "holds it half-way; arrows move it, Space flips it, Escape takes it back"],
  ["arrow keys", "in the picture: the next entry, the next row"],
  [
    "+, −, wheel, pinch",
    "in the tree: nearer, further: rows, runs, one table, bits; Shift and the wheel scroll",
  ],
  ["click, Enter, Space", "on a bar: opens it; Space unfolds a stack and folds it again"],
  ["Page Up, Page Down", "in the picture: a screen of rows; Home, End: the ends of a row"],
  [
    "Space, g, s, a",
    "in the columns: opens a run; goes to an index or address; to a cell; to the next alias",
  ],
  ["arrow keys, +, −", "in the mirror: move the brush, Shift by one entry; halve, double it"],
  ["[, ]", "in the mirror: the region before, the next one; Escape closes the seam"],
  ["n, p", "the next and the previous difference between source and copy"],
  [
    "c, x, d",
    "opens and closes a comparison; swaps A and B; shows both, only A, only B; Shift A, Shift B: to a side",
  ],
  ["w", "on a bit of the descriptor: why the copy has it so, and what it is good for"],
  ["l", "the list of all differences, by cause"],
  ["e", "the place where it stopped"],
  ["t", "opens and closes time, the copy step by step; in the theatre: to its line of time"],
  [
    ". , o u",
    "in time: a step on, back, past a table, out of it; ] [ } { ! to changes, decisions, the error",
  ],
  ["Enter, Escape", "selects what is pointed at; lets it go"],
  ["Ctrl Z, Ctrl Shift Z", "undo, redo"],
  ["?", "this page"],
]

export function Help({onClose}: {readonly onClose: () => void}) {
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => dialog.current?.showModal(), [])
  return (
    <dialog ref={dialog} className="help" aria-labelledby="help-title" onClose={onClose}>
      <div className="help-head">
        <h2 id="help-title">What is this?</h2>
        <IconButton icon="close" name="Close" onPress={() => dialog.current?.close()} />
      </div>
      <p>
        Page tables of an arm64 kernel, and the <b>transitional copy</b> that kexec and hibernate make of them
        to cross from one kernel into another. Left is the source, right the copy that the chosen kernel’s
        algorithm makes of it.
      </p>
      <p>
        A pixel is one page table entry: x is its index, a row is one entry of the table above. Light is
        writable, dark read-only, checked invalid but not empty. What the copy changed has the accent and the
        shape of its cause:
      </p>
      <ul>
        <li>
          <Mark mark="W" radius={8} /> made writable
        </li>
        <li>
          <Mark mark="V" radius={8} /> made valid
        </li>
        <li>
          <Mark mark="P" radius={8} /> stopped: the frame is not memory
        </li>
        <li>
          <Mark mark="F" radius={8} /> forced by a map operation
        </li>
      </ul>
      <dl>
        {KEYS.map(([key, does]) => (
          <div key={key}>
            <dt>{key}</dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <p>
        <a
          href={new URL(`#${printReview(null)}`, location.href).href}
          onClick={() => dialog.current?.close()}
        >
          The review, to try
        </a>
        : what was written on the patch in 2019, sentence by sentence, each with its experiment.
      </p>
      <p>
        The address bar holds the experiment: reload, Back and a copied link bring it back. Nothing is sent
        anywhere. Not shown: caches, TLBs, stage 2, other CPUs.
      </p>
    </dialog>
  )
}
