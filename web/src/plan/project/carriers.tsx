import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { carrierUnitTexts } from '@wstc/domain/plan/words/projects'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { deskViews } from '../../desk/stores.ts'
import { useSay } from '../../i18n/language.ts'
import { LineChart } from '../../kit/chart/line-chart.tsx'
import { EmptyState } from '../../kit/empty.tsx'
import { Page, Sheet } from '../../kit/layout/page.tsx'
import { formatNumber } from '../../kit/number.ts'
import { DataTable } from '../../kit/table/data-table.tsx'
import type { Column, TableQuestion } from '../../kit/table/model.ts'
import { useTableAddress } from '../../kit/table/state.ts'
import { ActForm } from '../act-form.tsx'
import { Ask } from '../ask.tsx'
import { Cite, DemoMark, LightMark, Tag } from '../marks.tsx'
import { useNames } from '../names.ts'
import { useDistricts } from './names.ts'
import { ProjectLink } from './project-list.tsx'
import { Proofs, SubmitProof } from './proofs.tsx'
import {
  type Carrier,
  type CarrierRow,
  carrierListQuery,
  carrierQuery,
  exportCarriersUrl,
  projectsApi,
} from './queries.ts'

const many = ['kind', 'lead', 'district', 'sector'] as const
type Kind = 'park' | 'base' | 'key-project' | 'overseas-park' | 'platform'

const questionOf = ({ filters, text }: TableQuestion) => ({
  ...(text ? { q: text } : {}),
  ...Object.fromEntries(
    many.flatMap((key) => (filters[key]?.length ? [[key, [...filters[key]]]] : [])),
  ),
})

function useColumns(): readonly Column<CarrierRow>[] {
  const { t } = useTranslation()
  const say = useSay()
  const names = useNames()
  const { district } = useDistricts()
  const indicators = useQuery(carrierListQuery).data?.indicators ?? []
  return [
    {
      key: 'carrier',
      title: t(($) => $.planCarriers.carrier),
      text: (row) => say(row.name),
      render: (row) => (
        <span className="p-title-cell">
          <Link to="/carriers/$carrier" params={{ carrier: row.id } as never}>
            {say(row.name)}
          </Link>{' '}
          <DemoMark on={row.synthetic} />
        </span>
      ),
    },
    {
      key: 'kind',
      title: t(($) => $.planCarriers.kind),
      text: (row) => t(($) => $.planCarriers.kinds[row.kind as Kind]),
    },
    {
      key: 'district',
      title: t(($) => $.planProjects.district),
      text: (row) => district(row.district),
      render: (row) => (
        <>
          {district(row.district)}
          {row.located === 'unverified' && (
            <div className="k-small k-quiet">{t(($) => $.planCarriers.districtUnverified)}</div>
          )}
        </>
      ),
    },
    ...indicators.map(
      (one): Column<CarrierRow> => ({
        key: one.id,
        title: `${say(one.name)} (${say(carrierUnitTexts[one.unit])})`,
        numeric: true,
        text: (row) => row.latest.find((figure) => figure.indicator === one.id)?.value,
        render: (row) => {
          const figure = row.latest.find((item) => item.indicator === one.id)
          if (!figure) return '—'
          return (
            <>
              {formatNumber(figure.value)}
              <div className="k-small k-quiet">{figure.year}</div>
            </>
          )
        },
      }),
    ),
    {
      key: 'lead',
      title: t(($) => $.planProjects.department),
      text: (row) => names.department(row.lead),
      optional: true,
    },
  ]
}

const views = deskViews('plan-carriers')

export function CarrierList() {
  const { t } = useTranslation()
  const names = useNames()
  const { options } = useDistricts()
  const state = useTableAddress()
  const columns = useColumns()
  const kinds: readonly Kind[] = ['park', 'key-project', 'overseas-park']
  return (
    <DataTable<CarrierRow>
      id="plan-carriers"
      caption={t(($) => $.planCarriers.caption)}
      columns={columns}
      filters={[
        {
          key: 'kind',
          label: t(($) => $.planCarriers.kind),
          multiple: true,
          options: kinds.map((value) => ({ value, label: t(($) => $.planCarriers.kinds[value]) })),
        },
        { key: 'district', label: t(($) => $.planProjects.district), multiple: true, options },
        {
          key: 'sector',
          label: t(($) => $.planProjects.sector),
          multiple: true,
          options: names.sectorOptions,
        },
      ]}
      state={state}
      rowKey={(row) => row.id}
      pageSize={50}
      load={async ({ after: _, limit: __, ...question }) => {
        const page = await projectsApi.listCarriers({ query: questionOf(question) })
        return { rows: page.items, total: page.items.length }
      }}
      views={views}
      exportAddress={(format, question) => exportCarriersUrl({ ...questionOf(question), format })}
      empty={
        <EmptyState
          title={t(($) => $.planCarriers.none)}
          hint={t(($) => $.planCarriers.noneHint)}
        />
      }
    />
  )
}

export function CarrierDetail({ id }: { id: string }) {
  const carrier = useQuery(carrierQuery(id))
  return <Ask query={carrier}>{(data) => <Shown carrier={data} />}</Ask>
}

