import { carrierUnitTexts } from '@wstc/domain/plan/words/projects'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { useSay } from '../../i18n/language.ts'
import { ActForm } from '../act-form.tsx'
import { type Carrier, projectsApi } from './queries.ts'

const value = z.string().regex(/^\d{1,15}(\.\d{1,4})?$/)

/** 填报: a first figure of a year. */
export function ReportFigure({ carrier }: { carrier: Carrier }) {
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
          revision: 0,
          body: values,
        })
      }
    />
  )
}

interface CorrectProps {
  readonly carrier: Carrier
  readonly indicator: Carrier['indicators'][number]
  readonly figure: Carrier['figures'][number]
}

/** 更正: a new version of a figure, with the reason. */
export function CorrectFigure({ carrier, indicator, figure }: CorrectProps) {
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
          revision: figure.version,
          body: {
            indicator: indicator.id,
            year: figure.year,
            note: figure.note,
            ...values,
          },
        })
      }
    />
  )
}
