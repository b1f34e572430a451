import { useParams } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Help } from '../../kit/help.tsx'
import { Page, Sheet } from '../../kit/layout/page.tsx'
import { TabLinks } from '../../kit/layout/tab-links.tsx'
import { RuleHelp } from '../../plan/task/light-panel.tsx'
import { TaskDetail } from '../../plan/task/task-detail.tsx'
import { TaskBoard } from '../../plan/task-board.tsx'
import { TaskGantt } from '../../plan/task-gantt.tsx'
import { TaskList } from '../../plan/task-list.tsx'
import { TaskMatrix } from '../../plan/task-matrix.tsx'

const views = [
  { key: 'list', to: '/tasks' },
  { key: 'board', to: '/tasks/board' },
  { key: 'gantt', to: '/tasks/gantt' },
  { key: 'matrix', to: '/tasks/matrix' },
] as const

interface FrameProps {
  readonly view: (typeof views)[number]['key']
  readonly children: ReactNode
}

function Frame({ view, children }: FrameProps) {
  const { t } = useTranslation()
  return (
    <Page
      title={t(($) => $.planTasks.title)}
      lead={t(($) => $.planTasks.lead40)}
      actions={
        <>
          <RuleHelp />
          <Help about="lights" />
        </>
      }
    >
      <TabLinks
        label={t(($) => $.planTasks.views)}
        current={view}
        tabs={views.map(({ key, to }) => ({ key, to, label: t(($) => $.planTasks[key]) }))}
      />
      {children}
    </Page>
  )
}

export function TaskListPage() {
  return (
    <Frame view="list">
      <Sheet>
        <TaskList />
      </Sheet>
    </Frame>
  )
}

export function TaskBoardPage() {
  return (
    <Frame view="board">
      <TaskBoard />
    </Frame>
  )
}

export function TaskGanttPage() {
  return (
    <Frame view="gantt">
      <TaskGantt />
    </Frame>
  )
}

export function TaskMatrixPage() {
  return (
    <Frame view="matrix">
      <Sheet>
        <TaskMatrix />
      </Sheet>
    </Frame>
  )
}

export function TaskPage() {
  const { number } = useParams({ strict: false }) as { number: string }
  return <TaskDetail key={number} number={Number(number)} />
}
