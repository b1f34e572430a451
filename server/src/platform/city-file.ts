import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Bilingual } from '@wstc/domain/kernel/bilingual'
import { type Document, LineCounter, parseDocument } from 'yaml'
import type { z } from 'zod'

export interface CityFault {
  readonly file: string
  readonly line: number
  readonly message: Bilingual
}

/** A file of a pack, kept with what tells the line of each value. */
export interface ReadFile {
  readonly name: string
  readonly document: Document
  readonly lines: LineCounter
}

/** Line of the value at `pointer`, or of the nearest thing above it. */
export function lineAt(file: ReadFile, pointer: readonly (string | number)[]): number {
  for (let length = pointer.length; length >= 0; length -= 1) {
    const node = file.document.getIn(pointer.slice(0, length), true) as
      | { range?: [number] }
      | undefined
    if (node?.range) return file.lines.linePos(node.range[0]).line
  }
  return 1
}

export async function readYaml(folder: string, name: string): Promise<ReadFile> {
  const lines = new LineCounter()
  const document = parseDocument(await readFile(join(folder, name), 'utf8'), { lineCounter: lines })
  return { name, document, lines }
}

/** The file by its schema; what does not fit, and what is no YAML, is added to `faults`. */
export function parseFile<T extends z.ZodType>(
  file: ReadFile,
  schema: T,
  faults: CityFault[],
): z.ZodSafeParseResult<z.output<T>> {
  for (const error of file.document.errors) {
    const { line } = file.lines.linePos(error.pos[0])
    faults.push({ file: file.name, line, message: { zh: error.message, en: error.message } })
  }
  const parsed = schema.safeParse(file.document.toJS())
  for (const issue of parsed.error?.issues ?? []) {
    const where = `${issue.path.join('.')}: ${issue.message}`
    const line = lineAt(file, issue.path as (string | number)[])
    faults.push({ file: file.name, line, message: { zh: where, en: where } })
  }
  return parsed
}
