import type { ReplyInput } from '@wstc/domain/kernel/endpoint'
import type { statisticsCollectionContract } from '@wstc/domain/statistics/collection/contract'
import { checkReturn } from '@wstc/domain/statistics/collection/edits/verdict'
import type { ReturnContent } from '@wstc/domain/statistics/collection/model/content'
import { isNumericCell } from '@wstc/domain/statistics/collection/rules/cells'
import { codesOf } from '@wstc/domain/statistics/collection/rules/codes-of'
import { takenFrom } from '@wstc/domain/statistics/collection/rules/taken-from'
import { tidyReturn } from '@wstc/domain/statistics/collection/rules/tidy'
import type { Call } from '../../../platform/serve.ts'
import { readGround } from './ground.ts'
import { refuseOtherForm } from './other-form.ts'
import { getForm, getObligation, getRound } from './subjects.ts'

type Contract = typeof statisticsCollectionContract

/** What would be said if this were handed in now; nothing is kept. */
export async function checkOwnReturn(
  call: Call,
  id: string,
  typed: ReturnContent,
): Promise<ReplyInput<Contract['checkOwnReturn']>> {
  const row = await getObligation(call.tx, id)
  const form = await getForm(call.tx, await getRound(call.tx, row.survey, row.period))
  refuseOtherForm(typed, form)
  const content = tidyReturn(typed, (cell) => isNumericCell(form.form, cell))
  const { findings, open, undecided } = checkReturn(form, await readGround(call.tx, row), content)
  return {
    ready: open.length === 0,
    findings: [...findings],
    open: open.map(({ edit, address }) => ({ edit, address })),
    undecided: [...undecided],
    from: takenFrom(row.period),
  }
}

/** The codes that the rows of a return take; empty lists where its form has no rows. */
export async function listReturnCodes(
  call: Call,
  id: string,
): Promise<ReplyInput<Contract['listReturnCodes']>> {
  const row = await getObligation(call.tx, id)
  const { form } = await getForm(call.tx, await getRound(call.tx, row.survey, row.period))
  return codesOf(form.rows)
}
