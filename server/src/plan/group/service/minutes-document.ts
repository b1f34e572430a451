import type { GroupDocument } from '@wstc/domain/plan/model/document'
import type { CityPack } from '@wstc/domain/plan/model/pack'
import {
  attendanceTexts,
  meetingKindTexts,
  memberFunctionTexts,
  minutesStageTexts,
} from '@wstc/domain/plan/words/group'
import type { AgendaRow, InvitationRow, MeetingRow, MinutesRow } from '../store/meetings.ts'
import { meetingNumber } from './subjects.ts'

interface Parts {
  readonly meeting: MeetingRow
  readonly minutes: MinutesRow
  readonly agenda: readonly AgendaRow[]
  readonly invitations: readonly InvitationRow[]
  readonly city: CityPack
}

const same = (words: string) => ({ zh: words || '—', en: words || '—' })

/** 会议纪要 as a document; what people wrote stands in it as they wrote it. */
export function minutesDocument(parts: Parts): GroupDocument {
  const { meeting, minutes, city } = parts
  const department = (id: string) =>
    city.departments.find((one) => one.id === id)?.short ?? same(id)
  const items = parts.agenda.filter((one) => one.stage === 'accepted')
  const stage = minutesStageTexts[minutes.stage]
  const sections: GroupDocument['sections'] = [
    {
      title: { zh: '一、会议情况', en: '1. The meeting' },
      blocks: [
        {
          kind: 'text',
          text: {
            zh: `${meeting.day} ${meeting.time}，${meeting.title}在${meeting.place}召开（${meetingKindTexts[meeting.kind].zh}）。`,
            en: `${meeting.title} (${meetingKindTexts[meeting.kind].en.toLowerCase()}) was held on ${meeting.day} at ${meeting.time}, ${meeting.place}.`,
          },
        },
        ...(items.length === 0
          ? []
          : [
              {
                kind: 'table' as const,
                caption: { zh: '议题', en: 'Agenda' },
                columns: [
                  { title: { zh: '次序', en: 'No.' }, share: 1, align: 'center' as const },
                  { title: { zh: '议题', en: 'Item' }, share: 7, align: 'left' as const },
                  { title: { zh: '单位', en: 'Department' }, share: 3, align: 'left' as const },
                  { title: { zh: '汇报人', en: 'Speaker' }, share: 2, align: 'left' as const },
                ],
                rows: items.map((one, index) => [
                  { text: same(String(index + 1)) },
                  { text: same(one.title) },
                  { text: department(one.department) },
                  { text: same(one.speaker) },
                ]),
                source: { zh: '来源：会议议程', en: 'Source: agenda of the meeting' },
              },
            ]),
      ],
    },
    {
      title: { zh: '二、议定事项', en: '2. What was agreed' },
      blocks: minutes.text
        .split(/\n+/)
        .filter((line) => line.trim() !== '')
        .map((line) => ({ kind: 'text' as const, text: same(line.trim()) })),
    },
  ]
  const present = parts.invitations.filter((one) => one.attended !== null)
  if (present.length > 0) {
    sections.push({
      title: { zh: '三、出席情况', en: '3. Attendance' },
      blocks: [
        {
          kind: 'table',
          caption: { zh: '成员出席情况', en: 'Members' },
          columns: [
            { title: { zh: '姓名', en: 'Name' }, share: 3, align: 'left' },
            { title: { zh: '职务', en: 'Function' }, share: 2, align: 'left' },
            { title: { zh: '单位', en: 'Organisation' }, share: 4, align: 'left' },
            { title: { zh: '出席', en: 'Attendance' }, share: 3, align: 'left' },
          ],
          rows: present.map((one) => {
            const how = attendanceTexts[one.attended!]
            const by = one.attended === 'substitute' && one.substitute
            return [
              { text: same(one.name) },
              { text: memberFunctionTexts[one.function] },
              { text: department(one.department) },
              {
                text: by
                  ? { zh: `${how.zh}（${one.substitute}）`, en: `${how.en} (${one.substitute})` }
                  : how,
              },
            ]
          }),
          source: { zh: '来源：会议签到', en: 'Source: record of attendance' },
        },
      ],
    })
  }
  return {
    title: { zh: '领导小组会议纪要', en: 'Minutes of the leading group' },
    under: [
      {
        zh: `${meetingNumber(meeting)}　第${minutes.number}版（${stage.zh}）`,
        en: `${meetingNumber(meeting)}, version ${minutes.number} (${stage.en.toLowerCase()})`,
      },
    ],
    synthetic: meeting.synthetic,
    compact: false,
    sections,
    closing: [],
  }
}
