import type { CityHall } from '../access/city-hall.ts'
import type { recordsOf } from '../access/records.ts'

const both = (text: string) => ({ zh: text, en: text })

/** Texts that no test of access sends, written along the ways that a page has. */
export async function moreWrites(
  { done }: CityHall,
  records: ReturnType<typeof recordsOf>,
): Promise<void> {
  const { revision } = await done('leader', 'GET', '/account/profile')
  await done('leader', 'PATCH', '/account/profile', { revision, name: '市领导' })
  await done('firmAdmin', 'POST', '/people', {
    name: '同事',
    login: 'planted.colleague',
    email: 'planted@example.test',
    roles: ['enterprise-reporter'],
  })
  for (const id of ['planted-firm', 'planted-renamed']) {
    const named = { name: both('企业'), short: both('企业') }
    await done('systemAdmin', 'POST', '/organisations', { id, kind: 'enterprise', ...named })
  }
  await done('systemAdmin', 'PATCH', '/organisations/planted-renamed', {
    revision: 1,
    name: both('改名'),
    short: both('改名'),
  })
  await records.delegation()
  await done('auditAdmin', 'PUT', '/audit/log/keepers', {
    revision: 0,
    keepers: [{ name: '市审计局', address: 'keeper@example.test', language: 'zh-CN' }],
  })
  await done('office', 'PUT', '/desk/views/plan-tasks', {
    items: [{ name: '我的视图', question: { light: '红灯' }, columns: ['title'] }],
  })
  await done('office', 'POST', '/plan/targets/tcm-tourism-2016/findings', {
    finding: 'partly',
    reason: '部分完成',
    evidence: ['https://example.test/'],
  })
  await done('leadOfficer', 'POST', '/plan/work/tasks/3/evidence', {
    kind: 'link',
    requirement: 'catalogue',
    title: '目录',
    link: 'https://example.test/',
  })
  await done('leadOfficer', 'POST', '/plan/work/tasks/5/evidence', {
    kind: 'figure',
    requirement: 'investments',
    title: '投资额',
    value: '1',
    unit: '个',
    day: '2018-04-02',
    source: '台账',
  })
  await done('leadOfficer', 'POST', '/plan/work/project-evidence', {
    kind: 'link',
    title: '开工证明',
    link: 'https://example.test/',
    subject: { kind: 'milestone', milestone: (await records.projectMilestone()).id },
  })
  const report = await records.signed()
  const again = await done('leadOfficer', 'POST', `/plan/work/reports/${report.id}/correct`, {
    reason: '补充数据',
  })
  await done('leadOfficer', 'PATCH', `/plan/work/reports/${again.id}`, {
    revision: again.revision,
    content: {
      reported: 'in-progress',
      done: '完成',
      next: '',
      problems: '',
      figures: [{ name: '企业数', value: '1', unit: '家' }],
    },
  })
  const draft = (await records.assessmentSystem()) as unknown as Record<string, any>
  const [extra, ...others] = draft.content.extras
  await done('office', 'PUT', `/plan/assessment/systems/${draft.id}/content`, {
    revision: draft.revision,
    content: {
      ...draft.content,
      extras: [{ ...extra, citation: { document: '方案', clause: '附件' } }, ...others],
    },
  })
}
