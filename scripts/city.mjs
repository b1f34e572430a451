import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { root } from './paths.mjs'

const checker = join(root, 'server', 'src', 'check-city.ts')
if (!existsSync(checker)) {
  console.error('server/src/check-city.ts is missing, so the data of the cities was not checked')
  process.exit(1)
}
const { register } = await import('tsx/esm/api')
register()
await import(pathToFileURL(checker).href)
