import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { cruise } from 'dependency-cruiser'
import configuration from '../.dependency-cruiser.mjs'
import { filesBelow } from './build.mjs'
import { contexts, floors, rooms } from './walls.mjs'

/**
 * @typedef {{ rule: string, from: string, to: string }} Breach
 * @typedef {{ breaches: Breach[], faults: string[], counts: Record<string, number> }} Inspection
 */

const isSource = (/** @type {string} */ file) =>
  /\.tsx?$/.test(file) && !/\.d\.ts$/.test(file) && !file.includes('/node_modules/')

/**
 * Looks at every import of every floor below `home`.
 *
 * Faults are reasons not to trust the answer: a file on disk that was not looked at (as happens
 * when the TypeScript in use is one the cruiser cannot read), or a folder no wall stands around.
 * @param {string} home
 * @returns {Promise<Inspection>}
 */
export async function inspectWalls(home) {
  const present = floors.filter((floor) => existsSync(join(home, floor)))
  const { options, forbidden } = /** @type {any} */ (configuration)
  const { enhancedResolveOptions, ...cruiseOptions } = options
  const result = await cruise(
    present,
    { ...cruiseOptions, baseDir: home, validate: true, ruleSet: { forbidden } },
    enhancedResolveOptions,
  )
  const output = /** @type {import('dependency-cruiser').ICruiseResult} */ (result.output)
  /** @type {Record<string, number>} */
  const counts = {}
  const faults = unknownRooms(home)
  for (const floor of present) {
    const looked = new Set(
      output.modules.map((module) => module.source).filter((file) => file.startsWith(`${floor}/`)),
    )
    const onDisk = filesBelow(home, [floor]).filter(isSource)
    counts[floor] = onDisk.filter((file) => looked.has(file)).length
    const missed = onDisk.filter((file) => !looked.has(file))
    if (missed.length > 0) {
      faults.push(
        `${floor}: ${missed.length} of ${onDisk.length} files not looked at: ${missed[0]} …`,
      )
    }
  }
  const breaches = output.summary.violations.map(({ rule, from, to, cycle, via }) => ({
    rule: rule.name,
    from,
    to: (cycle ?? via)?.map((part) => part.name).join(' → ') ?? to,
  }))
  return { breaches, faults, counts }
}

/** @param {string} home */
function unknownRooms(home) {
  return Object.entries(rooms).flatMap(([floor, extra]) => {
    const folders = filesBelow(home, [floor]).map((file) => file.slice(floor.length + 1).split('/'))
    const names = new Set(folders.filter((parts) => parts.length > 1).map(([name]) => name ?? ''))
    return [...names]
      .filter((name) => ![...contexts, ...extra].includes(name))
      .map((name) => `${floor}/${name} is neither a context nor a known room`)
  })
}

/** @param {Inspection} inspection */
export function reportWalls({ breaches, faults, counts }) {
  const lines = [
    ...faults,
    ...breaches.map(({ rule, from, to }) => `${rule}: ${from} → ${to}`),
    `looked at ${Object.entries(counts)
      .map(([floor, count]) => `${floor} ${count}`)
      .join(', ')} files`,
  ]
  return { ok: breaches.length + faults.length === 0, output: lines.join('\n') }
}
