import {expect, test} from "vitest"
import {RELEASES} from "../../../src/model/release.ts"
import {tableAttributes, type TableOwner} from "../../../src/model/descriptor/tableAttributes.ts"
import {big} from "../../../src/model/word.ts"

test.each([
  ["kernel", ["3", "3", "3", "1000000000000003", "1000000000000003", "1000000000000403"]],
  ["linear", ["3", "3", "3", "1800000000000003", "1800000000000003", "1800000000000403"]],
  ["user", ["3", "3", "3", "800000000000003", "800000000000003", "800000000000403"]],
] as [TableOwner, string[]][])("tables of the %s: attributes by release", (owner, values) => {
  expect(RELEASES.map(release => big(tableAttributes(release, owner)).toString(16))).toEqual(values)
})
