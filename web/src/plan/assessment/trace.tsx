import { Link } from '@tanstack/react-router'
import type { Sheet } from '@wstc/domain/plan/contract/assessment/shapes'
import type { FormulaTrace, StepResult } from '@wstc/domain/plan/model/assessment/result'
import type { AssessmentItem } from '@wstc/domain/plan/model/assessment/system'
import { dutyWords } from '@wstc/domain/plan/words/assessment'
import { codeText, fieldText, stepText, unitText } from '@wstc/domain/plan/words/formula'
import { useTranslation } from 'react-i18next'
import { addressOf } from '../../address.ts'
import { useSay } from '../../i18n/language.ts'
import { Scroll } from './scroll.tsx'

interface TraceProps {
  readonly trace: FormulaTrace
  readonly item: AssessmentItem
  readonly sheet: Sheet
}

function useResult() {
  const { t } = useTranslation()
  return (result: StepResult): string =>
    result.state === 'value'
      ? `${result.value}${result.exact ? ` (${result.exact})` : ''}`
      : result.state === 'unknown'
        ? t(($) => $.planAssessment.unknownValue)
        : '—'
}

/** The reckoning of one item, from the result down to the inputs and their evidence. */
export function Trace(props: TraceProps) {
  return (
    <ul className="pa-trace">
      <Step {...props} />
    </ul>
  )
}

function Step({ trace, item, sheet }: TraceProps) {
  const say = useSay()
  const show = useResult()
  const rows = trace.parts.filter((part) => part.op === 'row')
  const others = trace.parts.filter((part) => part.op !== 'row')
  return (
    <li>
      {say(stepText(trace, item))} = <code>{show(trace.result)}</code>
      {others.length > 0 && (
        <ul>
          {others.map((part, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: parts of a formula have no names and never move
            <Step key={index} trace={part} item={item} sheet={sheet} />
          ))}
        </ul>
      )}
      {rows.length > 0 && (
        <Rows rows={rows} item={item} of={say(stepText(trace, item))} sheet={sheet} />
      )}
    </li>
  )
}

/** Fields that the reckoning of these rows read; all where it only counted them. */
function fieldsRead(traces: readonly FormulaTrace[]): ReadonlySet<string> {
  return new Set(
    traces.flatMap((one) => [
      ...(one.values.field ? [one.values.field] : []),
      ...fieldsRead(one.parts),
    ]),
  )
}

interface RowsProps {
  readonly rows: readonly FormulaTrace[]
  readonly item: AssessmentItem
  /** The step that they belong to. */
  readonly of: string
  readonly sheet: Sheet
}

function Rows({ rows, item, of: step, sheet }: RowsProps) {
  const { t } = useTranslation()
  const say = useSay()
  const show = useResult()
  const read = fieldsRead(rows)
  return (
    <Scroll label={`${t(($) => $.planAssessment.rows)} · ${say(item.name)} · ${step}`}>
      <table className="p-table">
        <thead>
          <tr>
            <th scope="col">{t(($) => $.planAssessment.rows)}</th>
            <th scope="col">{t(($) => $.planAssessment.source)}</th>
            <th scope="col" className="p-end">
              {t(($) => $.planAssessment.countsFor)}
            </th>
            <th scope="col" className="p-end">
              {t(($) => $.planAssessment.share)}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ values, result }) => {
            const of = values.of ?? ''
            const row = sheet.collections[of]?.find((one) => one.id === values.row)
            return (
              <tr key={values.row}>
                <th scope="row">
                  {row?.link ? (
                    <Link {...addressOf(row.link)}>{say(row.label)}</Link>
                  ) : (
                    row && say(row.label)
                  )}
                  {row?.duty && (
                    <span className="k-quiet k-small"> {say(dutyWords[row.duty])}</span>
                  )}
                  {row?.corrected?.map((one) => (
                    <div key={`${one.field} ${one.reason}`} className="p-watch k-small">
                      {say(fieldText(of, one.field))}
                      {': '}
                      {t(($) => $.planAssessment.corrected, {
                        before: one.before ?? '',
                        reason: one.reason,
                      })}
                    </div>
                  ))}
                </th>
                <td className="k-small">
                  {Object.entries(row?.values ?? {})
                    .filter(([field]) => read.size === 0 || read.has(field))
                    .map(([field, value]) => {
                      const unit = unitText(of, field)
                      const name = say(fieldText(of, field))
                      if (value === null)
                        return `${name} ${t(($) => $.planAssessment.unknownValue)}`
                      const text = /^-?\d/.test(value) ? value : say(codeText(field, value))
                      return `${name} ${text}${unit && /^-?\d/.test(value) ? ` ${say(unit)}` : ''}`
                    })
                    .join(' · ')}
                  {Object.entries(row?.explained ?? {})
                    .filter(([field]) => read.has(field))
                    .flatMap(([field, lines]) => lines.map((line) => ({ field, line: say(line) })))
                    .map(({ field, line }) => (
                      <div key={`${field} ${line}`} className="k-quiet">
                        {line}
                      </div>
                    ))}
                </td>
                <td className="p-end">{values.weight}</td>
                <td className="p-end">{show(result)}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </Scroll>
  )
}
