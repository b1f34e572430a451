import { Link } from '@tanstack/react-router'
import type { RankedLine, RunDetail } from '@wstc/domain/plan/contract/assessment/shapes'
import { listRanked } from '@wstc/domain/plan/rules/assessment/ranked-list'
import { useTranslation } from 'react-i18next'
import { deskViews } from '../../desk/stores.ts'
import { useSay } from '../../i18n/language.ts'
import { DataTable } from '../../kit/table/data-table.tsx'
import type { Column, TableQuestion } from '../../kit/table/model.ts'
import { useTableAddress } from '../../kit/table/state.ts'
import { Tag } from '../marks.tsx'
import { rankingUrl } from './queries.ts'

const questionOf = ({ text, filters, sort }: TableQuestion) => ({
  ...(text ? { q: text } : {}),
  ...(filters.class?.length ? { class: [...filters.class] } : {}),
  sort: sort?.key ?? 'rank',
  order: sort?.descending ? ('desc' as const) : ('asc' as const),
})

const figure = (text: string | null): number | undefined =>
  text === null ? undefined : Number(text)

function useColumns(run: RunDetail): readonly Column<RankedLine>[] {
  const { t } = useTranslation()
  const say = useSay()
  const className = (line: RankedLine) =>
    say(run.classes.find((one) => one.id === line.class)!.name)
  return [
    {
      key: 'rank',
      title: t(($) => $.planAssessment.rank),
      text: (line) => line.rank ?? undefined,
      render: (line) => <span className="pa-rank">{line.rank ?? '—'}</span>,
      sortable: true,
      width: 76,
    },
    {
      key: 'department',
      title: t(($) => $.planAssessment.department),
      text: (line) => say(line.name),
      render: (line) => (
        <span className="pa-name">
          <Link
            to="/assessment/$run/$department"
            params={{ run: run.id, department: line.department } as never}
          >
            {say(line.name)}
          </Link>{' '}
          {!line.complete && <Tag tone="watch">{t(($) => $.planAssessment.incomplete)}</Tag>}
          <span className="k-small k-quiet">{className(line)}</span>
        </span>
      ),
      sortable: true,
    },
    {
      key: 'total',
      title: t(($) => $.planAssessment.total),
      text: (line) => figure(line.total),
      render: (line) => <span className="pa-total">{line.total ?? '—'}</span>,
      numeric: true,
      sortable: true,
    },
    ...run.groups.map(({ id, name, weight }): Column<RankedLine> => {
      const of = (line: RankedLine) => line.groups.find((one) => one.group === id)
      return {
        key: id,
        title: `${say(name)} (${weight})`,
        text: (line) => figure(of(line)?.points ?? null),
        render: (line) => <GroupPoints group={of(line)} />,
        numeric: true,
        sortable: true,
      }
    }),
    ...(['bonus', 'malus'] as const).map(
      (key): Column<RankedLine> => ({
        key,
        title: t(($) => $.planAssessment[key]),
        text: (line) => figure(line[key]),
        render: (line) => line[key],
        numeric: true,
        sortable: true,
      }),
    ),
    {
      key: 'class',
      title: t(($) => $.planAssessment.class),
      text: className,
      optional: true,
    },
  ]
}

const views = deskViews('plan-ranking')

/** The departments that the reader may see, by class and rank until another order is asked for. */
export function Ranking({ run }: { run: RunDetail }) {
  const { t } = useTranslation()
  const say = useSay()
  const state = useTableAddress()
  return (
    <DataTable<RankedLine>
      id="plan-ranking"
      caption={t(($) => $.planAssessment.ranking)}
      columns={useColumns(run)}
      filters={[
        {
          key: 'class',
          label: t(($) => $.planAssessment.class),
          multiple: true,
          options: run.classes.map(({ id, name }) => ({ value: id, label: say(name) })),
        },
      ]}
      state={state}
      rowKey={(line) => line.department}
      pageSize={100}
      load={async (question) => {
        const rows = listRanked(run.ranking, questionOf(question))
        return { rows, total: rows.length }
      }}
      depends={[run.id, run.version, run.result, run.ranking.length]}
      views={views}
      exportAddress={(format, question, columns) =>
        rankingUrl(run.id, { ...questionOf(question), format, columns: [...columns] })
      }
    />
  )
}

function GroupPoints({ group }: { group: RankedLine['groups'][number] | undefined }) {
  if (!group || group.effective === '0') return '—'
  return (
    <>
      {group.points}
      <Bar part={group.points} whole={group.effective} />
    </>
  )
}

/** How much of a group's points was earned; a picture only, the figure stands above it. */
function Bar({ part, whole }: { part: string; whole: string }) {
  const percent = Math.round((Number(part) / Number(whole)) * 100)
  return (
    <progress className="pa-bar" value={percent} max={100} aria-hidden="true">
      {percent}
    </progress>
  )
}
