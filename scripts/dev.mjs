import { spawn } from 'node:child_process'
import { existsSync, watch } from 'node:fs'
import { join } from 'node:path'
import { nodeFault } from './node-version.mjs'

const fault = nodeFault(process.versions.node)
if (fault) {
  console.error(fault)
  process.exit(1)
}
const { ensureInstalled } = await import('./install.mjs')
const { root } = await import('./paths.mjs')
const { say } = await import('./progress.mjs')

await ensureInstalled(root).catch((error) => {
  console.error(error.message)
  process.exit(1)
})

const watched = ['server/src', 'server/migrations', 'domain/src', 'city']
/** @type {import('node:child_process').ChildProcess | undefined} */
let server
let stopping = false
let restarting = false

function startServer() {
  const child = spawn(process.execPath, [join(root, 'scripts', 'dev-server.mjs')], {
    cwd: root,
    env: { ...process.env, WSTC_DEV: '1' },
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  })
  server = child
  child.once('exit', (code) => {
    server = undefined
    if (stopping) process.exit(code ?? 0)
    if (restarting) {
      restarting = false
      startServer()
    } else say('The server stopped; it starts again when a source file changes.')
  })
}

function restart() {
  if (stopping) return
  if (server === undefined) return startServer()
  restarting = true
  server.kill('SIGTERM')
}

/** @type {NodeJS.Timeout | undefined} */
let timer
for (const folder of watched.filter((name) => existsSync(join(root, name)))) {
  watch(join(root, folder), { recursive: true }, (_event, file) => {
    clearTimeout(timer)
    timer = setTimeout(() => {
      say(`${folder}/${file ?? ''} changed; restarting`)
      restart()
    }, 150)
  })
}

for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) {
  process.on(signal, () => {
    stopping = true
    if (server === undefined) process.exit(0)
    server.kill('SIGTERM')
  })
}
startServer()
