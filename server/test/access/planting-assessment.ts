import { assessmentRecordsOf } from './assessment-records.ts'
import type { CityHall } from './city-hall.ts'

/** Words around the scores of commerce: one assessment in work, one published, one draft system. */
export async function plantAssessment(
  hall: CityHall,
  keep: (name: string, id: string) => string,
): Promise<void> {
  const { done, upload } = hall
  const records = assessmentRecordsOf(hall)
  const { id } = await records.assessmentSaying('SCOREROW')
  const run = `/plan/assessment/runs/${keep('runs', id)}`
  keep('sheets', 'commerce')
  const file = await upload('leadOfficer', 'OBJECTIONNAME.txt', 'OBJECTIONFILE')
  keep('files', file)
  const objection = { item: 'reports-in-time', text: 'OBJECTIONWORD', file }
  const raised = await done('leadOfficer', 'POST', `${run}/objections`, objection)
  const decision = `/plan/assessment/objections/${keep('objections', raised.id)}/decision`
  await done('office2', 'POST', decision, {
    version: raised.version,
    outcome: 'rejected',
    reason: 'OBJECTIONREASON',
  })
  await done('office', 'POST', `${run}/corrections`, {
    version: 1,
    department: 'commerce',
    reason: 'SCORECORRECTION',
    correction: { collection: 'reports', row: '3-2018-Q1', field: 'days-late', value: '0' },
  })
  const published = await records.publishedSaying('PUBLISHEDROW')
  keep('runs', published.id)
  keep('assessments', published.period)
  const draft = await done('office', 'POST', '/plan/assessment/systems', {
    basedOn: 1,
    reason: 'SYSTEMDRAFT',
  })
  keep('systems', String(draft.system))
}
