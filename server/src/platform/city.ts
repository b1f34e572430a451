import { existsSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Bilingual } from '@wstc/domain/kernel/bilingual'
import { type CityPack, packFiles } from '@wstc/domain/plan/model/pack'
import type { z } from 'zod'
import { type CityFault, lineAt, parseFile, type ReadFile, readYaml } from './city-file.ts'
import { ConfigError } from './config.ts'

export const cities = fileURLToPath(new URL('../../../city', import.meta.url))

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
      const parsed = parseFile(file, schema, faults)
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
