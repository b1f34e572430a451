import { addDays, type Day, dayInShanghai } from '@wstc/domain/kernel/period'
import { addWorkingDays, onOrAfterWorkingDay } from '@wstc/domain/kernel/working-days'
import type { City } from '@wstc/domain/plan/model/pack'
import type { FundSource, MoneyKind, ProofSubject } from '@wstc/domain/plan/model/project'
import { dueDayOf } from '@wstc/domain/plan/rules/timeliness'
import { newId } from '../../../platform/ids.ts'
import { between, chanceOf, instantOn, pick } from '../../tasks/demo/chance.ts'
import type { DemoCast } from '../../tasks/demo/people.ts'
import type { ProjectRow } from '../store/register.ts'
import type { Invented } from './rows.ts'

/** How a project of the demo goes. */
type Course = 'going' | 'finished' | 'lagging' | 'blocked' | 'overspending' | 'waiting'
const courses: readonly Course[] = [
  'going',
  'finished',
  'lagging',
  'going',
  'overspending',
  'waiting',
  'finished',
  'going',
  'blocked',
  'going',
]

export interface Story {
  readonly project: ProjectRow
  readonly index: number
  readonly cast: DemoCast
  readonly now: Date
  readonly today: Day
  readonly start: Day
  readonly quarters: readonly string[]
  readonly city: City
}

const titles = [
  '编制实施方案并通过评审',
  '完成选址和用地手续',
  '首期主体工程开工',
  '首批机构入驻',
  '首期建成并投入使用',
  '绩效评估',
]
const sources: readonly FundSource[] = ['city', 'district', 'enterprise', 'bank', 'province']
const steps = [
  '召开专题推进会，明确分工',
  '完成阶段工程量核验',
  '与入驻机构签订意向协议',
  '完成资金拨付手续',
  '组织第三方评估',
]

function prove(
  made: Invented,
  story: Story,
  subject: ProofSubject,
  subjectId: string,
  title: string,
  day: Day,
  fate: 'accepted' | 'refused' | 'submitted',
): void {
  const { project, cast, now } = story
  const chance = chanceOf(`proof ${subjectId}`)
  const at = instantOn(chance, onOrAfterWorkingDay(day))
  if (at > now) return
  const judgedAt = instantOn(chance, addWorkingDays(dayInShanghai(at), between(chance, 1, 4)))
  const settled = fate !== 'submitted' && judgedAt <= now
  made.proofs.push({
    id: newId(at),
    project: project.id,
    carrier: null,
    subject,
    subject_id: subjectId,
    department: project.lead,
    kind: 'link',
    title: `${title}（演示）`,
    file: null,
    link: 'https://example.invalid/demo-evidence',
    publicity: 'internal',
    stage: settled ? fate : 'submitted',
    submitted_by: cast.officer(project.lead),
    submitted_at: at,
    settled_by: settled ? cast.office.person : null,
    settled_at: settled ? judgedAt : null,
    word: settled ? (fate === 'accepted' ? '材料齐备。' : '请补充盖章件。') : '',
    synthetic: true,
  })
}

function inventMilestones(made: Invented, story: Story, course: Course): void {
  const { project, cast, now, today, start } = story
  const count = course === 'waiting' ? 4 : 6
  const gap = course === 'finished' ? 85 : 125
  for (const [at, title] of titles.slice(0, count).entries()) {
    const chance = chanceOf(`milestone ${project.id} ${at}`)
    const created = instantOn(chance, start)
    const milestone = newId(created)
    const planned = onOrAfterWorkingDay(addDays(start, gap * (at + 1) - between(chance, 0, 25)))
    const by = { by_person: cast.officer(project.lead), by_department: project.lead }
    const step = (
      place: number,
      act: 'plan' | 'move' | 'reach',
      day: Day,
      when: Date,
      reason: string,
    ) => {
      if (when > now) return false
      made.steps.push({
        milestone,
        place,
        project: project.id,
        act,
        title,
        day,
        reason,
        ...by,
        known_at: when,
        synthetic: true,
      })
      return true
    }
    step(1, 'plan', planned, created, '')
    let place = 2
    let due = planned
    const slow = course === 'lagging' && at >= 3
    if ((at + story.index) % 4 === 2) {
      const moved = addWorkingDays(planned, between(chance, 15, 35))
      const when = instantOn(chance, addWorkingDays(planned, -between(chance, 2, 6)))
      if (step(place, 'move', moved, when, '征地协调时间延长，经责任部门负责人同意顺延。')) {
        place += 1
        due = moved
      }
    }
    const delay = slow ? 400 : between(chance, -12, 2)
    const reached = addWorkingDays(due, delay)
    if (reached > today) continue
    if (course === 'blocked' && at >= 4) continue
    const when = instantOn(chance, addWorkingDays(reached, 1))
    if (!step(place, 'reach', reached, when, '')) continue
    const fate = at === 3 && course === 'overspending' ? 'submitted' : 'accepted'
    prove(
      made,
      story,
      'milestone',
      milestone,
      `${title}的证明材料`,
      addWorkingDays(reached, 1),
      fate,
    )
  }
}

