import { everyone, mine, nobody, secret, type Wall } from '../row-rules.ts'

export const platformWalls: Readonly<Record<string, Wall>> = {
  migration: secret,
  platform_fact: secret,
  platform_outbox: { sees: nobody, adds: everyone },
  platform_feed: secret,
  platform_rate: secret,
  platform_job: {
    sees: (row, me) =>
      (me.person !== null && row.owner_person === me.person) || me.may('platform.jobs.manage'),
    adds: (row, me) =>
      row.state === 'queued' && (row.owner_person === null || row.owner_person === me.person),
    changes: (row, me) => row.state === 'failed' && me.may('platform.jobs.manage'),
  },
  platform_request: { sees: mine, adds: mine, changes: mine },
}
