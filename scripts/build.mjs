import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { step } from './progress.mjs'
import { run } from './run.mjs'

/** What the web build reads. */
const inputs = [
  'web/src',
  'web/public',
  'web/index.html',
  'web/vite.config.ts',
  'web/package.json',
  'domain/src',
  'sdk/src',
  'package-lock.json',
]

/**
 * Every file below the given paths, sorted; hidden files and installed packages are left out.
 * @param {string} home
 * @param {readonly string[]} paths
 * @returns {string[]}
 */
export function filesBelow(home, paths) {
  /** @type {string[]} */
  const found = []
  /** @param {string} path */
  const walk = (path) => {
    for (const entry of readdirSync(path, { withFileTypes: true })) {
      if (entry.name.startsWith('.') || ['node_modules', 'dist'].includes(entry.name)) continue
      const inner = join(path, entry.name)
      if (entry.isDirectory()) walk(inner)
      else found.push(relative(home, inner))
    }
  }
  for (const path of paths.map((name) => join(home, name))) {
    if (!existsSync(path)) continue
    if (/\.[a-z]+$/.test(path)) found.push(relative(home, path))
    else walk(path)
  }
  return found.sort()
}

/** @param {string} home */
export function sourceHash(home) {
  const hash = createHash('sha256')
  for (const file of filesBelow(home, inputs)) {
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(home, file)))
      .update('\0')
  }
  return hash.digest('hex')
}

/** @param {string} home */
const markerOf = (home) => join(home, 'web', 'dist', '.built')

/** @param {string} home */
export function isBuilt(home) {
  const marker = markerOf(home)
  return existsSync(marker) && readFileSync(marker, 'utf8').trim() === sourceHash(home)
}

/**
 * Builds the pages, unless they were built from the same sources.
 * @param {string} home
 */
export async function ensureBuilt(home) {
  if (isBuilt(home)) return
  await step('build the pages', async () => {
    const hash = sourceHash(home)
    const { code, output } = await run('npm', ['run', 'build', '--workspace', 'web'])
    if (code !== 0) throw new Error(`${output.trim()}\n\nThe pages could not be built.`)
    mkdirSync(join(home, 'web', 'dist'), { recursive: true })
    writeFileSync(markerOf(home), `${hash}\n`)
  })
}
