import type { CityHall } from './city-hall.ts'

/** Words of the leading group; trade-promotion is the department that they concern. */
export async function plantGroup(
  { done, upload, world }: CityHall,
  keep: (name: string, id: string) => string,
): Promise<void> {
  const today = world.platform.clock.today()
  await done('office', 'POST', '/plan/group/members', {
    name: 'MEMBERWORD',
    post: '主任',
    function: 'member',
    department: 'trade-promotion',
    from: '2017-01-01',
    document: '文件',
  })
  const meeting = await done('office', 'POST', '/plan/group/meetings', {
    kind: 'special',
    title: '专题会议',
    day: today,
    time: '09:00',
    place: '会议室',
  })
  const path = `/plan/group/meetings/${keep('meetings', meeting.id)}`
  await done('coopOfficer', 'POST', `${path}/agenda`, { title: 'AGENDAWORD' })
  const invited = await done('office', 'POST', `${path}/invitations`)
  const own = invited.invitations[0]
  await done('coopHead', 'POST', `/plan/group/invitations/${own.id}/answers`, {
    revision: own.revision,
    answer: 'absent',
    reason: 'ABSENCEWORD',
  })
  const written = await done('office', 'POST', `${path}/minutes`, {
    revision: 0,
    text: 'MINUTESOUT',
  })
  const [first] = written.minutes
  const minutes = `/plan/group/minutes/${keep('minutes', first.id)}`
  const circulated = await done('office', 'POST', `${minutes}/circulation`, {
    revision: first.revision,
    departments: ['trade-promotion'],
  })
  await done('coopHead', 'POST', `${minutes}/comments`, { text: 'COMMENTWORD' })
  const revised = await done('office', 'POST', `${path}/minutes`, {
    revision: circulated.minutes[0].revision,
    text: 'MINUTESDRAFT',
    reason: '采纳意见',
  })
  keep('minutes', revised.minutes[0].id)
  const followUp = async (text: string) => {
    const made = await done('office', 'POST', '/plan/group/follow-ups', {
      meeting: meeting.id,
      text,
      owner: 'trade-promotion',
      evidence: 'FOLLOWEVIDENCE',
      dueDay: '2018-06-29',
    })
    return { id: keep('follow-ups', made.id), revision: made.revision as number }
  }
  const { id } = await followUp('FOLLOWUPWORD')
  await done('coopOfficer', 'POST', `/plan/group/follow-ups/${id}/extensions`, {
    until: '2018-07-31',
    reason: 'EXTENSIONWORD',
  })
  const file = await upload('coopOfficer', 'followed.txt', '办结材料')
  await done('coopOfficer', 'POST', `/plan/group/follow-ups/${id}/answers`, {
    said: 'done',
    text: 'FOLLOWANSWER',
    files: [file],
  })
  const closed = await followUp('销号事项')
  await done('office', 'POST', `/plan/group/follow-ups/${closed.id}/closing`, {
    revision: closed.revision,
    reason: 'CLOSINGWORD',
  })
  const issued = await done('office', 'POST', '/plan/briefings', { kind: 'weekly', asOf: today })
  keep('briefings', issued.id)
}
