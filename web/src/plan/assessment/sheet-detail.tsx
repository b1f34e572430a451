import './assessment.css'
import { useQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import type { Sheet as Score } from '@wstc/domain/plan/contract/assessment/shapes'
import type { ItemScore } from '@wstc/domain/plan/model/assessment/result'
import { itemsOf } from '@wstc/domain/plan/model/assessment/system'
import { itemStateTexts } from '@wstc/domain/plan/words/assessment'
import { formulaText } from '@wstc/domain/plan/words/formula'
import { Fragment, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSay } from '../../i18n/language.ts'
import { Action } from '../../kit/layout/action.tsx'
import { Page, Sheet } from '../../kit/layout/page.tsx'
import { cutFigure } from '../../kit/number.ts'
import { Ask } from '../ask.tsx'
import { useDay } from '../days.ts'
import { Cite, DemoMark, Tag } from '../marks.tsx'
import { CorrectForm } from './correct-form.tsx'
import { ObjectForm } from './object-form.tsx'
import { assessmentApi, runQuery, sheetQuery, sheetUrl } from './queries.ts'
import { roles, Scroll } from './scroll.tsx'
import { StageMark } from './stage.tsx'
import { Trace } from './trace.tsx'

/** 得分表 of one department, every point explained. */
export function SheetDetail({ run, department }: { run: string; department: string }) {
  const sheet = useQuery(sheetQuery(run, department))
  return <Ask query={sheet}>{(data) => <SheetPage sheet={data} />}</Ask>
}

function SheetPage({ sheet }: { sheet: Score }) {
  const { t } = useTranslation()
  const say = useSay()
  const { day, period } = useDay()
  const { run, score } = sheet
  const address = { run: run.id, department: sheet.department.id }
  const facts: readonly (readonly [string, string])[] = [
    [
      t(($) => $.planAssessment.rank),
      sheet.rank === null
        ? t(($) => $.planAssessment.rankHidden)
        : t(($) => $.planAssessment.outOf, { rank: sheet.rank, count: sheet.ranked }),
    ],
    [t(($) => $.planAssessment.base), score.base],
    [t(($) => $.planAssessment.bonus), score.bonus],
    [t(($) => $.planAssessment.malus), score.malus],
    [t(($) => $.planAssessment.cutOff), day(run.cutOff)],
    [
      t(($) => $.planAssessment.resultVersion),
      t(($) => $.planAssessment.version, { version: sheet.version }),
    ],
  ]
  return (
    <Page
      title={`${say(sheet.department.name)} · ${t(($) => $.planAssessment.sheet)}`}
      lead={
        <>
          {period(run.period)} <StageMark stage={run.stage} /> <DemoMark on={run.synthetic} />
        </>
      }
      crumbs={[
        { label: t(($) => $.planAssessment.title), to: '/assessment' },
        { label: period(run.period), to: `/assessment/${run.id}` },
        { label: say(sheet.department.name) },
      ]}
      actions={
        <>
          <Action href={sheetUrl(address.run, address.department, 'xlsx', sheet.version)}>
            {t(($) => $.planAssessment.xlsx)}
          </Action>
          <Action href={sheetUrl(address.run, address.department, 'pdf', sheet.version)}>
            {t(($) => $.planAssessment.pdf)}
          </Action>
          <Action onClick={() => window.print()}>{t(($) => $.kit.print)}</Action>
        </>
      }
    >
      <div className="k-stack">
        <Sheet>
          <div className="pa-score">
            <div>
              <span className="pa-score-total">{score.total ?? '—'}</span>{' '}
              {t(($) => $.planAssessment.points)}
            </div>
            <dl>
              {facts.map(([name, value]) => (
                <div key={name}>
                  <dt>{name}</dt>
                  <dd>{value}</dd>
                </div>
              ))}
            </dl>
          </div>
          {!score.complete && <p className="p-banner">{t(($) => $.planAssessment.incomplete)}</p>}
        </Sheet>
        <Sheet>
          <Items sheet={sheet} />
          <p className="k-small k-quiet">{t(($) => $.planAssessment.effectiveHint)}</p>
          <p className="k-small k-quiet">
            {sheet.reproduced
              ? t(($) => $.planAssessment.reproduced)
              : t(($) => $.planAssessment.notReproduced)}
            {' · '}
            {t(($) => $.planAssessment.fingerprint)} <code>{sheet.sha256.slice(0, 16)}…</code>
          </p>
        </Sheet>
      </div>
    </Page>
  )
}

function Items({ sheet }: { sheet: Score }) {
  const { t } = useTranslation()
  const say = useSay()
  const { item } = useSearch({ strict: false }) as { item?: string }
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set(item ? [item] : []))
  const toggle = (id: string) =>
    setOpen((now) => {
      const next = new Set(now)
      if (!next.delete(id)) next.add(id)
      return next
    })
  const scores = new Map(sheet.score.items.map((one) => [one.item, one]))
  const groups = [
    ...sheet.system.groups.map(({ id, name, items }) => ({
      name: say(name),
      items,
      ...sheet.score.groups.find((one) => one.group === id)!,
    })),
    {
      name: `${t(($) => $.planAssessment.bonus)} / ${t(($) => $.planAssessment.malus)}`,
      group: 'extras',
      items: sheet.system.extras,
      weight: '',
      effective: '',
      points: '',
    },
  ]
  return (
    <Scroll label={t(($) => $.planAssessment.sheet)}>
      <table className="p-table pa-stack pa-sheet" {...roles.table}>
        <thead {...roles.group}>
          <tr {...roles.row}>
            <th scope="col" {...roles.column}>
              {t(($) => $.planAssessment.item)}
            </th>
            <th scope="col" {...roles.column} className="p-end">
              {t(($) => $.planAssessment.weight)}
            </th>
            <th scope="col" {...roles.column} className="p-end">
              {t(($) => $.planAssessment.effective)}
            </th>
            <th scope="col" {...roles.column} className="p-end">
              {t(($) => $.planAssessment.share)}
            </th>
            <th scope="col" {...roles.column} className="p-end">
              {t(($) => $.planAssessment.score)}
            </th>
            <th scope="col" {...roles.column}>
              <span className="k-unseen">{t(($) => $.planAssessment.why)}</span>
            </th>
          </tr>
        </thead>
        <tbody {...roles.group}>
          {groups.map((group) => (
            <Fragment key={group.group}>
              <tr className="pa-group" {...roles.row}>
                <th scope="rowgroup" {...roles.head}>
                  {group.name}
                </th>
                <td
                  className="p-end"
                  data-title={t(($) => $.planAssessment.weight)}
                  {...roles.cell}
                >
                  {group.weight}
                </td>
                <td
                  className="p-end"
                  data-title={t(($) => $.planAssessment.effective)}
                  {...roles.cell}
                >
                  {cutFigure(group.effective)}
                </td>
                <td {...roles.cell} />
                <td className="p-end" data-title={t(($) => $.planAssessment.score)} {...roles.cell}>
                  {group.points}
                </td>
                <td {...roles.cell} />
              </tr>
              {group.items.map((one) => {
                const score = scores.get(one.id)!
                return (
                  <Fragment key={one.id}>
                    <tr {...roles.row}>
                      <th scope="row" {...roles.head}>
                        {say(one.name)} <StateTag score={score} />
                        <div className="k-small k-quiet">{say(one.about)}</div>
                      </th>
                      <td
                        className="p-end"
                        data-title={t(($) => $.planAssessment.weight)}
                        {...roles.cell}
                      >
                        {one.points}
                      </td>
                      <td
                        className="p-end"
                        data-title={t(($) => $.planAssessment.effective)}
                        {...roles.cell}
                      >
                        {score.kind === 'weighted' ? cutFigure(score.effective) : ''}
                      </td>
                      <td
                        className="p-end"
                        data-title={t(($) => $.planAssessment.share)}
                        {...roles.cell}
                      >
                        {score.result ?? '—'}
                      </td>
                      <td
                        className="p-end pa-total"
                        data-title={t(($) => $.planAssessment.score)}
                        {...roles.cell}
                      >
                        {score.points}
                      </td>
                      <td className="k-noprint pa-act" {...roles.cell}>
                        <Action
                          quiet
                          label={`${t(($) => $.planAssessment.why)} · ${say(one.name)}`}
                          onClick={() => toggle(one.id)}
                        >
                          {t(($) => $.planAssessment.why)}
                        </Action>
                      </td>
                    </tr>
                    {open.has(one.id) && (
                      <tr {...roles.row}>
                        <td className="pa-wide" colSpan={6} {...roles.cell}>
                          <Why sheet={sheet} id={one.id} score={score} />
                        </td>
                      </tr>
                    )}
                  </Fragment>
                )
              })}
            </Fragment>
          ))}
        </tbody>
      </table>
    </Scroll>
  )
}

