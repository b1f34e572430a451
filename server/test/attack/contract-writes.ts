import type { CityHall } from '../access/city-hall.ts'
import type { recordsOf } from '../access/records.ts'
import { entryOf } from '../access/records-contracts.ts'

/** Texts of executions that no test of access sends, for want of a scan. */
export async function contractWrites(
  hall: CityHall,
  records: ReturnType<typeof recordsOf>,
): Promise<void> {
  const { id } = await records.acceptedContract()
  const file = await hall.upload('firmReporter', 'scan.txt', '收汇凭证')
  const before = { executedOn: '2018-04-16', note: '备注' }
  const made = await hall.done('firmReporter', 'POST', `/contracts/own/${id}/executions`, {
    entry: entryOf(file, { ...before, amount: '99.00' }),
    explanations: [{ code: 'EXE-14', text: '银行扣收手续费' }],
  })
  await hall.done('firmReporter', 'POST', `/contracts/executions/${made.id}/versions`, {
    revision: made.revision,
    entry: entryOf(file, { ...before, amount: '98.00' }),
    reason: '按凭证更正',
    explanations: [{ code: 'EXE-14', text: '银行扣收手续费' }],
  })
}
