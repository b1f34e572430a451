import { type Bilingual, inLanguage } from '@wstc/domain/kernel/bilingual'
import type { FollowUpFilter } from '@wstc/domain/plan/contract/group/follow-ups'
import type { FollowUpLine } from '@wstc/domain/plan/contract/group/shapes'
import {
  followUpCalendarTexts,
  followUpExportTexts,
  followUpShownTexts,
  followUpSourceTexts,
  followUpStageTexts,
  followUpWordTexts,
} from '@wstc/domain/plan/words/group'
import { lightTexts } from '@wstc/domain/plan/words/rules'
import { recordAct } from '../../../audit/index.ts'
import { type ExportColumn, exportRows } from '../../../platform/export.ts'
import type { Call, FileReply } from '../../../platform/serve.ts'
import { departmentName } from '../../tasks/service/telling.ts'
import { filterFollowUps } from './follow-ups.ts'

type Texts = Readonly<Record<string, Bilingual>>

/** The list of follow-ups as a table. */
export async function exportFollowUps(
  call: Call,
  {
    format,
    columns,
    ...filter
  }: FollowUpFilter & { format: 'xlsx' | 'csv'; columns?: string | string[] | undefined },
): Promise<FileReply> {
  const { language } = call
  const rows = await filterFollowUps(call, filter)
  const word = (texts: Texts, code: string): string => {
    const text = texts[code]
    return text ? inLanguage(text, language) : code
  }
  const name = (id: string): string => inLanguage(departmentName(call, id), language)
  const column = (
    key: Exclude<keyof typeof followUpExportTexts, 'list'>,
    value: ExportColumn<FollowUpLine>['value'],
    more: Partial<ExportColumn<FollowUpLine>> = {},
  ): ExportColumn<FollowUpLine> => ({ key, title: followUpExportTexts[key], value, ...more })
  await recordAct(call, {
    action: 'plan.follow-up.export',
    subject: { kind: 'follow-up', id: 'list' },
    details: { format, rows: rows.length },
  })
  return exportRows({
    format,
    name: inLanguage(followUpExportTexts.list, language),
    language,
    rows,
    chosen: [columns ?? []].flat(),
    columns: [
      column('number', (one) => one.number, { width: 14 }),
      column('text', (one) => one.text, { width: 60 }),
      column('source', (one) => word(followUpSourceTexts, one.source), { width: 14 }),
      column('owner', (one) => name(one.owner), { width: 22 }),
      column('cooperating', (one) => one.cooperating.map(name).join('、'), { width: 30 }),
      column('responsible', (one) => one.responsible, { width: 12 }),
      column('evidence', (one) => one.evidence, { width: 30 }),
      column('due', (one) => one.dueDay, { kind: 'day', width: 12 }),
      column('light', (one) => word(lightTexts, one.light.light), { width: 22 }),
      column('said', (one) => word(followUpWordTexts, one.light.said), { width: 12 }),
      column('shown', (one) => word(followUpShownTexts, one.light.shown), { width: 14 }),
      column('calendar', (one) => word(followUpCalendarTexts, one.light.calendar), { width: 12 }),
      column('stage', (one) => word(followUpStageTexts, one.stage), { width: 12 }),
    ],
  })
}
