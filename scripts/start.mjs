import { nodeFault } from './node-version.mjs'

const fault = nodeFault(process.versions.node)
if (fault) {
  console.error(fault)
  process.exit(1)
}
const { start } = await import('./serve.mjs')
await start()
