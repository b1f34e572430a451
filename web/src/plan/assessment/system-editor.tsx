import { compareDecimalTexts, sumDecimalTexts } from '@wstc/domain/kernel/decimal'
import type { SystemDetail } from '@wstc/domain/plan/contract/assessment/shapes'
import type { AssessmentItem, AssessmentSystem } from '@wstc/domain/plan/model/assessment/system'
import { checkSystem } from '@wstc/domain/plan/rules/assessment/check-system'
import { formulaText } from '@wstc/domain/plan/words/formula'
import { Fragment, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSay } from '../../i18n/language.ts'
import { useToast } from '../../kit/confirm.tsx'
import { Action } from '../../kit/layout/action.tsx'
import { Sheet } from '../../kit/layout/page.tsx'
import { useRefresh } from '../act-form.tsx'
import { assessmentApi } from './queries.ts'
import { Scroll } from './scroll.tsx'

const decimal = /^\d{1,6}(\.\d{1,6})?$/

interface NumberCellProps {
  readonly value: string
  readonly label: string
  readonly edit?: (value: string) => void
}

/** A figure, or the field to change it in a draft. */
function NumberCell({ value, label, edit }: NumberCellProps) {
  if (!edit) return <>{value}</>
  return (
    <input
      className="pa-number"
      inputMode="decimal"
      aria-label={label}
      aria-invalid={!decimal.test(value)}
      value={value}
      onChange={(event) => edit(event.target.value.trim())}
    />
  )
}

/** Items with their weights and formulas in words; weights, caps and parameters can be changed. */
export function SystemEditor({ detail }: { detail: SystemDetail }) {
  const { t } = useTranslation()
  const say = useSay()
  const toast = useToast()
  const refresh = useRefresh()
  const [content, setContent] = useState<AssessmentSystem>(detail.content)
  const isEdited = content !== detail.content
  const weights = content.groups.map((group) => group.weight)
  const readable = weights.every((one) => decimal.test(one))
  const sum = readable ? sumDecimalTexts(weights) : '?'
  const figures = [
    ...weights,
    content.caps.bonus,
    content.caps.malus,
    ...content.groups.flatMap((group) => group.items.map((item) => item.points)),
    ...content.extras.map((item) => item.points),
  ]
  const faults = isEdited && figures.every((one) => decimal.test(one)) ? checkSystem(content) : []
  const edit = detail.may.edit
  const save = async () => {
    try {
      await assessmentApi.saveAssessmentSystem({
        params: { system: detail.system },
        revision: detail.revision,
        body: { content },
      })
      toast.done(t(($) => $.planAssessment.saved))
      await refresh()
    } catch (error) {
      toast.failed(error)
    }
  }
  const changeItem = (id: string, change: (item: AssessmentItem) => AssessmentItem) => {
    const swap = (item: AssessmentItem) => (item.id === id ? change(item) : item)
    setContent({
      ...content,
      groups: content.groups.map((group) => {
        const items = group.items.map(swap)
        const touched = items.some((item, index) => item.points !== group.items[index]!.points)
        const all = items.map((item) => item.points)
        const weight =
          touched && all.every((one) => decimal.test(one)) ? sumDecimalTexts(all) : group.weight
        return { ...group, items, weight }
      }),
      extras: content.extras.map(swap),
    })
  }
  const row = (item: AssessmentItem) => (
    <tr key={item.id}>
      <th scope="row">
        {say(item.name)}
        <div className="k-small k-quiet">{say(formulaText(item.formula, { item }))}</div>
        {item.parameters.length > 0 && (
          <div className="k-row k-small">
            {item.parameters.map((one) => (
              <span key={one.id}>
                {say(one.name)}{' '}
                <NumberCell
                  value={one.value}
                  label={`${say(item.name)} · ${say(one.name)}`}
                  {...(edit
                    ? {
                        edit: (value) =>
                          changeItem(item.id, (old) => ({
                            ...old,
                            parameters: old.parameters.map((each) =>
                              each.id === one.id ? { ...each, value } : each,
                            ),
                          })),
                      }
                    : {})}
                />
              </span>
            ))}
          </div>
        )}
      </th>
      <td className="p-end">
        <NumberCell
          value={item.points}
          label={`${say(item.name)} · ${t(($) => $.planAssessment.weight)}`}
          {...(edit
            ? { edit: (points) => changeItem(item.id, (old) => ({ ...old, points })) }
            : {})}
        />
      </td>
    </tr>
  )
  const cap = (kind: 'bonus' | 'malus', label: string) => (
    <span>
      {label}{' '}
      <NumberCell
        value={content.caps[kind]}
        label={label}
        {...(edit
          ? {
              edit: (value) => setContent({ ...content, caps: { ...content.caps, [kind]: value } }),
            }
          : {})}
      />
    </span>
  )
  return (
    <Sheet
      title={t(($) => $.planAssessment.system)}
      actions={
        edit && (
          <Action main disabled={!isEdited || faults.length > 0} onClick={() => void save()}>
            {t(($) => $.planAssessment.save)}
          </Action>
        )
      }
    >
      <div className="k-row">
        <strong className={readable && compareDecimalTexts(sum, '100') === 0 ? '' : 'p-bad'}>
          {t(($) => $.planAssessment.sumOf, { sum })}
        </strong>
        {cap(
          'bonus',
          t(($) => $.planAssessment.capBonus),
        )}
        {cap(
          'malus',
          t(($) => $.planAssessment.capMalus),
        )}
      </div>
      {faults.length > 0 && (
        <ul className="p-list" role="status">
          {faults.map((fault) => (
            <li key={fault.pointer.join('.')} className="p-bad">
              {say(fault.message)}
            </li>
          ))}
        </ul>
      )}
      <Scroll label={t(($) => $.planAssessment.system)}>
        <table className="p-table">
          <thead>
            <tr>
              <th scope="col">{t(($) => $.planAssessment.item)}</th>
              <th scope="col" className="p-end">
                {t(($) => $.planAssessment.weight)}
              </th>
            </tr>
          </thead>
          <tbody>
            {content.groups.map((group) => (
              <Fragment key={group.id}>
                <tr className="pa-group">
                  <th scope="rowgroup">{say(group.name)}</th>
                  <td className="p-end">{group.weight}</td>
                </tr>
                {group.items.map(row)}
              </Fragment>
            ))}
            <tr className="pa-group">
              <th scope="rowgroup">
                {t(($) => $.planAssessment.bonus)} / {t(($) => $.planAssessment.malus)}
              </th>
              <td />
            </tr>
            {content.extras.map(row)}
          </tbody>
        </table>
      </Scroll>
    </Sheet>
  )
}
