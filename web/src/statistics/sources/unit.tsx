import '../office/office.css'
import '../return/return.css'
import './sources.css'
import { useQuery } from '@tanstack/react-query'
import { periodText } from '@wstc/domain/kernel/period-text'
import type { ReconciliationLine } from '@wstc/domain/statistics/sources/contract/shapes'
import { flowTexts } from '@wstc/domain/statistics/sources/words'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { useLanguage, useSay } from '../../i18n/language.ts'
import { EmptyState } from '../../kit/empty.tsx'
import { Page, Sheet } from '../../kit/layout/page.tsx'
import { Loaded } from '../../kit/loaded.tsx'
import { formatMoment, formatNumber } from '../../kit/number.ts'
import { useMay } from '../../session.ts'
import { FormPanel } from '../office/form-panel.tsx'
import { useAct } from '../office/queries.ts'
import { Scroll } from '../office/review-content.tsx'
import { GapMark, Returned } from './gap-list.tsx'
import { sourcesApi, unitQuery } from './queries.ts'

const ReasonForm = z.strictObject({ reason: z.string().trim().min(1).max(1000) })
const open = ['gap', 'only-return', 'only-receipts', 'only-tax']

/** The figures of one unit, month by month, with a word for what differs. */
export function UnitFigures({ enterprise }: { readonly enterprise: string }) {
  const { t } = useTranslation()
  const found = useQuery(unitQuery(enterprise))
  return (
    <Loaded query={found}>
      {(data) => (
        <Page
          title={data.enterprise.name}
          lead={data.enterprise.uscc}
          crumbs={[{ label: t(($) => $.statisticsSources.comparison), to: '/sources/comparison' }]}
        >
          <Sheet title={t(($) => $.statisticsSources.overMonths)}>
            {data.lines.length === 0 ? (
              <EmptyState title={t(($) => $.statisticsSources.nothingBeside)} />
            ) : (
              <FiguresTable lines={data.lines} />
            )}
          </Sheet>
        </Page>
      )}
    </Loaded>
  )
}

const figure = (text: string | null): string => (text === null ? '—' : formatNumber(text))

/** Months of a unit beside one another, in US dollars. */
export function FiguresTable({ lines }: { readonly lines: readonly ReconciliationLine[] }) {
  const { t } = useTranslation()
  const say = useSay()
  const may = useMay()
  const language = useLanguage()
  const manages = may('statistics.source.manage')
  return (
    <Scroll label={t(($) => $.statisticsSources.overMonths)}>
      <table className="s-list">
        <caption className="k-unseen">
          {t(($) => $.statisticsSources.overMonths)} ({t(($) => $.statisticsSources.inDollars)})
        </caption>
        <thead>
          <tr>
            {(
              [
                'period',
                'flow',
                'class',
                'returned',
                'receipts',
                'tax',
                'difference',
                'customs',
                'outsourcing',
                'note',
              ] as const
            ).map((key) => (
              <th key={key} scope="col">
                {t(($) => $.statisticsSources[key])}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={`${line.period} ${line.flow}`}>
              <th scope="row">{periodText(line.period, language)}</th>
              <td>{say(flowTexts[line.flow])}</td>
              <td>
                <GapMark of={line} />
              </td>
              <td className="k-number">
                <Returned of={line} />
              </td>
              <td className="k-number">{figure(line.receipts)}</td>
              <td className="k-number">{figure(line.tax)}</td>
              <td className="k-number">{formatNumber(line.difference)}</td>
              <td className="k-number">{figure(line.customs)}</td>
              <td className="k-number">{figure(line.outsourcing)}</td>
              <td>
                {line.note && (
                  <>
                    {line.note.reason}
                    <div className="k-quiet k-small">
                      {line.note.by} {formatMoment(line.note.at)}
                    </div>
                  </>
                )}
                {manages && open.includes(line.class) && <Explain line={line} />}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  )
}

function Explain({ line }: { readonly line: ReconciliationLine }) {
  const { t } = useTranslation()
  const say = useSay()
  const act = useAct()
  const language = useLanguage()
  const name = t(($) => $.statisticsSources.explain)
  const { period, flow } = line
  return (
    <FormPanel
      act={name}
      label={`${name} · ${periodText(period, language)} · ${say(flowTexts[flow])}`}
      lead={t(($) => $.statisticsSources.explainLead)}
      quiet
      schema={ReasonForm}
      guide={{ reason: { label: t(($) => $.statisticsSources.note), wide: true } }}
      onSubmit={async ({ reason }) => {
        const params = { enterprise: line.enterprise.id }
        await sourcesApi.explainGap({ params, body: { period, flow, reason } })
        await act(
          async () => undefined,
          t(($) => $.statisticsSources.done),
        )
      }}
    />
  )
}
