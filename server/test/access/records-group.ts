import type { CityHall } from './city-hall.ts'

interface Made {
  readonly id: string
  readonly revision: number
}

const of = ({ id, revision }: Record<string, any>): Made => ({ id, revision })

/** Fresh records of the leading group, made through the product itself; trade-promotion is bound. */
export function groupRecordsOf({ done, upload, world }: CityHall) {
  const meeting = async (): Promise<Made> =>
    of(
      await done('office', 'POST', '/plan/group/meetings', {
        kind: 'office',
        title: '办公室会议',
        day: world.platform.clock.today(),
        time: '09:00',
        place: '会议室',
      }),
    )
  const invited = async () => {
    await done('office', 'POST', '/plan/group/members', {
      name: '周主任',
      post: '主任',
      function: 'member',
      department: 'trade-promotion',
      from: '2017-01-01',
      document: '文件',
    })
    const { id } = await meeting()
    return done('office', 'POST', `/plan/group/meetings/${id}/invitations`)
  }
  const draft = async (): Promise<Made> => {
    const { id } = await meeting()
    const written = await done('office', 'POST', `/plan/group/meetings/${id}/minutes`, {
      revision: 0,
      text: '议定事项',
    })
    return of(written.minutes[0])
  }
  const circulated = async (): Promise<Made> => {
    const { id, revision } = await draft()
    const path = `/plan/group/minutes/${id}/circulation`
    const body = { revision, departments: ['trade-promotion'] }
    return of((await done('office', 'POST', path, body)).minutes[0])
  }
  const followUp = async (): Promise<Made> =>
    of(
      await done('office', 'POST', '/plan/group/follow-ups', {
        text: '印发办法',
        owner: 'trade-promotion',
        evidence: '印发件',
        dueDay: '2018-06-29',
      }),
    )
  return {
    meeting,
    invitedMeeting: async (): Promise<Made> => of(await invited()),
    invitation: async (): Promise<Made> => of((await invited()).invitations[0]),
    draftMinutes: draft,
    circulatedMinutes: circulated,
    followUp,
    answer: async (): Promise<Made> => {
      const { id } = await followUp()
      const file = await upload('coopOfficer', 'done.txt', `材料 ${id}`)
      const path = `/plan/group/follow-ups/${id}/answers`
      const body = { said: 'done', text: '已印发', files: [file] }
      return of((await done('coopOfficer', 'POST', path, body)).answers[0])
    },
    extension: async (): Promise<Made> => {
      const { id } = await followUp()
      const path = `/plan/group/follow-ups/${id}/extensions`
      const body = { until: '2018-07-31', reason: '程序较长' }
      return of((await done('coopOfficer', 'POST', path, body)).extensions[0])
    },
    briefing: async (): Promise<Made> => {
      const body = { kind: 'mayor', asOf: world.platform.clock.today() }
      return of(await done('office', 'POST', '/plan/briefings', body))
    },
  }
}
