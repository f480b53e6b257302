// What the series said that it saves: seconds with the MMU off and on. Its authors' figures, of their machines; nothing here is computed.
// Transitional tables facts, 7.6. Those of the Stingray were taken with v1's contiguous maps and stand unchanged in all cover letters up to v18.

export interface RebootTime {
  /** null: the mail does not name it. */
  readonly machine: string | null
  readonly payload: string
  readonly what: "relocation" | "kernel shutdown" | "kernel startup" | "reboot"
  /** Seconds, as quoted. */
  readonly off: number
  readonly on: number
  /** Does the mail say "about"? */
  readonly about: boolean
  readonly source: string
}

const COVERS = "cover letters of v1 to v18; the machine is named in those of v15 and v18"
const stingray = {machine: "Broadcom Stingray", payload: "25 MB, kernel and initramfs", about: false}

export const REBOOT_TIMES: readonly RebootTime[] = [
  {...stingray, what: "kernel shutdown", off: 0.022131328, on: 0.032066576, source: COVERS},
  {...stingray, what: "relocation", off: 0.440510736, on: 0.022158152, source: COVERS},
  {...stingray, what: "kernel startup", off: 0.294706768, on: 0.29605588, source: COVERS},
  {...stingray, what: "relocation", off: 0.382, on: 0.019, source: "v1 8/8, 2019-08-01"},
  {
    ...{machine: null, payload: "380 MB, FIT image", what: "reboot", off: 3.9, on: 0.33, about: false},
    source: "Pavel Tatashin, 2019-08-16, and the cover letters since v2",
  },
  {
    ...{
      machine: null,
      payload: "about 120 MB, initramfs",
      what: "relocation",
      off: 0.58,
      on: 0.06,
      about: true,
    },
    // Among the sources of the facts' 7.6 it is the one that none of the other figures has: found so, not read.
    source:
      "Selin Dag, most likely by the mail CA+CK2bA4e7mn+anvgw51HTXbw=-6e0emsupnhTuTrHgQzT9QJA@mail.gmail.com",
  },
  {
    machine: "Cavium ThunderX2",
    payload: "84 MB: kernel 38 MB, initramfs 46 MB",
    ...{what: "relocation", off: 7.489539915, on: 0.03946095, about: false},
    source: "cover letter of v13, with a copy of the linear map",
  },
]
