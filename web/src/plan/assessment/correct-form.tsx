import { useQuery } from '@tanstack/react-query'
import type { Sheet } from '@wstc/domain/plan/contract/assessment/shapes'
import { findCollection } from '@wstc/domain/plan/model/assessment/inputs'
import type { FormulaTrace } from '@wstc/domain/plan/model/assessment/result'
import { codeText, fieldText } from '@wstc/domain/plan/words/formula'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { useSay } from '../../i18n/language.ts'
import { ActForm } from '../act-form.tsx'
import { sheetQuery } from './queries.ts'

interface Values {
  readonly collection: string
  readonly row: string
  readonly field: string
  readonly value: string
  readonly reason: string
}

interface CorrectFormProps {
  readonly run: string
  readonly department: string
  readonly item: string
  readonly act: string
  readonly lead: ReactNode
  readonly main?: boolean
  readonly onSubmit: (values: Values) => Promise<unknown>
}

/** Collections that a reckoning looked at. */
function collectionsOf(trace: FormulaTrace): string[] {
  const own = trace.values.of ? [trace.values.of] : []
  return [...new Set([...own, ...trace.parts.flatMap(collectionsOf)])]
}

/** Every input behind an item, as options of a choice. */
function inputsOf(sheet: Sheet, item: string) {
  const score = sheet.score.items.find((one) => one.item === item)
  return (score ? collectionsOf(score.trace) : []).flatMap((collection) =>
    (sheet.collections[collection] ?? []).flatMap((row) =>
      Object.entries(row.values).map(([field, value]) => ({
        key: JSON.stringify([collection, row.id, field]),
        collection,
        row,
        field,
        value,
      })),
    ),
  )
}

/** Corrects one input behind an item; the points follow from it. */
export function CorrectForm(props: CorrectFormProps) {
  const { t } = useTranslation()
  const say = useSay()
  const sheet = useQuery(sheetQuery(props.run, props.department)).data
  const inputs = sheet ? inputsOf(sheet, props.item) : []
  if (inputs.length === 0) return null
  const shown = (collection: string, field: string, value: string | null): string => {
    if (value === null) return t(($) => $.planAssessment.unknownValue)
    const isCode = findCollection(collection)?.fields[field]?.kind === 'code'
    return isCode ? `${say(codeText(field, value))} (${value})` : value
  }
  const schema = z.strictObject({
    input: z.enum(inputs.map((one) => one.key) as [string, ...string[]]),
    value: z.string().min(1).max(40),
    reason: z.string().min(1).max(4000),
  })
  return (
    <ActForm
      main={props.main ?? false}
      act={props.act}
      lead={props.lead}
      schema={schema}
      guide={{
        input: {
          label: t(($) => $.planAssessment.input),
          options: Object.fromEntries(
            inputs.map(({ key, collection, row, field, value }) => [
              key,
              `${say(row.label)} · ${say(fieldText(collection, field))}: ${shown(collection, field, value)}`,
            ]),
          ),
        },
        value: { label: t(($) => $.planAssessment.newValue) },
        reason: { label: t(($) => $.planAssessment.reason), kind: 'long-text' },
      }}
      onSubmit={({ input, value, reason }) => {
        const [collection, row, field] = JSON.parse(input) as [string, string, string]
        return props.onSubmit({ collection, row, field, value, reason })
      }}
    />
  )
}
