import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import type { TargetView } from '@wstc/domain/plan/contract/target-views'
import { timelinessTexts, verdictTexts } from '@wstc/domain/plan/words/rules'
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import { useSay } from '../../i18n/language.ts'
import { EmptyState } from '../../kit/empty.tsx'
import { Figure } from '../../kit/figure.tsx'
import { Sheet } from '../../kit/layout/page.tsx'
import { cutFigure } from '../../kit/number.ts'
import { Pick, PickDay } from '../../kit/pick.tsx'
import { useSession } from '../../session.ts'
import { Ask } from '../ask.tsx'
import { useDay } from '../days.ts'
import { DemoMark, Tag, VerdictMark } from '../marks.tsx'
import { useNames } from '../names.ts'
import { judgedTargetsQuery } from '../queries.ts'
import { unitOf, verdicts } from '../words.ts'
import { useCriterion } from './criterion.ts'
import { Spark } from './spark.tsx'

type Target = z.infer<typeof TargetView>
interface Search {
  readonly asOf?: string
  readonly sector?: string
  readonly verdict?: string
  readonly due?: string
}

/** 目标监测: every target by sector with where it stands. */
export function TargetList() {
  const { t } = useTranslation()
  const say = useSay()
  const names = useNames()
  const session = useSession()
  const navigate = useNavigate()
  const search = useSearch({ strict: false }) as Search
  const targets = useQuery(judgedTargetsQuery(search.asOf))
  const ask = (next: Partial<Search>) => {
    const all = Object.entries({ ...search, ...next }).filter(([, value]) => value)
    void navigate({ to: '.', search: Object.fromEntries(all) as never, replace: true })
  }
  return (
    <div className="k-stack">
      <search className="k-row k-noprint">
        <Pick
          clearable
          label={t(($) => $.planTargets.sector)}
          placeholder={t(($) => $.kit.table.any)}
          value={search.sector}
          options={[
            { value: 'overall', label: t(($) => $.planTargets.overall) },
            ...names.sectorOptions,
          ]}
          onChange={(sector) => ask({ sector: sector ?? '' })}
        />
        <Pick
          clearable
          label={t(($) => $.planTargets.verdict)}
          placeholder={t(($) => $.kit.table.any)}
          value={search.verdict}
          options={verdicts.map((value) => ({ value, label: say(verdictTexts[value]) }))}
          onChange={(verdict) => ask({ verdict: verdict ?? '' })}
        />
        <PickDay
          label={t(($) => $.planTargets.asKnown)}
          value={search.asOf ?? session.demo.today}
          max={session.demo.today}
          onChange={(asOf) => ask({ asOf: asOf === session.demo.today ? '' : (asOf ?? '') })}
        />
      </search>
      <p className="k-printonly">
        {[
          search.sector &&
            (search.sector === 'overall'
              ? t(($) => $.planTargets.overall)
              : names.sector(search.sector)),
          search.verdict && say(verdictTexts[search.verdict as keyof typeof verdictTexts]),
          `${t(($) => $.planTargets.asKnown)} ${search.asOf ?? session.demo.today}`,
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <Ask query={targets}>
        {(data) => {
          const wanted = data.targets.filter(
            (one) =>
              (!search.sector || one.sector.id === search.sector) &&
              (!search.verdict || one.verdict === search.verdict),
          )
          const sectors = [...new Set(wanted.map((one) => one.sector.id))]
          if (wanted.length === 0) {
            return (
              <EmptyState
                title={t(($) => $.planTargets.none)}
                hint={t(($) => $.planTargets.noneHint)}
              />
            )
          }
          return sectors.map((sector) => (
            <SectorTargets
              key={sector}
              targets={wanted.filter((one) => one.sector.id === sector)}
            />
          ))
        }}
      </Ask>
    </div>
  )
}

function SectorTargets({ targets }: { targets: readonly Target[] }) {
  const { t } = useTranslation()
  const say = useSay()
  const names = useNames()
  const { period } = useDay()
  const criterion = useCriterion()
  const [first] = targets
  return (
    <Sheet title={first ? say(first.sector.name) : ''}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must take the keyboard */}
      <section className="p-scroll" tabIndex={0} aria-label={first ? say(first.sector.name) : ''}>
        <table className="p-table p-targets">
          <thead>
            <tr>
              <th scope="col">{t(($) => $.planTargets.target)}</th>
              <th scope="col">{t(($) => $.planTargets.asked)}</th>
              <th scope="col">{t(($) => $.planTargets.latest)}</th>
              <th scope="col">{t(($) => $.planTargets.verdict)}</th>
              <th scope="col">{t(($) => $.planTargets.forecast)}</th>
              <th scope="col">{t(($) => $.planTargets.data)}</th>
            </tr>
          </thead>
          <tbody>
            {targets.map((target) => (
              <tr key={target.id}>
                <th scope="row">
                  <Link to="/targets/$id" params={{ id: target.id } as never}>
                    {say(target.statement)}
                  </Link>{' '}
                  <DemoMark on={target.synthetic} />
                  <div className="k-small k-quiet">{names.department(target.department.id)}</div>
                </th>
                <td>
                  {criterion(target.criterion, target.indicator.unit)}
                  <div className="k-small k-quiet">
                    {target.due === 'each-year'
                      ? t(($) => $.planTargets.eachYear)
                      : t(($) => $.planTargets.dueIn, { year: target.due })}
                  </div>
                </td>
                <td>
                  {target.latest ? (
                    <>
                      <Figure
                        value={cutFigure(target.latest.value)}
                        unit={say(unitOf(target.indicator.unit))}
                        label={say(target.indicator.name)}
                        from={{
                          source: names.departmentFull(target.department.id),
                          asOf: String(target.latest.year),
                          method: say(target.indicator.name),
                          verified: target.latest.status === 'verified',
                        }}
                      />
                      <div className="k-small k-quiet">
                        {target.latest.toDate
                          ? t(($) => $.planTargets.yearToDate, { year: target.latest.year })
                          : period(String(target.latest.year))}
                      </div>
                    </>
                  ) : (
                    <span className="k-quiet">{t(($) => $.kit.unknown)}</span>
                  )}
                </td>
                <td>
                  <VerdictMark verdict={target.verdict} />
                </td>
                <td>
                  <Spark target={target} />
                </td>
                <td>
                  {target.timeliness && (
                    <Tag
                      tone={
                        target.timeliness.state === 'in-time'
                          ? 'none'
                          : target.timeliness.state === 'late'
                            ? 'watch'
                            : 'bad'
                      }
                    >
                      {period(target.timeliness.period)}{' '}
                      {say(timelinessTexts[target.timeliness.state])}
                    </Tag>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </Sheet>
  )
}
