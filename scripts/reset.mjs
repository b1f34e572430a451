import { existsSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { root } from './paths.mjs'
import { say } from './progress.mjs'

const folder = resolve(process.env.DATA_DIR ?? join(root, 'data'))
const postmaster = join(folder, 'postgres', 'postmaster.pid')
if (!process.argv.includes('--yes')) {
  say(`This deletes all data under ${folder}. Run "npm run reset -- --yes" to do it.`)
  process.exit(1)
}
if (existsSync(postmaster)) {
  say(`A server seems to be running on ${folder}; stop it first (or delete ${postmaster}).`)
  process.exit(1)
}
rmSync(folder, { recursive: true, force: true })
say(`${folder} is gone; the next start begins afresh.`)
