import { dayInShanghai } from '@wstc/domain/kernel/period'
import type { IndicatorView, TargetDetail } from '@wstc/domain/plan/contract/target-views'
import { publicTargetTexts } from '../../../i18n/public-targets.ts'
import { wordsOf } from '../../../i18n/tree.ts'
import { PublicTable } from '../../../kit/light/table.tsx'
import { formatNumber } from '../../../kit/number.ts'
import { useTongue } from '../tongue.tsx'
import { Cite, DepartmentLinks, Facts, Status, Synthetic, Unclear, usePlanWords } from './parts.tsx'
import { periodText, withUnit } from './say.ts'

interface FiguresProps {
  readonly target: TargetDetail
  readonly indicators: readonly IndicatorView[]
}

/** Names an indicator where the figures of several stand in one table. */
function useNames({ target, indicators }: FiguresProps) {
  const { language, say } = useTongue()
  const several = new Set(target.series.map((one) => one.indicator)).size > 1
  const find = (id: string) => indicators.find((one) => one.id === id)
  return {
    unitOf: (id: string, value: string) =>
      withUnit(value, find(id)?.unit ?? target.indicator.unit, language),
    rowName: (period: string, id: string) => {
      const name = find(id)?.name
      return several && name
        ? `${periodText(period, language)} · ${say(name)}`
        : periodText(period, language)
    },
  }
}

export function TargetSeries({ target, indicators }: FiguresProps) {
  const { language, say, day } = useTongue()
  const words = wordsOf(publicTargetTexts, language)
  const names = useNames({ target, indicators })
  if (target.series.length === 0) return null
  return (
    <section>
      <PublicTable
        id="series"
        language={language}
        caption={words.series}
        rows={target.series}
        rowKey={(point) => point.id}
        stacked
        columns={[
          {
            key: 'period',
            title: words.period,
            cell: (point) => names.rowName(point.period, point.indicator),
          },
          {
            key: 'value',
            title: words.value,
            numeric: true,
            cell: (point) => names.unitOf(point.indicator, point.value),
          },
          {
            key: 'status',
            title: words.status,
            cell: (point) => (
              <>
                <Status status={point.status} /> <Synthetic on={point.synthetic} />
              </>
            ),
          },
          {
            key: 'known',
            title: words.knownAt,
            cell: (point) => day(dayInShanghai(new Date(point.knownAt))),
          },
          {
            key: 'source',
            title: words.source,
            cell: (point) => (
              <>
                {say(point.source)}
                {point.note && <span className="o-under">{say(point.note)}</span>}
              </>
            ),
          },
        ]}
      />
    </section>
  )
}

export function TargetRevisions({ target, indicators }: FiguresProps) {
  const { language, say, day } = useTongue()
  const words = wordsOf(publicTargetTexts, language)
  const names = useNames({ target, indicators })
  if (target.series.length === 0) return null
  if (target.revisions.length === 0) return <p className="k-quiet o-after">{words.noRevisions}</p>
  return (
    <section>
      <PublicTable
        id="revisions"
        language={language}
        caption={words.revisions}
        rows={target.revisions}
        rowKey={(one) => `${one.indicator} ${one.period} ${one.knownAt}`}
        stacked
        columns={[
          {
            key: 'period',
            title: words.period,
            cell: (one) => names.rowName(one.period, one.indicator),
          },
          {
            key: 'from',
            title: words.from,
            numeric: true,
            cell: (one) => formatNumber(one.from),
          },
          {
            key: 'to',
            title: words.toValue,
            numeric: true,
            cell: (one) => formatNumber(one.to),
          },
          {
            key: 'difference',
            title: words.difference,
            numeric: true,
            cell: (one) => formatNumber(one.difference),
          },
          {
            key: 'known',
            title: words.knownAt,
            cell: (one) => day(dayInShanghai(new Date(one.knownAt))),
          },
          {
            key: 'reason',
            title: words.reason,
            cell: (one) => one.reason && say(one.reason),
          },
        ]}
      />
    </section>
  )
}

export function TargetBase({ target }: { target: TargetDetail }) {
  const { language, say } = useTongue()
  const words = wordsOf(publicTargetTexts, language)
  const shared = usePlanWords()
  const { printedBase, indicator } = target
  return (
    <section aria-labelledby="base">
      <h2 id="base">{words.base}</h2>
      <Facts
        rows={[
          [words.definition, `${say(indicator.name)}: ${say(target.definition)}`],
          [words.direction, words[indicator.direction]],
          printedBase
            ? [
                words.printedBase,
                <span key="base">
                  {periodText(printedBase.period, language)}{' '}
                  {withUnit(printedBase.value, indicator.unit, language)}{' '}
                  <Status status={printedBase.status} />
                </span>,
              ]
            : undefined,
          printedBase?.derivation ? [words.derivation, say(printedBase.derivation)] : undefined,
          target.criterion.kind === 'qualitative' ? undefined : [words.path, words[target.path]],
          [words.answers, <DepartmentLinks key="who" list={[target.department]} full />],
          [shared.citation, <Cite key="cite" citation={target.citation} />],
        ]}
      />
      <Unclear text={target.unclear} />
    </section>
  )
}
