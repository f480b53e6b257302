// The examples in their groups, each with its sentence: a list box in a popover.

import type {RefObject} from "react"
import {Header, ListBox, ListBoxItem, ListBoxSection, Popover, Text} from "react-aria-components"
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
      isNonModal
      placement="bottom start"
      offset={6}
      onOpenChange={open => open || onClose()}
    >
      <ListBox
        aria-label="Source"
        autoFocus
        selectionMode="single"
        selectedKeys={chosen === null ? [] : [chosen]}
        disallowEmptySelection
        onAction={key => onChoose(String(key))}
        onSelectionChange={keys => {
          const [key] = keys === "all" ? [] : [...keys]
          if (key !== undefined) onChoose(String(key))
        }}
      >
        {groups.map(group => (
          <ListBoxSection key={group} id={group} aria-label={group}>
            <Header>{group}</Header>
            {examples
              .filter(example => example.group === group)
              .map(({name, title, about}) => (
                <ListBoxItem key={name} id={name} textValue={title}>
                  <Text slot="label">{title}</Text>
                  <Text slot="description">{about}</Text>
                </ListBoxItem>
              ))}
          </ListBoxSection>
        ))}
      </ListBox>
    </Popover>
  )
}
