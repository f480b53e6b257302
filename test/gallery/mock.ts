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
}
