import { join } from 'node:path'
import { defineConfig } from 'vitest/config'

const here = import.meta.dirname

/** One floor's tests; `pool: forks` because native modules of the server do not survive threads. */
const floor = (name: string, more: object = {}) => ({
  test: {
    name,
    root: here,
    include: [`${name}/test/**/*.test.{ts,tsx}`],
    pool: 'forks' as const,
    maxWorkers: 2,
    // A demo of a few firms: the tests that need many make their own.
    env: { DEMO_ENTERPRISES: '120', DEMO_MONTHS: '14' },
    ...more,
  },
})

const onServer = {
  globalSetup: ['server/test/setup/cluster.ts'],
  testTimeout: 60_000,
  hookTimeout: 120_000,
}
/** What looks at memory or the time of work, or at connections of its own: nothing may run beside it. */
const alone = [
  'server/test/attack/fuzz.test.ts',
  'server/test/attack/guesses.test.ts',
  'server/test/identity/same-work.test.ts',
  'server/test/platform/database.test.ts',
]

export default defineConfig({
  cacheDir: join(process.env.WSTC_CACHE ?? join(here, '.cache'), 'vite'),
  test: {
    projects: [
      floor('domain', { testTimeout: 60_000 }),
      floor('sdk', { testTimeout: 60_000 }),
      // Reading the server's modules anew for each file would take longer than most files.
      floor('server', { ...onServer, isolate: false, exclude: alone }),
      floor('server-alone', {
        ...onServer,
        include: alone,
        maxWorkers: 1,
        sequence: { groupOrder: 1 },
      }),
      floor('web', { testTimeout: 60_000 }),
      floor('scripts', { testTimeout: 60_000 }),
      floor('bench'),
      floor('e2e', {
        include: ['e2e/**/*.test.ts'],
        globalSetup: ['server/test/setup/cluster.ts', 'e2e/harness/prepared.ts'],
        testTimeout: 120_000,
        hookTimeout: 180_000,
        sequence: { groupOrder: 2 },
      }),
    ],
  },
})
