// The review, to try: each sentence with a verdict and its number; beside them the trial of the one that is looked at.

import type {Room} from "../frame.ts"
import {send, useValue} from "../store.ts"
import {isTried} from "./figures.ts"
import {POINTS} from "./points.ts"
import type {Fact, Point, Said} from "./points/point.ts"
import {Tried} from "./Tried.tsx"
import {useReview} from "./useReview.ts"
import "./review.css"

/** What the review opens with. */
const FIRST = "forcemap"

export function Review({mode}: Pick<Room, "mode">) {
  const asked = useValue(state => state.review)
  const point = POINTS.find(({name}) => name === (asked ?? FIRST))
  const shown = point ?? POINTS.find(({name}) => name === FIRST)!
  const {points, problem} = useReview(shown.name)
  const figureOf = (one: Point | Fact) => (isTried(one) ? points[one.name]?.figure : one.fact)
  return (
    <section className="review" data-mode={mode} aria-label="The review, to try">
      {mode === "phone" ? (
        <label className="review-choice">
          <span className="label">point of the review</span>
          <select value={shown.name} onChange={event => choose(event.target.value)}>
            {POINTS.map(one => (
              <option key={one.name} value={one.name}>
                {`${spoken(one.said)} ${one.verdict}`}
              </option>
            ))}
          </select>
        </label>
      ) : (
        <nav className="review-points" aria-label="Points of the review">
          {POINTS.map((one, n) => (
            <div key={one.name}>
              {(n === 0 || POINTS[n - 1].said.on !== one.said.on) && (
                <p className="review-when">
                  {one.said.by}, <On date={one.said.on} />
                </p>
              )}
              <button
                type="button"
                aria-current={one === shown ? "true" : undefined}
                onClick={() => choose(one.name)}
              >
                <span>{spoken(one.said)}</span>
                <span className="review-verdict">
                  <b>{one.verdict}</b>
                  {figureOf(one) !== undefined && `, ${figureOf(one)}`}
                </span>
              </button>
            </div>
          ))}
          <p className="review-when">
            Each sentence is an experiment. What could not be run in a mail can be run here.
          </p>
        </nav>
      )}
      <div className="review-point">
        {asked !== null && !point && (
          <p role="alert">There is no point “{asked}” in the review; this is the one that it opens with.</p>
        )}
        {problem !== null && <p role="alert">{problem}</p>}
        {isTried(shown) ? (
          points[shown.name]?.tried ? (
            <Tried
              key={shown.name}
              point={shown}
              found={points[shown.name]}
              tried={points[shown.name].tried!}
            />
          ) : (
            <p aria-busy="true">reading the tables …</p>
          )
        ) : (
          <Stated fact={shown} />
        )}
      </div>
    </section>
  )
}

const choose = (point: string) => send({type: "review", point})

/** "15 August 2019, on patch 2/8": a patch and its number stay together. */
function On({date}: {readonly date: string}) {
  const [day, where] = date.split(/ (?=on )/)
  return (
    <>
      {day} {where && <span className="review-where">{where}</span>}
    </>
  )
}

/** A quote in its marks, or the matter. */
function spoken(said: Said): string {
  return "quote" in said ? `“${said.quote}”` : said.matter
}

/** A matter of fact. */
function Stated({fact}: {readonly fact: Fact}) {
  return (
    <>
      <h1>{fact.claim}</h1>
      <p className="review-both">A matter of fact: nothing to run.</p>
      {fact.text.map(text => (
        <p key={text} className="review-text">
          {text}
        </p>
      ))}
      <p className="review-became">{fact.became}</p>
    </>
  )
}
