import { runNode } from './run.mjs'

/**
 * The long attack on every operation: five minutes and a new seed, unless FUZZ_SECONDS and
 * FUZZ_SEED say otherwise. The seed is printed; the same one makes the same requests.
 */
const { code } = await runNode(
  'node_modules/vitest/vitest.mjs',
  ['run', '--project', 'server-alone', 'server/test/attack/fuzz.test.ts'],
  { env: { FUZZ_SECONDS: process.env.FUZZ_SECONDS ?? '300' }, show: true },
)
process.exitCode = code
