import { ask, asking, inTurns } from '../ask.ts'
import type { Figure } from '../figure.ts'
import { recordReplies, withBare } from '../load/run.ts'
import { ms, timed, times } from '../statistics.ts'

const path = '/api/v1/plan/work/cockpit'

/** Cards that the page makes of the answer: one each for what stands in it on its own. */
function cardsIn(shown: Record<string, unknown>): number {
  const lists = ['overall', 'sectors', 'sections', 'departments'].map(
    (name) => (shown[name] as unknown[]).length,
  )
  const whole = [
    'lights',
    'verdicts',
    'changes',
    'revisions',
    'late',
    'disagreements',
    'followUps',
    'projects',
  ]
  return lists.reduce((sum, one) => sum + one, 0) + whole.filter((name) => name in shown).length
}

export const cockpit: Figure = {
  name: 'cockpit',
  run: async (open, { times: rounds }) => {
    const ground = await open()
    const cookie = ground.sessions.of('demo-leader-1')
    const first = await timed(async () =>
      (await ask(ground.server.origin, { path, cookie })).json(),
    )
    const cards = cardsIn(first.value as Record<string, unknown>)
    if (cards < 30) throw new Error(`The cockpit shows ${cards} cards`)
    const shots = [{ name: 'cockpit', weight: 1, method: 'GET', path, status: 200 }] as const
    const replies = await recordReplies(ground.server.origin, [
      { share: 1, cookies: [cookie], shots },
    ])
    return withBare({ replies }, async (origin) => {
      const [own, bare] = await inTurns(
        [asking(ground, { path, cookie }), async () => (await ask(origin, { path })).arrayBuffer()],
        rounds,
      )
      return [
        {
          what: `Cockpit of ${cards} cards`,
          bar: '≤ 300 ms',
          measured: `p50 ${ms(own!.p50)}, p95 ${ms(own!.p95)}; first asked ${ms(first.took)}`,
          ratio: times(own!.p50 / bare!.p50),
          baseline: `bare Fastify, same bytes: ${ms(bare!.p50)}`,
          met: own!.p95 <= 300,
        },
      ]
    })
  },
}