function Shown({ carrier }: { carrier: Carrier }) {
  const { t } = useTranslation()
  const say = useSay()
  const names = useNames()
  const { district } = useDistricts()
  return (
    <Page
      title={say(carrier.name)}
      crumbs={[
        { label: t(($) => $.planCarriers.title), to: '/carriers' },
        { label: say(carrier.name) },
      ]}
      lead={
        <span className="k-row">
          <Tag>{t(($) => $.planCarriers.kinds[carrier.kind as Kind])}</Tag>
          <span>
            {t(($) => $.planProjects.department)} {names.department(carrier.lead)}
          </span>
          <span>{district(carrier.district)}</span>
          <Cite citation={carrier.citation} />
          <DemoMark on={carrier.synthetic} />
        </span>
      }
      actions={carrier.may.keep ? <ReportFigure carrier={carrier} /> : undefined}
    >
      <div className="k-stack">
        <Sheet title={t(($) => $.planCarriers.projects)}>
          {carrier.projects.length === 0 && (
            <p className="k-quiet">{t(($) => $.planCarriers.noProjects)}</p>
          )}
          <ul className="p-list">
            {carrier.projects.map((one) => (
              <li key={one.id} className="k-row">
                <LightMark light={one.light} />
                <ProjectLink id={one.id}>{say(one.name)}</ProjectLink>
              </li>
            ))}
          </ul>
        </Sheet>
        {carrier.figures.length === 0 ? (
          <EmptyState
            title={t(($) => $.planCarriers.noFigures)}
            hint={t(($) => $.planCarriers.noFiguresHint)}
          />
        ) : (
          <div className="p-two">
            {carrier.indicators.map((one) => (
              <Series key={one.id} carrier={carrier} indicator={one} />
            ))}
          </div>
        )}
      </div>
    </Page>
  )
}

interface SeriesProps {
  readonly carrier: Carrier
  readonly indicator: Carrier['indicators'][number]
}

function Series({ carrier, indicator }: SeriesProps) {
  const { t } = useTranslation()
  const say = useSay()
  const figures = useMemo(
    () => carrier.figures.filter((one) => one.indicator === indicator.id),
    [carrier, indicator],
  )
  const unit = say(carrierUnitTexts[indicator.unit])
  const name = say(indicator.name)
  const series = useMemo(
    () => [
      { name, points: figures.map((one) => ({ period: String(one.year), value: one.value })) },
    ],
    [figures, name],
  )
  if (figures.length === 0) return null
  return (
    <Sheet title={name}>
      <p className="k-small k-quiet">{say(indicator.definition)}</p>
      <LineChart
        title={name}
        description={t(($) => $.planCarriers.seriesAbout, { name })}
        unit={unit}
        series={series}
        height={220}
      />
      <ul className="p-list">
        {figures.toReversed().map((one) => (
          <li key={one.year}>
            <div className="k-row k-row-apart">
              <div>
                <strong>{one.year}</strong> {formatNumber(one.value)} {unit}{' '}
                {one.shown && <Tag tone="good">{t(($) => $.planProjects.shown)}</Tag>}
                {one.former.map((old, index) => (
                  <p key={old.version} className="k-small k-quiet">
                    {t(($) => $.planCarriers.former, {
                      value: formatNumber(old.value),
                      reason: (one.former[index - 1] ?? one).reason,
                    })}
                  </p>
                ))}
              </div>
              {carrier.may.keep && (
                <div className="k-row k-noprint">
                  {!one.shown && (
                    <SubmitProof
                      subject={{
                        kind: 'figure',
                        carrier: carrier.id,
                        indicator: indicator.id,
                        year: one.year,
                        version: one.version,
                      }}
                      about={`${name} ${one.year}`}
                    />
                  )}
                  <CorrectFigure carrier={carrier} indicator={indicator} figure={one} />
                </div>
              )}
            </div>
            <Proofs proofs={one.evidence.filter((proof) => proof.stage === 'submitted')} />
          </li>
        ))}
      </ul>
    </Sheet>
  )
}

const value = z.string().regex(/^\d{1,15}(\.\d{1,4})?$/)

function ReportFigure({ carrier }: { carrier: Carrier }) {
  const { t } = useTranslation()
  const say = useSay()
  const ids = carrier.indicators.map((one) => one.id) as [string, ...string[]]
  return (
    <ActForm
      main
      act={t(($) => $.planCarriers.report)}
      schema={z.strictObject({
        indicator: z.enum(ids),
        year: z.int().min(2000).max(2100),
        value,
      })}
      guide={{
        indicator: {
          label: t(($) => $.planCarriers.indicator),
          options: Object.fromEntries(
            carrier.indicators.map((one) => [
              one.id,
              `${say(one.name)} (${say(carrierUnitTexts[one.unit])})`,
            ]),
          ),
        },
        year: { label: t(($) => $.planProjects.year) },
        value: { label: t(($) => $.planCarriers.value), kind: 'decimal' },
      }}
      onSubmit={(values) =>
        projectsApi.reportCarrierFigure({
          params: { carrier: carrier.id },
          body: { ...values, version: 0 },
        })
      }
    />
  )
}

interface CorrectProps extends SeriesProps {
  readonly figure: Carrier['figures'][number]
}

function CorrectFigure({ carrier, indicator, figure }: CorrectProps) {
  const { t } = useTranslation()
  const say = useSay()
  const act = t(($) => $.planCarriers.correct)
  return (
    <ActForm
      quiet
      act={act}
      label={`${act} · ${say(indicator.name)} ${figure.year}`}
      schema={z.strictObject({ value, reason: z.string().trim().min(2).max(4000) })}
      guide={{
        value: {
          label: t(($) => $.planCarriers.value),
          kind: 'decimal',
          unit: say(carrierUnitTexts[indicator.unit]),
        },
        reason: { label: t(($) => $.planProjects.reason), wide: true },
      }}
      initial={{ value: figure.value }}
      onSubmit={(values) =>
        projectsApi.reportCarrierFigure({
          params: { carrier: carrier.id },
          body: {
            indicator: indicator.id,
            year: figure.year,
            version: figure.version,
            note: figure.note,
            ...values,
          },
        })
      }
    />
  )
}
