import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

/** Bytes of JavaScript, gzipped, that a public page may load. */
export const publicBudget = 120 * 1024

/** @typedef {{ file: string, isEntry?: boolean, imports?: string[], dynamicImports?: string[] }} Chunk */

/**
 * Weighs what each entry of the public pages loads, with everything it imports now or later.
 * @param {string} home
 */
export function inspectBudget(home) {
  const folder = join(home, 'web', 'dist', 'public-assets')
  const file = join(folder, 'manifest.json')
  if (!existsSync(file))
    return { ok: false, output: 'web/dist/public-assets/manifest.json is missing' }
  /** @type {Record<string, Chunk>} */
  const manifest = JSON.parse(readFileSync(file, 'utf8'))
  const entries = Object.keys(manifest).filter((name) => manifest[name]?.isEntry)
  const weights = entries.map((name) => ({ name, bytes: weigh(folder, manifest, name) }))
  const lines = weights.map(
    ({ name, bytes }) => `${name}: ${kB(bytes)} of ${kB(publicBudget)} JavaScript (gz)`,
  )
  const ok = entries.length > 0 && weights.every(({ bytes }) => bytes <= publicBudget)
  return { ok, output: entries.length > 0 ? lines.join('\n') : 'the public pages have no entry' }
}

/** @param {number} bytes */
const kB = (bytes) => `${(bytes / 1024).toFixed(1)} kB`

/**
 * @param {string} folder
 * @param {Record<string, Chunk>} manifest
 * @param {string} entry
 */
function weigh(folder, manifest, entry) {
  const seen = new Set([entry])
  for (const name of seen) {
    const chunk = manifest[name]
    for (const next of [...(chunk?.imports ?? []), ...(chunk?.dynamicImports ?? [])]) seen.add(next)
  }
  return [...seen]
    .map((name) => manifest[name]?.file ?? '')
    .filter((file) => file.endsWith('.js'))
    .reduce((sum, file) => sum + gzipSync(readFileSync(join(folder, file))).length, 0)
}
