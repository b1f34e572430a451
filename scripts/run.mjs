import { spawn } from 'node:child_process'
import { delimiter, dirname } from 'node:path'
import { root } from './paths.mjs'

/** @typedef {{ code: number, output: string }} Outcome */

/**
 * Runs a program in the checkout and waits for it. The running Node comes first on PATH, so that
 * npm and the tools use the same one.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {{ env?: Record<string, string>, show?: boolean }} [options] `show` passes output through
 * @returns {Promise<Outcome>}
 */
export function run(program, args, options = {}) {
  return new Promise((resolve) => {
    const path = `${dirname(process.execPath)}${delimiter}${process.env.PATH ?? ''}`
    const child = spawn(program, [...args], {
      cwd: root,
      env: { ...process.env, PATH: path, ...options.env },
      stdio: options.show ? ['ignore', 'inherit', 'inherit'] : ['ignore', 'pipe', 'pipe'],
    })
    let output = ''
    const keep = (/** @type {Buffer} */ part) => {
      output += part
    }
    child.stdout?.on('data', keep)
    child.stderr?.on('data', keep)
    const stop = () => child.kill('SIGTERM')
    process.once('SIGTERM', stop)
    process.once('SIGINT', stop)
    child.once('error', (error) => {
      output += `${program}: ${error.message}`
    })
    child.once('close', (code, signal) => {
      process.off('SIGTERM', stop)
      process.off('SIGINT', stop)
      resolve({ code: code ?? (signal === null ? 1 : 130), output })
    })
  })
}

/**
 * Runs a JavaScript program of an installed package with the running Node.
 * @param {string} script path below the checkout, for example `node_modules/knip/bin/knip.js`
 * @param {readonly string[]} args
 * @param {{ env?: Record<string, string>, show?: boolean }} [options]
 */
export function runNode(script, args, options = {}) {
  return run(process.execPath, [script, ...args], options)
}
