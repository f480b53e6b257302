// Which pictures of the design (by the names of their files there) a picture of the gallery is to be held against.

export const MOCK: Readonly<Record<string, readonly string[]>> = {
  main: ["main-light", "main-dark"],
  main1024: ["main-1024"],
  main390: ["main-390"],
  stateEnxio: ["state-enxio"],
  stateInvalid: ["state-invalid"],
  stateZoom: ["state-zoom"],
  columnsMain: ["columns-light", "columns-dark"],
  columns390: ["columns-390"],
  mirrorMain: ["mirror-light", "mirror-dark"],
  compare: ["compare"],
  decodePage: ["decode"],

  whyBit: ["why-bit"],
  reviewForcemap: ["review-compare"],
  lineMidRestore: ["theatre-light", "theatre-dark"],
  line390: ["theatre-390"],
  lineDiedNoCopy: ["theatre-died-no-copy"],
  lineDiedReadOnly: ["theatre-died-readonly"],
  lineKexec: ["theatre-kexec"],
}

/** The design's pictures of what there is; it has more, of what is yet to come. */
export const DRAWN = [
  ...["main-light", "main-dark", "main-1024", "main-390", "state-zoom", "state-invalid", "state-enxio"],
  ...["columns-light", "columns-dark", "columns-390", "mirror-light", "mirror-dark", "compare", "decode"],
  ...["why-bit", "review-compare", "theatre-light", "theatre-dark", "theatre-390", "theatre-kexec"],
  ...["theatre-died-no-copy", "theatre-died-readonly"],
]
