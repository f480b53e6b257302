// The few icons that stand without words; the button around one has the name.

const PATHS = {
  undo: "M7 3 2.5 7.2 7 11.4M2.8 7.2h8a4.6 4.6 0 0 1 0 9.2H7",
  redo: "M11 3l4.5 4.2L11 11.4M15.2 7.2h-8a4.6 4.6 0 0 0 0 9.2H11",
  link: "M7.4 10.6 10.9 7.1M8.2 5.6l2.2-2.2a3.1 3.1 0 0 1 4.3 4.3l-2.2 2.2M9.8 12.4l-2.2 2.2a3.1 3.1 0 0 1-4.3-4.3l2.2-2.2",
  help: "M9 1.8a7.2 7.2 0 1 0 .01 0ZM6.9 7.1a2.1 2.1 0 1 1 3.2 1.8c-.8.5-1.1.9-1.1 1.7M9 12.6v.9",
  theme: "M9 1.8a7.2 7.2 0 1 0 .01 0Z",
  close: "M4 4l10 10M14 4 4 14",
  down: "M4 7l5 5 5-5",
}
export type IconName = keyof typeof PATHS

export function Icon({name}: {readonly name: IconName}) {
  return (
    <svg className="icon" viewBox="0 0 18 18" width="18" height="18" aria-hidden="true">
      <path d={PATHS[name]} />
      {name === "theme" && <path className="solid" d="M9 1.8a7.2 7.2 0 0 1 0 14.4Z" />}
    </svg>
  )
}

interface IconButtonProps {
  readonly icon: IconName
  readonly name: string
  readonly disabled?: boolean
  readonly onPress: () => void
}

export function IconButton({icon, name, disabled = false, onPress}: IconButtonProps) {
  // aria-disabled, so that undo keeps the focus when its last step is taken.
  return (
    <button
      type="button"
      className="icon-button"
      aria-label={name}
      title={name}
      aria-disabled={disabled}
      onClick={() => disabled || onPress()}
    >
      <Icon name={icon} />
    </button>
  )
}