function StateTag({ score }: { score: ItemScore }) {
  const say = useSay()
  if (score.state === 'scored') return null
  return (
    <Tag tone={score.state === 'unknown' ? 'watch' : 'none'}>
      {say(itemStateTexts[score.state])}
    </Tag>
  )
}

/** Formula in words, the reckoning with its inputs, and what the reader may do about it. */
function Why({ sheet, id, score }: { sheet: Score; id: string; score: ItemScore }) {
  const { t } = useTranslation()
  const say = useSay()
  const run = useQuery(runQuery(sheet.run.id)).data
  const item = itemsOf(sheet.system).find((one) => one.item.id === id)!.item
  const department = sheet.department.id
  return (
    <div className="pa-why k-stack">
      <div>
        <strong>{t(($) => $.planAssessment.formula)}</strong>{' '}
        {say(formulaText(item.formula, { item }))}{' '}
        {item.citation && <Cite citation={item.citation} />}
      </div>
      {score.state === 'not-applicable' && <p>{t(($) => $.planAssessment.notApplicable)}</p>}
      {score.missing.length > 0 && (
        <p className="p-watch">
          {t(($) => $.planAssessment.missing, { names: score.missing.join(', ') })}
        </p>
      )}
      <div>
        <strong>{t(($) => $.planAssessment.trace)}</strong>
        <Trace trace={score.trace} item={item} sheet={sheet} />
      </div>
      <div className="k-row k-noprint">
        {sheet.may.object && <ObjectForm run={sheet.run.id} item={id} title={say(item.name)} />}
        {sheet.may.correct && run && (
          <CorrectForm
            run={sheet.run.id}
            department={department}
            item={id}
            act={t(($) => $.planAssessment.correct)}
            lead={t(($) => $.planAssessment.decideLead)}
            onSubmit={({ reason, ...correction }) =>
              assessmentApi.correctAssessment({
                params: { run: sheet.run.id },
                body: { version: run.version, department, reason, correction },
              })
            }
          />
        )}
      </div>
    </div>
  )
}
