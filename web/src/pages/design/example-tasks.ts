import type { Bilingual } from '@wstc/domain/kernel/bilingual'
import type { Status } from '../../kit/status.ts'
import type { TablePage, TableQuery } from '../../kit/table/model.ts'

export interface ExampleTask {
  readonly number: number
  readonly title: Bilingual
  readonly department: string
  readonly light: Status
  readonly share: string
  readonly due: string
}

export const exampleDepartments: Readonly<Record<string, Bilingual>> = {
  commerce: { zh: '商务局', en: 'Commerce bureau' },
  finance: { zh: '财政局', en: 'Finance bureau' },
  tourism: { zh: '旅游局', en: 'Tourism bureau' },
  customs: { zh: '武汉海关', en: 'Wuhan customs' },
}

const titles: readonly Bilingual[] = [
  { zh: '建立服务贸易统计直报', en: 'Set up direct statistical reporting' },
  { zh: '认定一批重点企业', en: 'Recognise a set of key enterprises' },
  { zh: '开展跨境资金风险监测', en: 'Monitor risks of cross-border payments' },
  { zh: '培育文化出口基地', en: 'Grow bases for cultural exports' },
  { zh: '改进国际会展的通关服务', en: 'Ease customs for international fairs' },
]
const lights: readonly Status[] = ['good', 'watch', 'good', 'bad', 'done', 'good', 'none']
const owners = Object.keys(exampleDepartments)

const tasks: readonly ExampleTask[] = Array.from({ length: 57 }, (_, index) => ({
  number: index + 1,
  title: titles[index % titles.length]!,
  department: owners[index % owners.length]!,
  light: lights[index % lights.length]!,
  share: ((index * 37) % 101).toFixed(1),
  due: `2018-${String((index % 12) + 1).padStart(2, '0')}-${index % 2 ? '15' : '28'}`,
}))

function compare(a: ExampleTask, b: ExampleTask, key: string): number {
  if (key === 'share') return Number(a.share) - Number(b.share)
  if (key === 'due') return a.due.localeCompare(b.due)
  return a.number - b.number
}

/** Answers as a server would: filtered, ordered, paged by key. */
export async function loadExampleTasks(query: TableQuery): Promise<TablePage<ExampleTask>> {
  await new Promise((resolve) => setTimeout(resolve, 120))
  const { department = [], light = [] } = query.filters
  const found = tasks.filter(
    (task) =>
      (query.text === '' || `${task.title.zh} ${task.title.en}`.includes(query.text)) &&
      (department.length === 0 || department.includes(task.department)) &&
      (light.length === 0 || light.includes(task.light)),
  )
  const { sort } = query
  const ordered = sort
    ? found.toSorted((a, b) => compare(a, b, sort.key) * (sort.descending ? -1 : 1))
    : found
  const from = query.after
    ? ordered.findIndex((task) => String(task.number) === query.after) + 1
    : 0
  const rows = ordered.slice(from, from + query.limit)
  const last = rows.at(-1)
  return {
    rows,
    total: found.length,
    ...(last && from + query.limit < ordered.length ? { next: String(last.number) } : {}),
  }
}
