import { planPublicContract } from '@wstc/domain/plan/contract/public'
import { urlOf } from '@wstc/sdk/client'
import { useTranslation } from 'react-i18next'
import { useSay } from '../../i18n/language.ts'
import { useConfirm, useToast } from '../../kit/confirm.tsx'
import { EmptyState } from '../../kit/empty.tsx'
import { Help } from '../../kit/help.tsx'
import { Action } from '../../kit/layout/action.tsx'
import { Sheet } from '../../kit/layout/page.tsx'
import type { Status } from '../../kit/status.ts'
import { StatusLight } from '../../kit/status-light.tsx'
import { DataTable } from '../../kit/table/data-table.tsx'
import type { Column, Filter } from '../../kit/table/model.ts'
import { status } from '../../kit/tokens.ts'
import { type ExampleTask, exampleDepartments, loadExampleTasks } from './example-tasks.ts'

export function ListPart() {
  const { t } = useTranslation()
  const say = useSay()
  const confirm = useConfirm()
  const { done } = useToast()
  const department = (task: ExampleTask) => say(exampleDepartments[task.department]!)
  const columns: readonly Column<ExampleTask>[] = [
    {
      key: 'number',
      title: t(($) => $.design.list.number),
      text: (task) => task.number,
      numeric: true,
      sortable: true,
      width: 84,
    },
    { key: 'task', title: t(($) => $.design.list.task), text: (task) => say(task.title) },
    { key: 'department', title: t(($) => $.design.list.department), text: department },
    {
      key: 'light',
      title: t(($) => $.design.list.light),
      text: (task) => t(($) => $.kit.light[task.light]),
      render: (task) => <StatusLight status={task.light} />,
    },
    {
      key: 'share',
      title: t(($) => $.design.list.share),
      text: (task) => task.share,
      numeric: true,
      sortable: true,
    },
    { key: 'due', title: t(($) => $.design.list.due), text: (task) => task.due, sortable: true },
    { key: 'note', title: t(($) => $.design.list.note), text: () => undefined, optional: true },
  ]
  const filters: readonly Filter[] = [
    {
      key: 'department',
      label: t(($) => $.design.list.department),
      options: Object.entries(exampleDepartments).map(([value, name]) => ({
        value,
        label: say(name),
      })),
    },
    {
      key: 'light',
      label: t(($) => $.design.list.light),
      options: (Object.keys(status) as Status[]).map((value) => ({
        value,
        label: t(($) => $.kit.light[value]),
      })),
    },
  ]
  const remind = async (count: number, clear: () => void) => {
    const sure = await confirm({
      title: t(($) => $.design.list.remind),
      consequence: t(($) => $.design.list.remindSure),
      act: t(($) => $.design.list.remind),
    })
    if (!sure) return
    done(t(($) => $.design.list.reminded, { count }))
    clear()
  }
  return (
    <Sheet id="lists" title={t(($) => $.design.parts.lists)} actions={<Help about="table" />}>
      <DataTable
        id="design-tasks"
        caption={t(($) => $.design.list.caption)}
        columns={columns}
        filters={filters}
        rowKey={(task) => String(task.number)}
        exportAddress={(format) => urlOf(planPublicContract.downloadTasks, { query: { format } })}
        load={loadExampleTasks}
        pageSize={10}
        bulk={(tasks, clear) => (
          <Action onClick={() => void remind(tasks.length, clear)}>
            {t(($) => $.design.list.remind)}
          </Action>
        )}
        empty={
          <EmptyState
            title={t(($) => $.design.list.empty)}
            hint={t(($) => $.design.list.emptyHint)}
          />
        }
      />
    </Sheet>
  )
}
