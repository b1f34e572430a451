import { asking, inTurns } from '../ask.ts'
import type { Figure, Line } from '../figure.ts'
import { ms, times } from '../statistics.ts'

/** Pages of which both see the same rows, so that only the rights differ. */
const pages = [
  { what: 'evidence', path: '/api/v1/plan/work/evidence?limit=50', from: 'plan_evidence' },
  { what: 'tasks', path: '/api/v1/plan/work/tasks', from: undefined },
  { what: 'organisations', path: '/api/v1/organisations', from: 'identity_organisation' },
] as const

export const roles: Figure = {
  name: 'roles',
  run: async (open, { times: rounds }) => {
    const ground = await open()
    const member = ground.sessions.of('demo-commerce-officer')
    const office = ground.sessions.of('demo-plan-office')
    const lines: Line[] = []
    for (const { what, path, from } of pages) {
      const bare = () =>
        from
          ? ground.sql.query(`select * from ${from} order by id desc limit 51`)
          : Promise.resolve()
      const [own, all, sql] = await inTurns(
        [asking(ground, { path, cookie: member }), asking(ground, { path, cookie: office }), bare],
        rounds,
      )
      const ratio = own!.p50 / all!.p50
      lines.push({
        what: `Page of ${what}: officer of a department against the plan's office`,
        bar: '≤ 1.1 ×',
        measured: `${ms(own!.p50)} against ${ms(all!.p50)}`,
        ratio: times(ratio),
        baseline: from ? `the same rows by bare SQL: ${ms(sql!.p50)}` : 'the office',
        met: ratio <= 1.1,
      })
    }
    return lines
  },
}
