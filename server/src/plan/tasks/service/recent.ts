import type { ReplyInput } from '@wstc/domain/kernel/endpoint'
import { addDays, type Day, dayInShanghai } from '@wstc/domain/kernel/period'
import type { planRecentContract } from '@wstc/domain/plan/contract/recent'
import type { Call } from '../../../platform/serve.ts'
import { selectDecisions, selectQuestions } from '../store/dialogue.ts'
import { selectLightChanges } from '../store/recent.ts'
import { showDecisions, showQuestions } from './dialogue.ts'
import { withNames } from './names.ts'

/** Days of change that a reader sees without asking for others. */
const usualDays = 30

/** What changed lately and what is still open; the first page of leaders. */
export async function listRecent(
  call: Call,
  since: Day | undefined,
): Promise<ReplyInput<(typeof planRecentContract)['listRecent']>> {
  const today = dayInShanghai(call.now)
  const from = since ?? addDays(today, -usualDays)
  const titles = new Map(call.platform.city.tasks.map((task) => [task.number, task.title]))
  const [changes, asked, made] = await Promise.all([
    selectLightChanges(call.tx, from),
    selectQuestions(call.tx, { stages: ['open', 'answered'] }),
    selectDecisions(call.tx, { stages: ['open', 'done'] }),
  ])
  const [questions, decisions] = await Promise.all([
    showQuestions(call, asked),
    showDecisions(call, made),
  ])
  const byDue = (a: { dueDay: Day }, b: { dueDay: Day }) => (a.dueDay < b.dueDay ? -1 : 1)
  return withNames(call, {
    since: from,
    today,
    changes: changes.flatMap((row) => {
      const title = titles.get(row.task)
      if (!title) return []
      return [
        {
          task: row.task,
          title,
          day: row.on_day,
          period: row.period,
          before: row.before,
          after: row.light,
          rule: row.rule,
          synthetic: row.synthetic,
        },
      ]
    }),
    questions: questions.sort(byDue),
    decisions: decisions.sort(byDue),
  })
}
