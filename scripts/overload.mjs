import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { register } from 'tsx/esm/api'
import { root } from './paths.mjs'

/** Measures overload, recovery and slow clients; OVERLOAD_SECONDS is the length of one trial. */
register()
const { measureOverload } = await import(
  pathToFileURL(join(root, 'e2e', 'overload', 'overload.ts')).href
)
const port = Number(process.env.PORT ?? 3900)
const passed = await measureOverload(port, Number(process.env.OVERLOAD_SECONDS ?? 8))
process.exitCode = passed ? 0 : 1
