import type { Role } from '@wstc/domain/identity/roles'
import { dayInShanghai } from '@wstc/domain/kernel/period'
import { workingDaysBetween } from '@wstc/domain/kernel/working-days'
import {
  listReminders,
  type Obligation,
  type Recipient,
  type Reminder,
  type ReminderRole,
} from '@wstc/domain/plan/rules/reminders'
import { notify } from '../../../notices/index.ts'
import type { Call } from '../../../platform/serve.ts'
import { followUpsOn } from '../../group/service/register.ts'
import { listDuties } from '../../projects/duties.ts'
import { selectQuestions } from '../store/dialogue.ts'
import { selectObligations } from '../store/obligations.ts'
import { insertSent, selectSentKeys } from '../store/reminders.ts'
import { listOnDuty } from './duties.ts'
import { departmentName } from './telling.ts'

type Asking = Pick<Call, 'tx' | 'now' | 'platform'>
type Topic = 'report' | 'contribution' | 'question' | 'follow-up' | 'project' | 'carrier'

const roleOf: Readonly<Record<ReminderRole, Role>> = {
  reporter: 'department-officer',
  head: 'department-head',
  'plan-office': 'plan-office',
  leader: 'leader',
}

/** Who is reminded: officers and heads of their department, the office and leaders of all; and deputies. */
async function listRecipients(call: Asking): Promise<Recipient[]> {
  const everyone = call.platform.city.departments.map((department) => department.id)
  const holders = await listOnDuty(call.tx, {
    roles: Object.values(roleOf),
    day: dayInShanghai(call.now),
  })
  const roles = Object.entries(roleOf) as [ReminderRole, Role][]
  return holders.flatMap(({ id, role, organisation }) =>
    roles
      .filter(([, held]) => held === role)
      .map(([reminderRole]) => ({
        person: id,
        role: reminderRole,
        departments:
          reminderRole === 'reporter' || reminderRole === 'head' ? [organisation] : everyone,
      })),
  )
}

/** One obligation for each period and department: it has arrived once all of it has. */
function gather(
  rows: readonly {
    period: string
    department: string
    due_day: string
    arrived_on: string | null
  }[],
): Obligation[] {
  const open = new Map<string, Obligation>()
  for (const { period, department, due_day: dueDay, arrived_on } of rows) {
    const key = `${period}/${department}/${dueDay}`
    const arrived = arrived_on !== null && (open.get(key)?.arrived ?? true)
    open.set(key, { period, department, dueDay, arrived })
  }
  return [...open.values()]
}

async function listTopics(call: Asking): Promise<Record<Topic, Obligation[]>> {
  const owed = await selectObligations(call.tx, { open: true })
  const questions = await selectQuestions(call.tx, { stages: ['open'] })
  const followed = await followUpsOn(call, dayInShanghai(call.now))
  const duties = await listDuties(call, dayInShanghai(call.now))
  // A milestone that was moved begins the ladder anew.
  const owedOn = (carrier: boolean): Obligation[] =>
    duties
      .filter((one) => (one.kind === 'carrier-figure-due') === carrier)
      .map(({ kind, id, period, department, dueDay }) => ({
        period: `${kind.startsWith('milestone') ? 'milestone' : (period ?? '')} ${id} ${dueDay}`,
        department,
        dueDay,
        arrived: false,
      }))
  const leads = new Map(call.platform.city.tasks.map((task) => [task.number, task.lead]))
  return {
    report: gather(owed.filter((row) => row.kind === 'report')),
    contribution: gather(owed.filter((row) => row.kind === 'contribution')),
    // What tells two questions to one department apart stands where a period otherwise does.
    question: questions.flatMap((row) =>
      (leads.get(row.task) ?? []).map((department) => ({
        period: `question ${row.id}`,
        department,
        dueDay: row.due_day,
        arrived: false,
      })),
    ),
    // More time begins the ladder anew, so the day tells the reminders of one follow-up apart.
    'follow-up': followed
      .filter((one) => one.stage === 'open')
      .map(({ row, light }) => ({
        period: `follow-up ${row.id} ${light.due}`,
        department: row.owner,
        dueDay: light.due,
        arrived: false,
      })),
    project: owedOn(false),
    carrier: owedOn(true),
  }
}

const topicTexts: Readonly<Record<Topic, { zh: string; en: string }>> = {
  report: { zh: '进展报告', en: 'progress reports' },
  contribution: { zh: '配合材料', en: 'contributions' },
  question: { zh: '提问答复', en: 'answers to questions' },
  'follow-up': { zh: '督办事项', en: 'follow-ups of the leading group' },
  project: { zh: '重点项目的节点和报告', en: 'milestones and reports of key projects' },
  carrier: { zh: '载体年度数据', en: 'yearly figures of carriers' },
}

/**
 * Sends what the ladder asks for today: one notice for each person, whatever it is about. Nobody
 * is reminded of what has arrived, nor twice of the same step. Answers how many were told.
 */
export async function sendReminders(call: Asking): Promise<number> {
  const today = dayInShanghai(call.now)
  const ladder = call.platform.city.city.reminders
  const recipients = await listRecipients(call)
  const sent = await selectSentKeys(call.tx)
  const topics = await listTopics(call)
  const due = new Map<string, { topic: Topic; reminder: Reminder }[]>()
  for (const [topic, obligations] of Object.entries(topics) as [Topic, Obligation[]][]) {
    const own = new Set(
      [...sent]
        .filter((key) => key.startsWith(`${topic}:`))
        .map((key) => key.slice(topic.length + 1)),
    )
    for (const { person, reminders } of listReminders({
      ladder,
      obligations,
      recipients,
      sent: own,
      today,
    })) {
      const list = due.get(person) ?? []
      list.push(...reminders.map((reminder) => ({ topic, reminder })))
      due.set(person, list)
    }
  }
  for (const [person, list] of due) {
    const first = list
      .map(({ reminder }) => reminder)
      .sort((a, b) => (a.dueDay < b.dueDay ? -1 : 1))[0]!
    const about = [...new Set(list.map(({ topic }) => topic))].map((topic) => topicTexts[topic])
    const departments = [...new Set(list.map(({ reminder }) => reminder.department))]
    const named = departments.slice(0, 5).map((id) => departmentName(call, id))
    const more = departments.length > 5
    const overdue = first.dueDay < today
    await notify(call, {
      person,
      kind: overdue ? 'plan.progress-overdue' : 'plan.progress-due',
      values: {
        task: {
          zh: `${about.map((one) => one.zh).join('、')}（共 ${list.length} 项）`,
          en: `${about.map((one) => one.en).join(', ')} (${list.length})`,
        },
        period: first.period.includes(' ') ? '' : first.period,
        due: first.dueDay,
        days: Math.abs(workingDaysBetween(first.dueDay, today)),
        department: {
          zh: named.map((one) => one.zh).join('、') + (more ? '等' : ''),
          en: named.map((one) => one.en).join(', ') + (more ? ' and others' : ''),
        },
      },
      link: '/app/work',
      key: `plan-reminder:${today}`,
      bundle: 'plan-reminder',
    })
    await insertSent(
      call.tx,
      list.map(({ topic, reminder }) => ({
        key: `${topic}:${reminder.key}`,
        person,
        on_day: today,
        sent_at: call.now,
      })),
    )
  }
  return due.size
}
