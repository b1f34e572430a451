import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { dutyTexts, obligationStateTexts } from '@wstc/domain/plan/words/tasks'
import { type KeyboardEvent, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSay } from '../i18n/language.ts'
import { Action } from '../kit/layout/action.tsx'
import { Pick } from '../kit/pick.tsx'
import { statusShape } from '../kit/status.ts'
import { Ask } from './ask.tsx'
import { useDay } from './days.ts'
import { LightMark } from './marks.tsx'
import { quartersUntil } from './quarters.ts'
import { exportMatrixUrl, type Matrix, matrixQuery } from './queries.ts'
import { lightStatus, lights } from './words.ts'

/** 部门任务矩阵 of a period: who leads and cooperates in what, and whether it has reported. */
export function TaskMatrix() {
  const { t } = useTranslation()
  const { period: words } = useDay()
  const navigate = useNavigate()
  const { period } = useSearch({ strict: false }) as { period?: string }
  const matrix = useQuery(matrixQuery(period))
  return (
    <Ask query={matrix}>
      {(data) => (
        <div className="k-stack">
          <div className="k-row k-row-apart k-noprint">
            <Pick
              label={t(($) => $.planTasks.period)}
              value={data.period}
              options={quartersUntil(period && period > data.period ? period : data.period).map(
                (value) => ({ value, label: words(value) }),
              )}
              onChange={(value) =>
                void navigate({ to: '.', search: (value ? { period: value } : {}) as never })
              }
            />
            <span className="k-row">
              <Action href={exportMatrixUrl({ period: data.period, format: 'xlsx' })}>
                {t(($) => $.plan.downloadXlsx)}
              </Action>
              <Action href={exportMatrixUrl({ period: data.period, format: 'csv' })}>
                {t(($) => $.plan.downloadCsv)}
              </Action>
              <Action onClick={() => window.print()}>{t(($) => $.kit.print)}</Action>
            </span>
          </div>
          <p className="k-printonly">
            {t(($) => $.planTasks.matrix)} · {words(data.period)}
          </p>
          <Legend />
          <Grid data={data} />
        </div>
      )}
    </Ask>
  )
}

function Legend() {
  const { t } = useTranslation()
  const say = useSay()
  return (
    <div className="p-legend k-small">
      <span>
        <b className="p-duty p-duty-lead">{t(($) => $.planTasks.leadSign)}</b> {say(dutyTexts.lead)}
      </span>
      <span>
        <b className="p-duty">{t(($) => $.planTasks.cooperatingSign)}</b>{' '}
        {say(dutyTexts.cooperating)}
      </span>
      {lights.map((light) => (
        <LightMark key={light} light={light} />
      ))}
      <span>
        <i className="p-state p-state-missing" /> {say(obligationStateTexts.missing)}
      </span>
      <span>
        <i className="p-state p-state-late" /> {say(obligationStateTexts.late)}
      </span>
      <span>
        <i className="p-state p-state-in-time" /> {say(obligationStateTexts['in-time'])}
      </span>
      <span className="k-quiet k-noprint">{t(($) => $.planTasks.matrixKeys)}</span>
    </div>
  )
}

type Cell = Matrix['cells'][number]

function Grid({ data }: { data: Matrix }) {
  const { t } = useTranslation()
  const say = useSay()
  const navigate = useNavigate()
  const table = useRef<HTMLTableElement>(null)
  const [place, setPlace] = useState<readonly [number, number]>([0, 0])
  const cells = useMemo(
    () => new Map(data.cells.map((cell) => [`${cell.department} ${cell.task}`, cell])),
    [data],
  )
  const departments = useMemo(
    () => data.departments.filter((one) => data.cells.some((cell) => cell.department === one.id)),
    [data],
  )
  const go = (row: number, column: number) => {
    const next = [
      Math.max(0, Math.min(departments.length - 1, row)),
      Math.max(0, Math.min(data.tasks.length - 1, column)),
    ] as const
    setPlace(next)
    table.current?.querySelector<HTMLElement>(`[data-place="${next[0]} ${next[1]}"]`)?.focus()
  }
  const onKey = (event: KeyboardEvent) => {
    const [row, column] = place
    const moves: Record<string, readonly [number, number]> = {
      ArrowUp: [row - 1, column],
      ArrowDown: [row + 1, column],
      ArrowLeft: [row, column - 1],
      ArrowRight: [row, column + 1],
      Home: [row, 0],
      End: [row, data.tasks.length - 1],
    }
    const move = moves[event.key]
    if (move) {
      event.preventDefault()
      go(...move)
    } else if (event.key === 'Enter') {
      const task = data.tasks[column]
      if (task)
        void navigate({ to: '/tasks/$number', params: { number: `${task.number}` } as never })
    }
  }
  const nameOf = (cell: Cell | undefined, department: string, number: number) =>
    cell
      ? [
          department,
          number,
          say(dutyTexts[cell.duty]),
          cell.light ? t(($) => $.plan.light[cell.light!]) : '',
          cell.state ? say(obligationStateTexts[cell.state]) : '',
        ]
          .filter(Boolean)
          .join(' · ')
      : t(($) => $.planTasks.noDuty, { department, number })
  return (
    <div className="p-matrix">
      {/* biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: one grid, walked with the arrow keys */}
      <table ref={table} role="grid" aria-label={t(($) => $.planTasks.matrix)} onKeyDown={onKey}>
        <thead>
          <tr>
            <th scope="col">{t(($) => $.planTasks.department)}</th>
            {data.tasks.map((task) => (
              <th key={task.number} scope="col" title={say(task.title)}>
                <span className="k-unseen">{say(task.title)}</span>
                <span className={task.light ? `k-light-${lightStatus[task.light]}` : ''}>
                  {task.light && <Shape light={task.light} />}
                  {task.number}
                </span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {departments.map((department, row) => (
            <tr key={department.id}>
              <th scope="row" title={say(department.name)}>
                {say(department.short)}
              </th>
              {data.tasks.map((task, column) => {
                const cell = cells.get(`${department.id} ${task.number}`)
                const here = place[0] === row && place[1] === column
                return (
                  // biome-ignore lint/a11y/useKeyWithClickEvents: the grid answers Enter for its cells
                  <td
                    key={task.number}
                    // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a cell of a grid takes the focus
                    role="gridcell"
                    tabIndex={here ? 0 : -1}
                    data-place={`${row} ${column}`}
                    title={nameOf(cell, say(department.short), task.number)}
                    aria-label={nameOf(cell, say(department.short), task.number)}
                    className={cell?.light ? `p-cell-${lightStatus[cell.light]}` : ''}
                    onFocus={() => setPlace([row, column])}
                    onClick={() => {
                      if (cell)
                        void navigate({
                          to: '/tasks/$number',
                          params: { number: `${task.number}` } as never,
                        })
                    }}
                  >
                    {cell && <CellSign cell={cell} />}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Shape({ light }: { light: NonNullable<Cell['light']> }) {
  return (
    <svg viewBox="0 0 16 16" width="10" height="10" aria-hidden="true">
      <path d={statusShape[lightStatus[light]]} fill="currentColor" />
    </svg>
  )
}

function CellSign({ cell }: { cell: Cell }) {
  const { t } = useTranslation()
  return (
    <>
      <b className={cell.duty === 'lead' ? 'p-duty p-duty-lead' : 'p-duty'}>
        {cell.duty === 'lead'
          ? t(($) => $.planTasks.leadSign)
          : t(($) => $.planTasks.cooperatingSign)}
      </b>
      {cell.state && <i className={`p-state p-state-${cell.state}`} />}
    </>
  )
}
