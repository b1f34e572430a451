import type { Bilingual } from '@wstc/domain/kernel/bilingual'
import { type Day, dayInShanghai } from '@wstc/domain/kernel/period'
import type { WorkKind } from '@wstc/domain/plan/model/progress'
import type { Call } from '../../../platform/serve.ts'
import { isBound, isGroupOffice, isOwn } from '../access.ts'
import { type Followed, followUpsOn } from './register.ts'

interface Item {
  readonly kind: WorkKind
  readonly task: null
  readonly id: string
  readonly title: Bilingual
  readonly period: null
  readonly text: string
  readonly dueDay: Day | null
  readonly link: string
}

/** What follow-ups ask of the caller: to carry out, to check what was answered, to grant more time. */
export async function followUpWork(call: Call): Promise<Item[]> {
  const { actor } = call
  const items: Item[] = []
  const add = ({ row, number }: Followed, kind: WorkKind, dueDay: Day | null): void => {
    const title = { zh: row.text, en: row.text }
    const link = `/group/follow-ups/${row.id}`
    items.push({ kind, task: null, id: row.id, title, period: null, text: number, dueDay, link })
  }
  const carriesOut = actor.permissions.has('plan.progress.report')
  const decides = isGroupOffice(actor) || actor.permissions.has('plan.minutes.sign')
  for (const one of await followUpsOn(call, dayInShanghai(call.now))) {
    const { row, stage, light, answers, extensions } = one
    if (stage === 'open' && carriesOut && isBound(actor, row)) add(one, 'follow-up-open', light.due)
    const waits = answers.some(
      (answer) => answer.stage === 'submitted' && !isOwn(actor, { by: answer.by_person }),
    )
    if (stage === 'answered' && waits && isGroupOffice(actor)) add(one, 'follow-up-to-check', null)
    const asks = extensions.some(
      (asked) => asked.stage === 'asked' && !isOwn(actor, { by: asked.by_person }),
    )
    if (asks && decides && stage !== 'closed' && stage !== 'accepted') {
      add(one, 'extension-to-decide', null)
    }
  }
  return items
}
