// npm run vectors -- FILE.jsonl[.gz] ...
// Replays every case of the files, walk cases and trans-table cases in any order, and reports how many the model agrees with.
// Exit code: 0 all agree; 1 some differ; 2 a file could not be read to its end, or a line is no case.

import {createReadStream} from "node:fs"
import {Readable} from "node:stream"
import {createGunzip} from "node:zlib"
import {CaseError} from "./vectors/caseError.ts"
import type {TransCase} from "./vectors/trans.ts"
import {replayWalk} from "./vectors/walk.ts"

const SHOWN = 5
const LONGEST_LINE = 256 * 2 ** 20

/** The file's bytes, unpacked if its name or its first bytes say gzip. */
async function* bytes(file: string): AsyncIterable<Buffer> {
  const packed = createReadStream(file)
  const chunks = packed[Symbol.asyncIterator]()
  const first = await chunks.next()
  const head: Buffer = first.done ? Buffer.alloc(0) : first.value
  const gzip = head.length >= 2 && head[0] === 0x1f && head[1] === 0x8b
  if (file.endsWith(".gz") && !gzip) throw new Error("the name says gzip, the bytes do not")
  async function* whole() {
    yield head
    for (let next = await chunks.next(); !next.done; next = await chunks.next()) yield next.value as Buffer
  }
  if (!gzip) return yield* whole()
  const source = Readable.from(whole())
  const unpacked = createGunzip()
  source.on("error", error => unpacked.destroy(error))
  yield* source.pipe(unpacked)
}

/** The lines of a file, without their ends. The last one may be empty. */
async function* lines(file: string): AsyncIterable<string> {
  const decoder = new TextDecoder("utf-8", {fatal: true})
  let parts: string[] = []
  let length = 0
  for await (const chunk of bytes(file)) {
    const [first, ...more] = decoder.decode(chunk, {stream: true}).split("\n")
    parts.push(first)
    length += first.length
    for (const next of more) {
      yield parts.join("")
      parts = [next]
      length = next.length
    }
    if (length > LONGEST_LINE) throw new Error(`a line has more than ${LONGEST_LINE} characters`)
  }
  yield parts.join("") + decoder.decode()
}

/** Is what has an `op` a trans-table case, as far as its outer fields tell? */
function isTransCase(value: object): value is TransCase {
  const c = value as Record<string, unknown>
  const objects = [c.alloc, c.args, c.expect, c.validPfns, c.op === "map_page" ? c.dest : {}]
  return (
    typeof c.revision === "string" &&
    ["create_copy", "map_page", "create_empty", "idmap_page"].includes(c.op as string) &&
    [4096, 16384, 65536].includes(c.granule as number) &&
    typeof c.vaBits === "number" &&
    objects.every(part => typeof part === "object" && part !== null)
  )
}

/** difference null: the model agrees. @throws CaseError if the line is no case. */
async function replay(line: string): Promise<{id: string; difference: string | null}> {
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch (error) {
    throw new CaseError(`not JSON: ${(error as Error).message}`)
  }
  if (typeof value !== "object" || value === null || Array.isArray(value))
    throw new CaseError("not a JSON object")
  const id = "id" in value && typeof value.id === "string" ? value.id : "(no id)"
  try {
    if ("tcr" in value) return {id, difference: replayWalk(value)}
    if (!("op" in value)) throw new CaseError("neither a walk case (tcr) nor a trans-table case (op)")
    if (!isTransCase(value))
      throw new CaseError("not a trans-table case: a field is missing or of the wrong type")
    return {id, difference: (await import("./vectors/trans.ts")).replayTrans(value)}
  } catch (error) {
    if (error instanceof CaseError) throw error
    return {id, difference: `the model threw ${error instanceof Error ? error.message : String(error)}`}
  }
}

async function main(files: string[]): Promise<number> {
  if (files.length === 0) {
    console.error("usage: npm run vectors -- FILE.jsonl[.gz] ...")
    return 2
  }
  let agree = 0
  let differ = 0
  for (const file of files) {
    let at = 0
    try {
      for await (const line of lines(file)) {
        at++
        if (line.trim() === "") continue
        const {id, difference} = await replay(line)
        if (difference === null) agree++
        else if (++differ <= SHOWN) console.log(`${id}: ${difference}`)
      }
    } catch (error) {
      const place = error instanceof CaseError ? `, line ${at}` : at > 0 ? `, after line ${at}` : ""
      console.error(`${file}${place}: ${(error as Error).message}`)
      return 2
    }
  }
  console.log(`${agree} agree, ${differ} differ`)
  return differ > 0 ? 1 : 0
}

process.exitCode = await main(process.argv.slice(2))
