// The examples in their groups, each with its sentence: a menu in a popover.

import type {RefObject} from "react"
import {Header, Menu, MenuItem, MenuSection, Popover} from "react-aria-components"
import {examples} from "./catalogue.ts"

interface SourceListProps {
  readonly button: RefObject<HTMLElement | null>
  readonly chosen: string | null
  readonly onChoose: (name: string) => void
  readonly onReview: () => void
  readonly onClose: () => void
}

/** The key of what is no source; no example has it. */
const REVIEW = "the review"

export function SourceList({button, chosen, onChoose, onReview, onClose}: SourceListProps) {
  const groups = [...new Set(examples.map(example => example.group))]
  return (
    <Popover
      className="source-list"
      triggerRef={button}
      isOpen
      aria-label="Sources"
      placement="bottom start"
      offset={6}
      onOpenChange={open => open || onClose()}
    >
      <Menu
        aria-label="Source"
        autoFocus="first"
        onAction={key => (key === REVIEW ? onReview() : onChoose(String(key)))}
        onClose={onClose}
      >
        {groups.map(group => (
          <MenuSection
            key={group}
            id={group}
            aria-label={group}
            selectionMode="single"
            selectedKeys={chosen === null ? [] : [chosen]}
          >
            <Header>{group}</Header>
            {examples
              .filter(example => example.group === group)
              .map(({name, title, about}) => (
                <MenuItem key={name} id={name} textValue={title}>
                  <span className="source-title">{title}</span>
                  <span>{about}</span>
                </MenuItem>
              ))}
          </MenuSection>
        ))}
        <MenuSection id="points" aria-label="the review">
          <Header>the review</Header>
          <MenuItem id={REVIEW} textValue="The review, to try">
            <span className="source-title">The review, to try</span>
            <span>
              What James Morse wrote on patch v1 2/8, sentence by sentence, each with its experiment.
            </span>
          </MenuItem>
        </MenuSection>
      </Menu>
    </Popover>
  )
}
