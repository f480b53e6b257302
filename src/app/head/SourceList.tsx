// The examples in their groups, each with its sentence: a menu in a popover.

import type {RefObject} from "react"
import {Header, Menu, MenuItem, MenuSection, Popover} from "react-aria-components"
import {examples} from "./catalogue.ts"

interface SourceListProps {
  readonly button: RefObject<HTMLElement | null>
  readonly chosen: string | null
  readonly onChoose: (name: string) => void
  readonly onClose: () => void
}

export function SourceList({button, chosen, onChoose, onClose}: SourceListProps) {
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
        selectionMode="single"
        selectedKeys={chosen === null ? [] : [chosen]}
        onAction={key => onChoose(String(key))}
        onClose={onClose}
      >
        {groups.map(group => (
          <MenuSection key={group} id={group} aria-label={group}>
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
      </Menu>
    </Popover>
  )
}
