import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseAllDocuments } from 'yaml'

export const repository = fileURLToPath(new URL('../../../', import.meta.url))
export const textOf = (path: string): string => readFileSync(join(repository, path), 'utf8')

/** Every document of a YAML text; a fault fails, and so does a key that stands twice. */
export function documentsOf(text: string): unknown[] {
  return parseAllDocuments(text, { merge: true }).map((document) => {
    if (document.errors.length > 0) throw document.errors[0]!
    return document.toJS()
  })
}

const chart = 'deploy/helm/wstc'

/**
 * The chart with its default values. It uses values, the release's name and `quote`, and nothing
 * else of the template language: whatever else stands between braces fails here.
 */
export function renderChart(): Record<string, unknown>[] {
  const [values] = documentsOf(textOf(`${chart}/values.yaml`))
  const scope = { Values: values, Release: { Name: 'wstc' } }
  const lookUp = (path: string): unknown =>
    path.split('.').reduce<unknown>((at, name) => (at as Record<string, unknown>)?.[name], scope)
  return readdirSync(join(repository, chart, 'templates')).flatMap((name) => {
    const text = textOf(`${chart}/templates/${name}`).replace(/\{\{(.*?)\}\}/g, (_all, inside) => {
      const found = /^ \.([A-Za-z.]+)( \| quote)? $/.exec(inside)
      const value = found?.[1] === undefined ? undefined : lookUp(found[1])
      if (value === undefined) throw new Error(`${name}: no value for {{${inside}}}`)
      return found?.[2] ? JSON.stringify(String(value)) : String(value)
    })
    return documentsOf(text) as Record<string, unknown>[]
  })
}

/** Names of settings that `platform/config.ts` reads. */
export function settingNames(): string[] {
  const source = textOf('server/src/platform/config.ts')
  const schema = source.slice(
    source.indexOf('z.object({'),
    source.indexOf('export interface Config'),
  )
  return [...schema.matchAll(/^ {2}([A-Z][A-Z0-9_]+):/gm)].map((match) => match[1]!)
}

/** `NAME=value` settings of a systemd unit. */
export function unitSettings(text: string): string[] {
  return [...text.matchAll(/^Environment=(.*)$/gm)].flatMap((line) =>
    [...line[1]!.matchAll(/([A-Z_]+)=/g)].map((match) => match[1]!),
  )
}
