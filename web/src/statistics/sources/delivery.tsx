import '../office/office.css'
import '../return/return.css'
import './sources.css'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { periodText } from '@wstc/domain/kernel/period-text'
import type { Delivery } from '@wstc/domain/statistics/sources/contract/shapes'
import { useTranslation } from 'react-i18next'
import { useLanguage, useSay } from '../../i18n/language.ts'
import { Action } from '../../kit/layout/action.tsx'
import { Page, Sheet } from '../../kit/layout/page.tsx'
import { Loaded } from '../../kit/loaded.tsx'
import { formatMoment, formatNumber } from '../../kit/number.ts'
import { useMay } from '../../session.ts'
import { useAct } from '../office/queries.ts'
import { Scroll } from '../office/review-content.tsx'
import { DeliveryMark, FileName } from './deliveries.tsx'
import { deliveryQuery, faultsUrl, rowsUrl, sourcesApi } from './queries.ts'
import { UploadFile } from './upload.tsx'

/** One version of a file: what became of it, its faults, and the way to put them right. */
export function DeliverySheet({ delivery }: { readonly delivery: string }) {
  const { t } = useTranslation()
  const found = useQuery(deliveryQuery(delivery))
  return (
    <Loaded query={found}>
      {(data) => (
        <Frame of={data}>
          <div className="k-stack">
            <Sheet>
              <div className="k-row">
                <DeliveryMark of={data} />
                <span>
                  <FileName of={data} />
                </span>
                <span className="k-quiet">
                  {formatMoment(data.at)} {data.by}
                </span>
              </div>
              {data.reason && (
                <p>
                  {t(($) => $.statisticsSources.reason)}: {data.reason}
                </p>
              )}
              <p className="k-quiet k-small s-code">
                {t(($) => $.statisticsSources.digest)} SHA-256 {data.sha256}
              </p>
            </Sheet>
            {data.faults > 0 ? <Held of={data} /> : <Accepted of={data} />}
          </div>
        </Frame>
      )}
    </Loaded>
  )
}

function Frame({ of, children }: { readonly of: Delivery; readonly children: React.ReactNode }) {
  const { t } = useTranslation()
  const say = useSay()
  const language = useLanguage()
  return (
    <Page
      title={`${say(of.sourceName)} · ${periodText(of.period, language)}`}
      lead={`${t(($) => $.statisticsSources.version)} ${of.version}`}
      crumbs={[{ label: t(($) => $.statisticsSources.title), to: '/sources' }]}
    >
      {children}
    </Page>
  )
}

function Accepted({ of }: { readonly of: Delivery }) {
  const { t } = useTranslation()
  const count = formatNumber(String(of.rows))
  return (
    <Sheet
      title={t(($) => $.statisticsSources.acceptedTitle, { count: count as never })}
      actions={<Action href={rowsUrl(of.id)}>{t(($) => $.statisticsSources.downloadRows)}</Action>}
    >
      <p>
        {t(($) => $.statisticsSources.unmatched)}: {formatNumber(String(of.unmatched ?? 0))}
      </p>
    </Sheet>
  )
}

function Held({ of }: { readonly of: Delivery }) {
  const { t } = useTranslation()
  const act = useAct()
  const may = useMay()
  const params = { delivery: of.id }
  const waits = of.state === 'held' && may('statistics.source.manage')
  const asked = { source: of.source, period: of.period, reason: of.reason, rows: '', total: '' }
  return (
    <Sheet
      title={t(($) => $.statisticsSources.heldTitle, {
        count: formatNumber(String(of.faults)) as never,
      })}
      actions={
        <>
          <Action href={faultsUrl(of.id)}>{t(($) => $.statisticsSources.downloadFaults)}</Action>
          {waits && (
            <Action
              quiet
              onClick={() =>
                void act(
                  () => sourcesApi.withdrawDelivery({ params }),
                  t(($) => $.statisticsSources.done),
                )
              }
            >
              {t(($) => $.statisticsSources.withdraw)}
            </Action>
          )}
        </>
      }
    >
      <div className="k-stack">
        <p>{t(($) => $.statisticsSources.heldLead)}</p>
        {waits && (
          <div className="k-row">
            <UploadFile main label={t(($) => $.statisticsSources.uploadFixed)} asked={asked} />
          </div>
        )}
        <Faults delivery={of.id} />
      </div>
    </Sheet>
  )
}

function Faults({ delivery }: { readonly delivery: string }) {
  const { t } = useTranslation()
  const say = useSay()
  const pages = useInfiniteQuery({
    queryKey: ['statistics', 'delivery', delivery, 'faults'],
    initialPageParam: undefined as number | undefined,
    queryFn: ({ signal, pageParam }) =>
      sourcesApi.listDeliveryFaults(
        {
          params: { delivery },
          query: { limit: 100, ...(pageParam === undefined ? {} : { after: pageParam }) },
        },
        { signal },
      ),
    getNextPageParam: (page) => page.next ?? undefined,
  })
  const faults = pages.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <>
      <Scroll label={t(($) => $.statisticsSources.faults)}>
        <table className="s-list">
          <caption className="k-unseen">{t(($) => $.statisticsSources.faults)}</caption>
          <thead>
            <tr>
              {(['line', 'column', 'given', 'fault'] as const).map((key) => (
                <th key={key} scope="col">
                  {t(($) => $.statisticsSources[key])}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {faults.map((one, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: faults of a file never change their order
              <tr key={index}>
                <th scope="row">
                  {one.line === 0 ? t(($) => $.statisticsSources.wholeFile) : one.line}
                </th>
                <td>{one.columnName ? say(one.columnName) : ''}</td>
                <td className="s-code">{one.given}</td>
                <td>{say(one.text)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
      {pages.hasNextPage && (
        <div>
          <Action busy={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
            {t(($) => $.statisticsSources.more)}
          </Action>
        </div>
      )}
    </>
  )
}
