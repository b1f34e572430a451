import { openGround } from './ground.ts'

const rows = Number(process.argv[2] ?? 20000)
const g = await openGround({ rows, seconds: 1, times: 5, say: (l) => console.log(l) })
console.log(g.server.origin, g.url, g.sequenced, g.server.startedIn)
console.log(
  await g.sql.query('select kind, count(*) from plan_obligation where task<100 group by 1'),
)
console.log(await g.sql.copyOut('select * from audit_entry'))
if (process.argv[3] === 'wait') {
  await import('node:fs').then((f) =>
    f.writeFileSync(
      '/tmp/wt5/ground.json',
      JSON.stringify({
        url: g.url,
        origin: g.server.origin,
        leader: g.sessions.of('demo-leader-1'),
        officer: g.sessions.of('demo-commerce-officer'),
        office: g.sessions.of('demo-plan-office'),
        audit: g.sessions.of('demo-audit-admin'),
      }),
    ),
  )
  await new Promise((r) => process.once('SIGTERM', r))
}
await g.close()
