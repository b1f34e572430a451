import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { filesBelow } from './build.mjs'
import { floors } from './walls.mjs'

const limit = 400
const advised = 300
const doorNames = 10

/**
 * Files that are too long to read, and doors that are too wide or hide what they open.
 * @param {string} home
 */
export function inspectLines(home) {
  /** @type {string[]} */
  const faults = []
  /** @type {string[]} */
  const notes = []
  for (const file of filesBelow(home, floors).filter((name) => /\.(tsx?|mjs)$/.test(name))) {
    const text = readFileSync(join(home, file), 'utf8')
    const lines = text.split('\n').length - (text.endsWith('\n') ? 1 : 0)
    if (lines > limit) faults.push(`${file}: ${lines} lines; ${limit} is the limit`)
    else if (lines > advised) notes.push(`${file}: ${lines} lines; cut it by noun soon`)
    if (/^server\/src\/[^/]+\/index\.ts$/.test(file)) faults.push(...doorFaults(file, text))
  }
  return { ok: faults.length === 0, output: [...faults, ...notes].join('\n') }
}

/**
 * @param {string} file
 * @param {string} text
 */
function doorFaults(file, text) {
  const faults = []
  if (/^export \*/m.test(text)) faults.push(`${file}: a door names what it opens; no "export *"`)
  const listed = [...text.matchAll(/^export (?:type )?\{([^}]*)\}/gm)].flatMap((match) =>
    (match[1] ?? '')
      .replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '')
      .split(',')
      .map((name) => name.trim())
      .filter((name) => name !== '' && !name.startsWith('type ')),
  )
  const declared = text.match(/^export (?:async )?(?:function|const|let) /gm) ?? []
  const names = listed.length + declared.length
  if (names > doorNames) faults.push(`${file}: ${names} names; a door opens at most ${doorNames}`)
  return faults
}
