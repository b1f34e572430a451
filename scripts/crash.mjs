import { ensureBuilt } from './build.mjs'
import { ensureInstalled } from './install.mjs'
import { root } from './paths.mjs'

/**
 * The long crash test: `npm run crash -- --minutes 10 --seed N --clients N`. The seed is printed;
 * the same one kills in the same order and lets each client do the same.
 */
await ensureInstalled(root)
await ensureBuilt(root)
const { register } = await import('tsx/esm/api')
register()
const { crashFor } = await import('../e2e/crash/long.ts')
process.exitCode = await crashFor(process.argv.slice(2))
