import { useQuery } from '@tanstack/react-query'
import { carrierKindTexts, carrierUnitTexts } from '@wstc/domain/plan/words/projects'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useSay } from '../../i18n/language.ts'
import { LineChart } from '../../kit/chart/line-chart.tsx'
import { EmptyState } from '../../kit/empty.tsx'
import { Page, Sheet } from '../../kit/layout/page.tsx'
import { formatNumber } from '../../kit/number.ts'
import { Ask } from '../ask.tsx'
import { Cite, DemoMark, LightMark, Tag } from '../marks.tsx'
import { useNames } from '../names.ts'
import { CorrectFigure, ReportFigure } from './carrier-forms.tsx'
import { useDistricts } from './names.ts'
import { ProjectLink } from './project-list.tsx'
import { Proofs, SubmitProof } from './proofs.tsx'
import { type Carrier, carrierQuery } from './queries.ts'

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
          <Tag>{say(carrierKindTexts[carrier.kind])}</Tag>
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
