import type { TargetView } from '@wstc/domain/plan/contract/target-views'
import { type PublicColumn, PublicTable } from '../../../kit/light/table.tsx'
import { useTongue } from '../tongue.tsx'
import { Status, Synthetic, usePlanWords, VerdictOf } from './parts.tsx'
import { criterionText, fill, withUnit } from './say.ts'

interface TargetTableProps {
  readonly id: string
  readonly caption: string
  readonly targets: readonly TargetView[]
  readonly fits?: (target: TargetView) => boolean
}

/** What a target is found by. */
export const targetValues = (target: TargetView) => ({
  sector: target.sector.id,
  verdict: target.verdict,
  due: target.due,
})

export const targetWords = (target: TargetView): string =>
  [
    target.statement.zh,
    target.statement.en,
    target.indicator.name.zh,
    target.indicator.name.en,
    target.sector.name.zh,
    target.sector.name.en,
  ].join(' ')

/** The latest figure with unit, year and what is known about it. */
export function Latest({ target }: { target: TargetView }) {
  const { language } = useTongue()
  const words = usePlanWords()
  const { latest, indicator } = target
  if (!latest) return <span className="k-quiet">{words.noFigure}</span>
  return (
    <>
      <span className="k-number">{withUnit(latest.value, indicator.unit, language)}</span>{' '}
      <span className="k-quiet k-small">
        {fill(latest.toDate ? words.toDate : words.inYear, { year: latest.year })}
      </span>{' '}
      {latest.status === 'unverified' && <Status status="unverified" />}{' '}
      <Synthetic on={target.synthetic} />
    </>
  )
}

export function DueOf({ due }: { due: string }) {
  const words = usePlanWords()
  return <>{due === 'each-year' ? words.eachYear : fill(words.inYear, { year: due })}</>
}

export function TargetTable({ id, caption, targets, fits }: TargetTableProps) {
  const { language, say, to } = useTongue()
  const words = usePlanWords()
  const columns: PublicColumn<TargetView>[] = [
    {
      key: 'statement',
      title: words.asked,
      cell: (target) => (
        <>
          <a href={to(`/plan/targets/${target.id}`)} className="o-row-link">
            {say(target.statement)}
          </a>
          <span className="o-under">
            {say(target.indicator.name)} ·{' '}
            {criterionText(target.criterion, target.indicator.unit, language)}
          </span>
        </>
      ),
    },
    { key: 'due', title: words.due, cell: (target) => <DueOf due={target.due} /> },
    { key: 'verdict', title: words.verdict, cell: (target) => <VerdictOf {...target} /> },
    { key: 'latest', title: words.latest, cell: (target) => <Latest target={target} /> },
  ]
  return (
    <PublicTable
      id={id}
      language={language}
      caption={caption}
      columns={columns}
      rows={targets}
      rowKey={(target) => target.id}
      words={targetWords}
      stacked
      rowProps={(target) => {
        const { sector, verdict, due } = targetValues(target)
        return {
          'data-sector': sector,
          'data-verdict': verdict,
          'data-due': due,
          hidden: fits ? !fits(target) : false,
        }
      }}
    />
  )
}
