import { ensureBuilt } from './build.mjs'
import { ensureInstalled } from './install.mjs'
import { nodeFault } from './node-version.mjs'
import { root } from './paths.mjs'
import { runNode } from './run.mjs'

const fault = nodeFault(process.versions.node)
if (fault) {
  console.error(fault)
  process.exit(1)
}
await ensureInstalled(root)
await ensureBuilt(root)
const { code } = await runNode('--import', ['tsx', 'bench/main.ts', ...process.argv.slice(2)], {
  show: true,
})
process.exitCode = code
