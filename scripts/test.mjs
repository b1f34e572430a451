import { nodeFault } from './node-version.mjs'

const fault = nodeFault(process.versions.node)
if (fault) {
  console.error(fault)
  process.exit(1)
}
const { test } = await import('./suite.mjs')
process.exitCode = await test(process.argv.slice(2))
