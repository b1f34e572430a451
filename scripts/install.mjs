import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { heartbeat, seconds, step } from './progress.mjs'
import { run } from './run.mjs'

/**
 * @typedef {{ version?: string, integrity?: string, optional?: boolean, link?: boolean,
 *   resolved?: string, os?: string[], cpu?: string[], libc?: string[] }} LockedPackage
 */

/** @param {string} home */
function lockHash(home) {
  return createHash('sha256')
    .update(readFileSync(join(home, 'package-lock.json')))
    .digest('hex')
}

/** @param {string} home */
const markerOf = (home) => join(home, 'node_modules', '.wstc-installed')

/**
 * Notes that what the lock file asks for is installed. A checkout that belongs to somebody else
 * cannot be marked and is compared each time instead.
 * @param {string} home
 */
export function markInstalled(home) {
  try {
    writeFileSync(markerOf(home), `${lockHash(home)}\n`)
  } catch (error) {
    if (!['EACCES', 'EROFS', 'EPERM'].includes(/** @type {any} */ (error).code)) throw error
  }
}

/**
 * Whether the packages of the lock file are there: by our marker, or, where somebody else ran npm,
 * by comparing npm's own record with the lock file.
 * @param {string} home
 */
export function isInstalled(home) {
  const marker = markerOf(home)
  if (existsSync(marker)) return readFileSync(marker, 'utf8').trim() === lockHash(home)
  return matchesRecord(home)
}

/** @param {string} home */
function matchesRecord(home) {
  const record = join(home, 'node_modules', '.package-lock.json')
  if (!existsSync(record)) return false
  const wanted = readPackages(join(home, 'package-lock.json'))
  const there = readPackages(record)
  return Object.entries(wanted).every(([path, locked]) => {
    if (!path.includes('node_modules/')) return true
    const found = there[path]
    if (found === undefined) return locked.optional === true && !isMeantForHere(locked)
    return found.version === locked.version && existsSync(join(home, path))
  })
}

/**
 * @param {string} file
 * @returns {Record<string, LockedPackage>}
 */
function readPackages(file) {
  return JSON.parse(readFileSync(file, 'utf8')).packages ?? {}
}

/** @param {LockedPackage} locked */
function isMeantForHere(locked) {
  if (locked.os === undefined && locked.cpu === undefined) return false
  const libc = /** @type {any} */ (process.report?.getReport())?.header?.glibcVersionRuntime
    ? 'glibc'
    : 'musl'
  return (
    (locked.os?.includes(process.platform) ?? true) &&
    (locked.cpu?.includes(process.arch) ?? true) &&
    (locked.libc?.includes(libc) ?? true)
  )
}

/**
 * Installs what the lock file asks for, unless it is there.
 * @param {string} home
 */
export async function ensureInstalled(home) {
  if (isInstalled(home)) {
    if (!existsSync(markerOf(home))) markInstalled(home)
    return
  }
  const total = Object.keys(readPackages(join(home, 'package-lock.json'))).length
  await step(`install ${total} packages (once; needs the network)`, async () => {
    const since = performance.now()
    const quiet = heartbeat(() => `still installing after ${seconds(since)}`, 10_000)
    const { code, output } = await installLocked().finally(quiet)
    if (code !== 0) throw new Error(`${output.trim().slice(0, 2000)}\n\n${explain(output)}`)
    markInstalled(home)
  })
}

/**
 * `npm ci`; where this npm refuses a lock file that does not list the optional binaries of other
 * systems, the same locked versions by `npm install`, which leaves the lock file as it is.
 */
async function installLocked() {
  const kinds = ['--include=dev', '--include=optional']
  const clean = await run('npm', ['ci', ...kinds])
  if (clean.code === 0 || !/EUSAGE[\s\S]*in sync/.test(clean.output)) return clean
  return run('npm', ['install', '--no-save', '--no-audit', '--no-fund', ...kinds])
}

/** @param {string} output of npm */
export function explain(output) {
  if (/ENOENT.*npm|npm: spawn/.test(output)) {
    return 'npm was not found beside Node.js. Install Node.js with npm and run this again.'
  }
  if (/EAI_AGAIN|ENOTFOUND|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|ERR_SOCKET/.test(output)) {
    return 'The package registry could not be reached. Connect to the network (or set a mirror with "npm config set registry <address>") and run this again; what was fetched is kept.'
  }
  if (/EACCES|EROFS|EPERM/.test(output)) {
    return 'This user may not write to the checkout. Run as its owner, or clone your own copy.'
  }
  if (/ENOSPC/.test(output)) return 'The disk is full; about 1.5 GB is needed.'
  return 'npm could not install the packages; its message is above. Run this again to retry.'
}
