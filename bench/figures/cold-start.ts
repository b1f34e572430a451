import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Figure } from '../figure.ts'
import { makeFolder, removeFolder } from '../folder.ts'
import { withBare } from '../load/run.ts'
import { startServer } from '../server-process.ts'
import { seconds, timed, times } from '../statistics.ts'

const built = fileURLToPath(new URL('../../web/dist/app/index.html', import.meta.url))

/** From nothing to the first page: own PostgreSQL made, migrated, city and demo loaded. */
export const coldStart: Figure = {
  name: 'cold-start',
  run: async () => {
    const folder = makeFolder()
    try {
      const page = existsSync(built) ? '/' : '/api/v1/plan/summary'
      const env = { DATA_DIR: folder, WAREHOUSE: 'on' }
      const first = await startServer(env, page)
      await first.stop()
      const later = await startServer(env, page)
      await later.stop()
      const bare = await timed(() => withBare({ replies: {} }, async () => {}))
      const baseline = `bare Fastify from start to listening: ${seconds(bare.took)}`
      return [
        {
          what: 'Own start on an empty folder to the first page',
          bar: '≤ 5 s',
          measured: seconds(first.startedIn),
          ratio: times(first.startedIn / bare.took),
          baseline,
          met: first.startedIn <= 5000,
        },
        {
          what: 'Start later',
          bar: '≤ 5 s',
          measured: seconds(later.startedIn),
          ratio: times(later.startedIn / bare.took),
          baseline,
          met: later.startedIn <= 5000,
        },
      ]
    } finally {
      removeFolder(folder)
    }
  },
}