const yuan = (chance: () => number, low: number, high: number): string =>
  `${between(chance, low, high)}.${between(chance, 10, 98)}`

function inventMoney(made: Invented, story: Story, course: Course): void {
  const { project, cast, now, start } = story
  const years = [0, 1, 2].map((later) => Number(start.slice(0, 4)) + later)
  const scale = 1 + ((story.index * 7) % 5)
  const chance = chanceOf(`money ${project.id}`)
  const enter = (
    kind: MoneyKind,
    source: FundSource,
    year: number,
    day: Day,
    amount: string,
    more: { document?: string; correct?: string } = {},
  ): void => {
    const known = instantOn(chance, onOrAfterWorkingDay(addDays(day, between(chance, 1, 8))))
    if (known > now) return
    const line = newId(known)
    const row = {
      line,
      project: project.id,
      kind,
      source,
      year,
      day,
      currency: 'CNY' as const,
      document: more.document ?? '',
      note: '',
      by_person: cast.officer(project.lead),
      by_department: project.lead,
      synthetic: true,
    }
    made.money.push({ ...row, version: 1, amount, reason: '', known_at: known })
    const corrected = more.correct ? addDays(dayInShanghai(known), 40) : undefined
    const again = corrected ? instantOn(chance, onOrAfterWorkingDay(corrected)) : undefined
    const version = again && again <= now ? 2 : 1
    if (version === 2) {
      made.money.push({
        ...row,
        version,
        amount: more.correct!,
        reason: '原填数含税费，按审计口径更正。',
        known_at: again!,
      })
    }
    const shown = chance() < (kind === 'paid' ? 0.75 : 0.85)
    const when = version === 2 ? dayInShanghai(again!) : dayInShanghai(known)
    prove(
      made,
      story,
      'money',
      `${line}.${version}`,
      kind === 'authorised' ? '批复文件' : kind === 'paid' ? '拨付凭证' : '投资计划',
      when,
      shown ? 'accepted' : 'submitted',
    )
  }
  for (const [at, year] of years.entries()) {
    for (const source of sources.slice(0, 2 + (story.index % 3))) {
      const base = 900 * scale * (at + 1)
      enter(
        'planned',
        source,
        year,
        at === 0 ? addDays(start, 41) : `${year}-01-18`,
        yuan(chance, base, base * 2),
      )
    }
  }
  for (const [at, year] of years.entries()) {
    if (course === 'waiting' && at > 0) break
    const base = 1500 * scale * (at + 1)
    enter(
      'authorised',
      'city',
      year,
      at === 0 ? addDays(start, 77) : `${year}-03-09`,
      yuan(chance, base, base + base / 2),
      {
        document: `演示发改〔${year}〕${between(chance, 10, 220)}号`,
      },
    )
  }
  const payments = course === 'waiting' ? 1 : course === 'finished' ? 6 : 4
  for (let at = 0; at < payments; at += 1) {
    const day = addDays(start, 102 + 92 * at)
    const base = (course === 'overspending' ? 4200 : 900) * scale
    const amount = yuan(chance, base, base * 2)
    enter('paid', pick(chance, sources.slice(0, 3)), Number(day.slice(0, 4)), day, amount, {
      ...(at === 1 ? { correct: yuan(chance, base, base + base / 2) } : {}),
    })
  }
}

function inventReports(made: Invented, story: Story, course: Course): void {
  const { project, cast, now, city, quarters } = story
  for (const period of quarters) {
    const chance = chanceOf(`report ${project.id} ${period}`)
    const due = dueDayOf(period, city.reporting.dueAfterWorkingDays)
    const current = due >= story.today
    const late = course === 'lagging' && chance() < 0.3 ? between(chance, 2, 6) : 0
    const day = addWorkingDays(due, current ? -between(chance, 1, 6) : late - between(chance, 0, 4))
    const signedAt = instantOn(chance, day)
    if (signedAt > now) continue
    if (current && story.index % 4 === 3) continue
    const stage = current && story.index % 4 === 1 ? 'submitted' : 'signed'
    const state =
      course === 'finished' && period >= '2018-Q1'
        ? 'done'
        : course === 'blocked' && period >= '2017-Q4'
          ? 'blocked'
          : course === 'waiting' && period < '2017-Q1'
            ? 'not-started'
            : 'in-progress'
    made.reports.push({
      id: newId(signedAt),
      project: project.id,
      period,
      department: project.lead,
      version: 1,
      stage,
      content: JSON.stringify({
        state,
        done: `本季度${pick(chance, steps)}；${pick(chance, steps)}。`,
        next: `下季度${pick(chance, steps)}。`,
        problems: state === 'blocked' ? '用地指标尚未落实，请领导小组协调。' : '',
      }),
      drafted_by: cast.officer(project.lead),
      signed_by: stage === 'signed' ? cast.head(project.lead) : null,
      updated_at: signedAt,
      signed_at: stage === 'signed' ? signedAt : null,
      synthetic: true,
    })
  }
}

/** The invented course of one project, as far as it had come by now. */
export function inventProject(made: Invented, story: Story): void {
  const course = courses[story.index % courses.length]!
  inventMilestones(made, story, course)
  inventMoney(made, story, course)
  inventReports(made, story, course)
}
