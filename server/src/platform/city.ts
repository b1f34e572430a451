import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Bilingual } from '@wstc/domain/kernel/bilingual'
import { type CityPack, packFiles } from '@wstc/domain/plan/model/pack'
import { type Document, LineCounter, parseDocument } from 'yaml'
import type { z } from 'zod'
import { ConfigError } from './config.ts'

const cities = fileURLToPath(new URL('../../../city', import.meta.url))

export interface CityFault {
  readonly file: string
  readonly line: number
  readonly message: Bilingual
}

/** Every fault of a pack, each with file and line. */
export class CityError extends Error {
  readonly faults: readonly CityFault[]
  constructor(id: string, faults: readonly CityFault[]) {
    super(
      [`City data ${id}: ${faults.length} fault(s)`]
        .concat(faults.map((f) => `  ${f.file}:${f.line} ${f.message.zh} / ${f.message.en}`))
        .join('\n'),
    )
    this.faults = faults
  }
}

interface ReadFile {
  readonly name: string
  readonly document: Document
  readonly lines: LineCounter
}

/** Line of the value at `pointer`, or of the nearest thing above it. */
function lineAt(file: ReadFile, pointer: readonly (string | number)[]): number {
  for (let length = pointer.length; length >= 0; length -= 1) {
    const node = file.document.getIn(pointer.slice(0, length), true) as
      | { range?: [number] }
      | undefined
    if (node?.range) return file.lines.linePos(node.range[0]).line
  }
  return 1
}

async function readYaml(folder: string, name: string): Promise<ReadFile> {
  const lines = new LineCounter()
  const document = parseDocument(await readFile(join(folder, name), 'utf8'), { lineCounter: lines })
  return { name, document, lines }
}

/** `carrier-indicators.yaml` is `carrierIndicators`. */
const keyOf = (pattern: string): keyof CityPack =>
  pattern
    .split(/[./]/)[0]!
    .replace(/-(.)/g, (_, letter: string) => letter.toUpperCase()) as keyof CityPack

/** A rule over the whole pack; points into the parsed file. */
export type PackRule = (
  pack: CityPack,
) => readonly { file: string; pointer: readonly (string | number)[]; message: Bilingual }[]

/**
 * Reads and checks the pack `id`. Everything is checked before anything is refused.
 * @throws CityError naming file and line of each fault.
 */
export async function readCity(id: string, rule: PackRule, root = cities): Promise<CityPack> {
  const folder = join(root, id)
  if (!existsSync(folder))
    throw new ConfigError(`Wrong setting: CITY=${id} (there is no city/${id})`)
  const faults: CityFault[] = []
  const parts: Record<string, unknown> = {}
  const files = new Map<string, ReadFile>()
  /** Where each element of a list that spans files came from: [file, index in it]. */
  const origins = new Map<string, [string, number][]>()
  for (const [pattern, schema] of Object.entries(packFiles) as [string, z.ZodType][]) {
    const names = pattern.includes('*')
      ? (await readdir(join(folder, pattern.split('/')[0]!)))
          .sort()
          .map((n) => `${pattern.split('/')[0]}/${n}`)
      : [pattern]
    for (const name of names) {
      const file = await readYaml(folder, name).catch(() => undefined)
      if (!file) {
        faults.push({ file: name, line: 1, message: { zh: '文件缺失', en: 'The file is missing' } })
        continue
      }
      files.set(name, file)
      for (const error of file.document.errors) {
        const { line } = file.lines.linePos(error.pos[0])
        faults.push({ file: name, line, message: { zh: error.message, en: error.message } })
      }
      const parsed = schema.safeParse(file.document.toJS())
      for (const issue of parsed.error?.issues ?? []) {
        const where = `${issue.path.join('.')}: ${issue.message}`
        const line = lineAt(file, issue.path as (string | number)[])
        faults.push({ file: name, line, message: { zh: where, en: where } })
      }
      if (!parsed.success) continue
      const key = keyOf(pattern)
      if (Array.isArray(parsed.data)) {
        const list = (parts[key] ?? []) as unknown[]
        parts[key] = list
        const from = origins.get(pattern) ?? []
        parsed.data.forEach((_, index) => void from.push([name, index]))
        origins.set(pattern, from)
        list.push(...parsed.data)
      } else parts[key] = parsed.data
    }
  }
  if (faults.length > 0) throw new CityError(id, faults)
  const pack = parts as unknown as CityPack
  for (const fault of rule(pack)) {
    const [index, ...rest] = fault.pointer
    const origin = origins.get(fault.file)?.[Number(index)]
    const [name, pointer] = origin ? [origin[0], [origin[1], ...rest]] : [fault.file, fault.pointer]
    const file = files.get(name)
    faults.push({ file: name, line: file ? lineAt(file, pointer) : 1, message: fault.message })
  }
  if (faults.length > 0) throw new CityError(id, faults)
  return pack
}
