import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { ensureBuilt } from './build.mjs'
import { ensureInstalled } from './install.mjs'
import { root } from './paths.mjs'

/** Installs and builds what is missing, then becomes the server: one process, nothing to forward. */
export async function start() {
  try {
    await ensureInstalled(root)
    await ensureBuilt(root)
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exit(1)
  }
  await serve()
}

/** Loads the server's TypeScript into this process, which starts it. */
export async function serve() {
  const main = join(root, 'server', 'src', 'main.ts')
  if (!existsSync(main)) {
    console.error('server/src/main.ts is missing; the checkout is not complete.')
    process.exit(1)
  }
  process.argv[1] = main
  const { register } = await import('tsx/esm/api')
  register()
  await import(pathToFileURL(main).href)
}
