import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { useSay } from '../i18n/language.ts'
import { EmptyState } from '../kit/empty.tsx'
import { formatMoment, formatNumber } from '../kit/number.ts'
import { ActForm } from './act-form.tsx'
import { Ask } from './ask.tsx'
import { useDay } from './days.ts'
import { DemoMark } from './marks.tsx'
import { indicatorsQuery, targetsApi, unverifiedQuery } from './queries.ts'
import { unitOf } from './words.ts'

/** Figures that wait for a second person. */
export function Unverified() {
  const { t } = useTranslation()
  const say = useSay()
  const { period } = useDay()
  const waiting = useQuery(unverifiedQuery)
  const indicators = useQuery(indicatorsQuery).data?.indicators
  return (
    <Ask query={waiting}>
      {({ observations }) =>
        observations.length === 0 ? (
          <EmptyState title={t(($) => $.planTargets.nothingToVerify)} />
        ) : (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must take the keyboard
          <section className="p-scroll" tabIndex={0} aria-label={t(($) => $.planTargets.toVerify)}>
            <table className="p-table">
              <thead>
                <tr>
                  <th scope="col">{t(($) => $.planTargets.indicator)}</th>
                  <th scope="col">{t(($) => $.kit.chart.period)}</th>
                  <th scope="col" className="p-end">
                    {t(($) => $.planTargets.value)}
                  </th>
                  <th scope="col">{t(($) => $.kit.figure.source)}</th>
                  <th scope="col">{t(($) => $.planTargets.knownAt)}</th>
                  <th scope="col">{t(($) => $.planTargets.acts)}</th>
                </tr>
              </thead>
              <tbody>
                {observations.map((one) => {
                  const indicator = indicators?.find(({ id }) => id === one.indicator)
                  const name = indicator ? say(indicator.name) : one.indicator
                  return (
                    <tr key={one.id}>
                      <th scope="row">{name}</th>
                      <td>{period(one.period)}</td>
                      <td className="p-end">
                        {formatNumber(one.value)} {indicator && say(unitOf(indicator.unit))}{' '}
                        <DemoMark on={one.synthetic} />
                      </td>
                      <td>{say(one.source)}</td>
                      <td className="k-number">{formatMoment(one.knownAt)}</td>
                      <td>
                        {one.mayVerify && (
                          <ActForm
                            act={t(($) => $.planTargets.verify)}
                            label={`${t(($) => $.planTargets.verify)} · ${name} ${period(one.period)}`}
                            lead={t(($) => $.planTargets.verifyLead)}
                            schema={z.strictObject({ note: z.string().trim().max(200).optional() })}
                            guide={{ note: { label: t(($) => $.planTargets.note) } }}
                            onSubmit={(values) =>
                              targetsApi.verifyObservation({ params: { id: one.id }, body: values })
                            }
                          />
                        )}
                      </td>
                    </tr>
                  )
                })}
              </tbody>
            </table>
          </section>
        )
      }
    </Ask>
  )
}
