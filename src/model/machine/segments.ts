// Where user space asks the new kernel to be, and what else it brings along. No table tells: it is assumed that the new kernel is as large as the old one and goes
// where that was, that an initrd and a device tree are somewhere above it, and that user space avoids what is no ordinary memory.

import type {Frames} from "./frames.ts"
import {FIXED, NAMED, NOT_SAVED, ORDINARY} from "./layout.ts"
import {pagesOf, type Segment} from "./kimage.ts"
import type {KexecAssumptions} from "./scenario.ts"
import type {PaRange, Source} from "../source.ts"
import type {Pa} from "../word.ts"

const MIB = 2 ** 20
/** The kernel image is aligned to this. Linux, Documentation/arch/arm64/booting.rst. */
const IMAGE_ALIGN = 2 * MIB
/** An image, if the source has no name for the old one, and a device tree: bytes. */
const IMAGE = 32 * MIB
const DEVICE_TREE = 64 * 1024
/** No segment is larger than this part of the memory. */
const LARGEST = 1 / 4

/** The segments, ascending, as assumed or as given. `use`: what each frame is used for. @throws RangeError if there is no room for them. */
export function segmentsOf(
  source: Source,
  frames: Frames,
  use: Uint8Array,
  assumed: KexecAssumptions,
  pages: number,
): Segment[] {
  if (assumed.segments) return [...assumed.segments].sort((a, b) => a.start - b.start)
  const {bytes} = frames
  const first = frames.pa(use.findIndex(usable))
  const whole = (size: number) => Math.ceil(Math.min(size, use.length * bytes * LARGEST) / bytes)
  const old = oldImage(source)
  const kernelPages = Math.min(whole(old ? old.end - old.start : IMAGE), Math.ceil(pages / 2))
  const treePages = Math.min(whole(DEVICE_TREE), Math.max(1, pages - kernelPages))
  const initrdPages = Math.min(whole(assumed.initrd), pages - kernelPages - treePages)
  const crash = assumed.inPlace ? reserved(source) : undefined
  const find = room(frames, use, crash)
  const kernel = find("kernel", (crash ?? old)?.start ?? first + IMAGE_ALIGN, kernelPages)
  const middle = crash?.start ?? frames.pa(Math.floor((use.length * 3) / 8))
  const initrd = find("initrd", Math.max(kernel.end, middle), initrdPages)
  const tree = find("device tree", initrd.end, treePages)
  return [kernel, initrd, tree].filter(segment => pagesOf(segment, bytes) > 0)
}

const usable = (use: number) => use === ORDINARY || use === NAMED || use === FIXED

/** The old kernel's image: its code begins 64 KiB or less behind its first byte, which is aligned. */
function oldImage({places}: Source): PaRange | undefined {
  const named = (name: string) => places.find(place => place.name === name)
  const [code, data] = [named("kernel code"), named("kernel data")]
  if (!code || !data) return undefined
  return {start: (code.start - (code.start % IMAGE_ALIGN)) as Pa, end: data.end}
}

/** What is reserved for a crash kernel. @throws RangeError if nothing is. */
function reserved({places}: Source): PaRange {
  const crash = places.find(({name}) => name === NOT_SAVED)
  if (!crash) throw new RangeError("no memory is reserved for a crash kernel")
  return crash
}

/** Finds room for segments, each at or above an address, aligned like an image. */
function room({bytes, pa, number, memory}: Frames, use: Uint8Array, crash?: PaRange) {
  const within = (at: number) => crash !== undefined && at >= crash.start && at < crash.end
  return (name: string, from: number, pages: number): Segment => {
    let start = Math.ceil(from / IMAGE_ALIGN) * IMAGE_ALIGN
    const last = pa(use.length - 1)
    for (let page = 0; page < pages; page++) {
      const at = start + page * bytes
      if (at > last) throw new RangeError("the memory is too small for the image")
      const frame = number(at as Pa)
      const may = crash ? within(at) : frame < use.length && usable(use[frame])
      const fits = may && frame >= 0 && memory(at as Pa) >= 0
      if (fits) continue
      start = Math.floor(at / IMAGE_ALIGN + 1) * IMAGE_ALIGN
      page = -1
    }
    return {name, start: start as Pa, end: (start + pages * bytes) as Pa}
  }
}
