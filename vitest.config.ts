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
    ...more,
  },
})

export default defineConfig({
  cacheDir: join(process.env.WSTC_CACHE ?? join(here, '.cache'), 'vite'),
  test: {
    projects: [
      floor('domain', { testTimeout: 60_000 }),
      floor('sdk', { testTimeout: 60_000 }),
      floor('server', {
        globalSetup: ['server/test/setup/cluster.ts'],
        testTimeout: 60_000,
        hookTimeout: 120_000,
      }),
      floor('web', { testTimeout: 60_000 }),
      floor('scripts', { testTimeout: 60_000 }),
      floor('bench'),
      floor('e2e', {
        include: ['e2e/**/*.test.ts'],
        globalSetup: ['server/test/setup/cluster.ts'],
        testTimeout: 120_000,
        hookTimeout: 180_000,
        maxWorkers: 2,
        sequence: { groupOrder: 1 },
      }),
    ],
  },
})
