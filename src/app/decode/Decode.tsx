// One descriptor, from anywhere: typed, pasted from an oops, crash or gdb, or come by a link. What it is in a sentence, its 64 bits,
// its fields, and where the loaded tables have it.

import {useEffect, useMemo, useRef, useState} from "react"
import {fieldsOf, finest, type Field} from "../../model/descriptor/field.ts"
import {flaws} from "../../model/descriptor/flaws.ts"
import {levels, type Granule, type Level} from "../../model/geometry.ts"
import {RELEASES} from "../../model/release.ts"
import type {Release} from "../../model/source.ts"
import {hex64, word} from "../../model/word.ts"
import type {Mode} from "../../view/stage/layout.ts"
import {isText} from "../keys.ts"
import {useShown} from "../shown.ts"
import {send, useValue} from "../store.ts"
import {plain} from "../words/text.ts"
import {Words} from "../words/Words.tsx"
import {DecodedBits} from "./DecodedBits.tsx"
import {Empty} from "./Empty.tsx"
import {FieldTable} from "./FieldTable.tsx"
import {
  answer,
  placed,
  printQuestion,
  shapeOf,
  VA_BITS,
  withGranule,
  type Answer,
  type Question,
} from "./question.ts"
import {kindWord, printedWords, sentence} from "./sentence.ts"
import {ValueField} from "./ValueField.tsx"
import {Whereabouts} from "./Whereabouts.tsx"
import "./decode.css"

const KERNELS: Readonly<Record<Release, string>> = {
  "5.3": "Linux 5.3",
  "5.4": "Linux 5.4 – 5.9",
  "5.10": "Linux 5.10 – 5.13",
  "5.14": "Linux 5.14 – 6.11",
  "6.12": "Linux 6.12 – 7.0",
  "7.1": "Linux 7.1",
}

const ask = (question: Question) => send({type: "ask", question})

export function Decode({mode}: {readonly mode: Mode}) {
  const question = useValue(state => state.question)
  const now = useMemo(() => answer(question), [question])
  const good = useLastGood(now)
  const [here, setHere] = useState<Field | null>(null)
  const shown = useShown()
  const input = useRef<HTMLTextAreaElement>(null)
  usePaste(input, text => ask({...question, text, level: null}))

  const problem = now && "problem" in now ? now : null
  const read = problem || now === null ? (problem ? good : null) : (now as Answer)
  const g = shapeOf(question)
  const value = read && word(read.value)
  const fields = read && value ? fieldsOf(g, read.level, value.lo, value.hi, question.release) : []
  const said = read && value && sentence(g, read.level, value, question.release)
  const wrongs = read && value ? flaws(g, read.level, value.lo, value.hi) : []
  return (
    <section className="decode" data-mode={mode} aria-labelledby="decode-title">
      <h1 id="decode-title">Decode one descriptor</h1>
      <div className="decode-ask">
        <ValueField ref={input} question={question} read={now} stays={read !== null} onAsk={ask} />
        <Choices question={question} read={read} />
        <p className="decode-link">
          <button type="button" className="quiet" onClick={() => void copyLink(question)}>
            copy the link
          </button>
          <code>#{printQuestion(question)}</code>
        </p>
      </div>
      {read?.others.length ? <Others read={read} question={question} /> : null}
      {read && said ? (
        <div className="decoded" data-stale={problem !== null}>
          <p className="decode-sentence" role="status">
            <Words text={said.headline} />
          </p>
          <p className="decode-more">
            {said.more} {read.printed && `${printedWords(read.printed, g, read.level)} `}
            {read.by === "guess" &&
              `Level ${read.level} is a guess by bits 1:0; choose another if it is wrong.`}
          </p>
          {wrongs.length > 0 && (
            <p className="decode-flaw">
              <b>Not as the architecture wants it:</b> {wrongs.join(". ")}.
            </p>
          )}
          <DecodedBits
            {...{value, fields, mode, here}}
            onPoint={setHere}
            spoken={`${hex64(read.value)}: ${plain(said.headline)}`}
          />
          <FieldTable
            fields={finest(fields)}
            kernel={KERNELS[question.release]}
            here={here}
            onPoint={setHere}
          />
          {shown && problem === null && <Whereabouts {...shown} value={value!} level={read.level} />}
        </div>
      ) : (
        <Empty mode={mode} onAsk={ask} />
      )}
    </section>
  )
}

