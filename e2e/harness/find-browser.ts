import { execFileSync } from 'node:child_process'
import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  mkdtempSync,
  renameSync,
  rmSync,
} from 'node:fs'
import { delimiter, join } from 'node:path'
import { root, writableFolder } from '../../scripts/paths.mjs'

export interface BrowserProgram {
  readonly path: string
  /** Added to the environment of the browser. */
  readonly env: Readonly<Record<string, string>>
}

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

/**
 * Where the browser is: CHROMIUM_PATH, one the machine has, or the one that came with the packages.
 * WSTC_BROWSER=packaged asks for the last.
 * @throws Error that says what to install
 */
export function findBrowser(): BrowserProgram {
  const named = process.env.CHROMIUM_PATH
  if (named) {
    if (!isProgram(named)) throw new Error(`CHROMIUM_PATH=${named} is not a program`)
    return { path: named, env: {} }
  }
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/bin', '/usr/local/bin']
  const found = names
    .flatMap((name) => folders.filter(Boolean).map((folder) => join(folder, name)))
    .concat('/Applications/Google Chrome.app/Contents/MacOS/Google Chrome')
    .find(isProgram)
  if (found && process.env.WSTC_BROWSER !== 'packaged') return { path: found, env: {} }
  return packagedBrowser()
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

const missing =
  'No browser for the journeys: install chromium (on Debian: apt install chromium), or set CHROMIUM_PATH.'

/** Unpacks the browser of @sparticuz/chromium with the libraries it brings, once. */
function packagedBrowser(): BrowserProgram {
  if (process.platform !== 'linux' || process.arch !== 'x64') throw new Error(missing)
  const cache = writableFolder('.cache')
  const home = join(cache, 'chromium')
  if (!existsSync(home)) {
    const fresh = mkdtempSync(join(cache, 'chromium-'))
    try {
      unpack(fresh)
      renameSync(fresh, home)
    } catch (error) {
      rmSync(fresh, { recursive: true, force: true })
      if (!existsSync(home)) throw new Error(`${missing}\n${String(error)}`)
    }
  }
  return {
    path: join(home, 'chromium'),
    env: { LD_LIBRARY_PATH: join(home, 'al2023', 'lib') },
  }
}

/** The package unpacks into the temporary folder, and its libraries only where it sees a Lambda. */
function unpack(into: string): void {
  const script = `const { default: chromium } = await import('@sparticuz/chromium')
    await chromium.executablePath()`
  execFileSync(process.execPath, ['--input-type=module', '-e', script], {
    cwd: root,
    env: { ...process.env, TMPDIR: into, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x' },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  chmodSync(into, 0o755)
  chmodSync(join(into, 'chromium'), 0o755)
}
