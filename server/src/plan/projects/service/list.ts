import { compareDecimalTexts } from '@wstc/domain/kernel/decimal'
import { dayInShanghai } from '@wstc/domain/kernel/period'
import type { ProjectLine } from '@wstc/domain/plan/contract/projects/shapes'
import type { ProjectFilter } from '@wstc/domain/plan/contract/projects/work'
import { Light } from '@wstc/domain/plan/model/judgement'
import { projectStateOn } from '@wstc/domain/plan/rules/project-state'
import type { Call } from '../../../platform/serve.ts'
import { wants } from '../../targets/show.ts'
import { factsOf, loadRows } from '../facts.ts'
import { showLine } from './show.ts'

const urgency: readonly (Light | undefined)[] = ['red', 'yellow', 'green', 'blue', 'grey']

/** Every project as known on the day asked for; what was not yet proposed by then is left out. */
export async function listLines(call: Call, asOf: string): Promise<ProjectLine[]> {
  const rows = await loadRows(call.tx)
  const facts = new Map(factsOf(rows).map((one) => [one.project, one]))
  return rows.projects.flatMap((row) => {
    const charter = rows.charters.findLast(
      (one) => one.project === row.id && dayInShanghai(one.known_at) <= asOf,
    )
    if (!charter) return []
    const own = facts.get(row.id)
    return [
      showLine(row, charter.content, own && projectStateOn(own, call.platform.city.city, asOf)),
    ]
  })
}

const yuan = (line: ProjectLine, kind: 'planned' | 'paid'): string =>
  line.investment.find((one) => one.currency === 'CNY')?.[kind].said ?? '0'

const orders: Readonly<Record<ProjectFilter['sort'], (a: ProjectLine, b: ProjectLine) => number>> =
  {
    name: (a, b) => a.name.zh.localeCompare(b.name.zh, 'zh-CN'),
    light: (a, b) => urgency.indexOf(a.light?.light) - urgency.indexOf(b.light?.light),
    planned: (a, b) => compareDecimalTexts(yuan(a, 'planned'), yuan(b, 'planned')),
    paid: (a, b) => compareDecimalTexts(yuan(a, 'paid'), yuan(b, 'paid')),
    late: (a, b) => a.milestones.late - b.milestones.late,
    until: (a, b) => (a.until < b.until ? -1 : a.until > b.until ? 1 : 0),
  }

/** The lines that `filter` asks for, without its light. */
function matching(lines: readonly ProjectLine[], filter: ProjectFilter): ProjectLine[] {
  const text = filter.q?.toLowerCase()
  return lines.filter(
    (line) =>
      wants(filter.stage, line.stage) &&
      wants(filter.lead, line.lead) &&
      wants<string | null>(filter.district, line.district) &&
      (filter.sector === undefined || line.sectors.some((one) => wants(filter.sector, one))) &&
      (filter.task === undefined || line.tasks.some((one) => wants(filter.task, String(one)))) &&
      (filter.warning === undefined || (filter.warning === 'yes') === line.warnings.length > 0) &&
      (!text || `${line.name.zh} ${line.name.en}`.toLowerCase().includes(text)),
  )
}

/** The lines that `filter` asks for, in its order, and how many of each light before that filter. */
export async function filterProjects(call: Call, filter: ProjectFilter) {
  const asOf = filter.asOf ?? dayInShanghai(call.now)
  const found = matching(await listLines(call, asOf), filter)
  const counts = Object.fromEntries(
    Light.options.map((light) => [light, found.filter((one) => one.light?.light === light).length]),
  )
  const order = orders[filter.sort]
  const sign = filter.order === 'desc' ? -1 : 1
  const items = found
    .filter((line) => filter.light === undefined || wants<unknown>(filter.light, line.light?.light))
    .toSorted((a, b) => sign * order(a, b) || (a.id < b.id ? -1 : 1))
  return { asOf, items, total: items.length, counts }
}
