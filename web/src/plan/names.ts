import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useLanguage, useSay } from '../i18n/language.ts'
import { departmentsQuery, publicTasksQuery, sectorsQuery } from './queries.ts'

/** Stands for a name that is still on its way. */
const unknown = '…'
const leadingGroup = 'leading-group'

/** Names of what the plan's data refer to by id. */
export function useNames() {
  const { t } = useTranslation()
  const say = useSay()
  const language = useLanguage()
  const departments = useQuery(departmentsQuery).data?.departments
  const sectors = useQuery(sectorsQuery).data?.sectors
  const tasks = useQuery(publicTasksQuery).data?.tasks
  return useMemo(() => {
    const short = new Map(departments?.map((one) => [one.id, say(one.short)]))
    // Leaders belong to the group, which is no department of the register.
    const group = t(($) => $.plan.leadingGroup)
    if (!short.has(leadingGroup)) short.set(leadingGroup, group)
    const full = new Map(departments?.map((one) => [one.id, say(one.name)]))
    const sectorNames = new Map(sectors?.map((one) => [one.id, say(one.name)]))
    const sections = new Map(
      tasks?.flatMap((task) => task.sections.map((one) => [one.id, say(one.title)] as const)),
    )
    const titles = new Map(tasks?.map((task) => [task.number, say(task.title)]))
    const department = (id: string) => short.get(id) ?? (departments ? id : unknown)
    return {
      department,
      departmentFull: (id: string) => full.get(id) ?? department(id),
      departments: (ids: readonly string[]) =>
        ids.map(department).join(language === 'en' ? ', ' : '、'),
      departmentOptions: (departments ?? []).map((one) => ({
        value: one.id,
        label: say(one.name),
      })),
      sector: (id: string) => sectorNames.get(id) ?? (sectors ? id : unknown),
      sectorOptions: (sectors ?? []).map((one) => ({ value: one.id, label: say(one.name) })),
      section: (id: string) => {
        const title = sections.get(id)
        return title ? `${id} ${title}` : id
      },
      sectionOptions: [...sections]
        .sort(([a], [b]) => a.localeCompare(b, 'en', { numeric: true }))
        .map(([value, title]) => ({ value, label: `${value} ${title}` })),
      task: (number: number) => titles.get(number) ?? '',
      taskOptions: [...titles].map(([number, title]) => ({
        value: String(number),
        label: `${number} ${title}`,
      })),
    }
  }, [departments, sectors, tasks, say, language, t])
}
export type Names = ReturnType<typeof useNames>
