/// <reference types="node" />
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'
import { type CityPack, packFiles } from '../../src/plan/model/pack.ts'

const folder = fileURLToPath(new URL('../../../city/wuhan-2016', import.meta.url))

const readYaml = (name: string): unknown => parse(readFileSync(join(folder, name), 'utf8'))

/** The file's content, or that of a folder's files in the order of their names. */
export function readPart(pattern: keyof typeof packFiles): unknown {
  if (!pattern.includes('*')) return readYaml(pattern)
  const below = pattern.split('/')[0]!
  const names = readdirSync(join(folder, below)).sort()
  return names.flatMap((name) => readYaml(`${below}/${name}`) as unknown[])
}

/** The city's real pack, parsed by the schema of each file. */
export function readWuhan(): CityPack {
  const parts = Object.entries(packFiles).map(([pattern, schema]) => [
    pattern.split(/[./]/)[0]!.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase()),
    schema.parse(readPart(pattern as keyof typeof packFiles)),
  ])
  return Object.fromEntries(parts) as CityPack
}
