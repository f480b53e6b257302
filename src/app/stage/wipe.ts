// From one picture of the copy to the next: the old one lies over the new one and is clipped away from the seam outward.

const WIPE = {duration: 240, easing: "ease-out"} as const

/** `from` is about to be painted anew; `old` takes what it shows now. */
export function startWipe(from: HTMLCanvasElement, old: HTMLCanvasElement) {
  if (matchMedia("(prefers-reduced-motion: reduce)").matches) return
  Object.assign(old, {width: from.width, height: from.height})
  old.getContext("2d")!.drawImage(from, 0, 0)
  old.hidden = false
  for (const running of old.getAnimations()) running.cancel()
  const animation = old.animate([{clipPath: "inset(0 0 0 0)"}, {clipPath: "inset(0 0 0 100%)"}], WIPE)
  animation.onfinish = () => {
    old.hidden = true
  }
}