/** The last reading that was good: it stays, in grey, while what is typed is wrong. */
function useLastGood(now: ReturnType<typeof answer>): Answer | null {
  const last = useRef<Answer | null>(null)
  if (now && "value" in now) last.current = now
  return last.current
}

/** A paste anywhere on the page lands in the field, unless it goes into another one. */
function usePaste(input: React.RefObject<HTMLTextAreaElement | null>, onPaste: (text: string) => void) {
  const latest = useRef(onPaste)
  latest.current = onPaste
  useEffect(() => {
    const paste = (event: ClipboardEvent) => {
      // The field's lines end so, whatever ended them where they come from.
      const text = event.clipboardData?.getData("text").replaceAll(/\r\n?/g, "\n") ?? ""
      if (text === "" || (isText(event.target) && event.target !== input.current)) return
      event.preventDefault()
      latest.current(text)
      input.current?.focus({preventScroll: true})
    }
    window.addEventListener("paste", paste)
    return () => window.removeEventListener("paste", paste)
  }, [input])
}

async function copyLink(question: Question) {
  const link = `${location.href.replace(/#.*$/, "")}#${printQuestion(question)}`
  try {
    await navigator.clipboard.writeText(link)
  } catch {
    send({type: "notice", text: `The browser does not let the page copy. The link: ${link}`})
  }
}

/** Level, granule, address size, kernel. */
function Choices({question, read}: {readonly question: Question; readonly read: Answer | null}) {
  const g = shapeOf(question)
  const value = read && word(read.value)
  const name = (level: Level) => (value ? `${level}: ${kindWord(g, level, value)}` : `${level}`)
  return (
    <div className="decode-choices">
      <label>
        level{read?.by === "guess" && " (a guess)"}
        <select
          value={read?.level ?? question.level ?? ""}
          onChange={event =>
            ask({...question, level: levels(g).find(level => String(level) === event.target.value) ?? null})
          }
        >
          {!read && question.level === null && <option value="">as it says</option>}
          {levels(g)
            .toReversed()
            .map(level => (
              <option key={level} value={level}>
                {name(level)}
              </option>
            ))}
        </select>
      </label>
      <label>
        granule
        <select
          value={question.granule}
          onChange={event =>
            ask(
              withGranule(
                question,
                ([4096, 16384, 65536] as Granule[]).find(n => String(n) === event.target.value)!,
              ),
            )
          }
        >
          {[4096, 16384, 65536].map(granule => (
            <option key={granule} value={granule}>
              {granule / 1024} KiB
            </option>
          ))}
        </select>
      </label>
      <label>
        VA bits
        <select
          value={question.vaBits}
          onChange={event => {
            const vaBits = VA_BITS[question.granule].find(bits => String(bits) === event.target.value)!
            ask(placed({...question, vaBits}))
          }}
        >
          {VA_BITS[question.granule].map(bits => (
            <option key={bits}>{bits}</option>
          ))}
        </select>
      </label>
      <label>
        kernel
        <select
          value={question.release}
          onChange={event =>
            ask({...question, release: RELEASES.find(release => release === event.target.value)!})
          }
        >
          {RELEASES.map(release => (
            <option key={release} value={release}>
              {KERNELS[release]}
            </option>
          ))}
        </select>
      </label>
    </div>
  )
}

/** Further numbers of what was pasted. */
function Others({read, question}: {readonly read: Answer; readonly question: Question}) {
  const offered = read.others.slice(0, 8)
  const more = read.others.length - offered.length
  return (
    <p className="decode-others">
      Also in the text:{" "}
      {offered.map(({value, level}, n) => (
        <button
          key={n}
          type="button"
          className="quiet"
          onClick={() =>
            ask({
              ...question,
              level: null,
              text: level ? `${level}=${hex64(value).slice(2).replaceAll("_", "")}` : hex64(value),
            })
          }
        >
          {level && `${level} `}
          <code>{hex64(value)}</code>
        </button>
      ))}
      {more > 0 && `and ${more} more`}
    </p>
  )
}
