import { AmountText, Currency, FundSource, MoneyKind } from '@wstc/domain/plan/model/project'
import {
  fundSourceTexts,
  moneyKindTexts,
  moneyWarningTexts,
} from '@wstc/domain/plan/words/projects'
import { fillText } from '@wstc/domain/plan/words/rules'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { useLanguage, useSay } from '../../i18n/language.ts'
import { BarChart } from '../../kit/chart/bar-chart.tsx'
import { EmptyState } from '../../kit/empty.tsx'
import { Sheet } from '../../kit/layout/page.tsx'
import { ActForm } from '../act-form.tsx'
import { useDay } from '../days.ts'
import { DemoMark, Tag } from '../marks.tsx'
import { useAmount } from './names.ts'
import { Proofs, SubmitProof } from './proofs.tsx'
import { exportMoneyUrl, type Investment, type Project, projectsApi } from './queries.ts'

type Line = Project['money'][number]
const kinds = MoneyKind.options

export function MoneyTab({ project, live }: { project: Project; live: boolean }) {
  const { t } = useTranslation()
  const keeps = live && project.may.keep && project.stage === 'registered'
  if (project.money.length === 0) {
    return (
      <Sheet
        title={t(($) => $.planProjects.entries)}
        actions={keeps ? <AddMoney project={project.id} /> : undefined}
      >
        <EmptyState
          title={t(($) => $.planProjects.noMoney)}
          hint={t(($) => $.planProjects.noMoneyHint)}
        />
      </Sheet>
    )
  }
  return (
    <div className="k-stack">
      <Sums investment={project.sums.all} />
      <Warnings warnings={project.warnings} />
      <MoneyChart project={project} />
      <Sheet
        title={t(($) => $.planProjects.entries)}
        actions={
          <>
            <a className="k-noprint" href={exportMoneyUrl(project.id)}>
              {t(($) => $.planProjects.exportMoney)}
            </a>
            {keeps && <AddMoney project={project.id} />}
          </>
        }
      >
        <ul className="p-list">
          {project.money.map((line) => (
            <Entry key={line.line} line={line} keeps={keeps} submits={live && project.may.submit} />
          ))}
        </ul>
      </Sheet>
    </div>
  )
}

/** The three kinds beside one another, each with what evidence shows of it. */
export function Sums({ investment }: { investment: readonly Investment[] }) {
  const { t } = useTranslation()
  const say = useSay()
  const amount = useAmount()
  return (
    <Sheet title={t(($) => $.planProjects.sums)}>
      {investment.map((one) => (
        <dl key={one.currency} className="p-three">
          {kinds.map((kind) => (
            <div key={kind}>
              <dt>{say(moneyKindTexts[kind])}</dt>
              <dd>
                <strong className="p-amount">{amount(one[kind].said, one.currency)}</strong>
                <span className="k-small k-quiet">
                  {t(($) => $.planProjects.ofWhichShown, {
                    amount: amount(one[kind].shown, one.currency),
                  })}
                </span>
                <Rate investment={one} kind={kind} />
              </dd>
            </div>
          ))}
        </dl>
      ))}
    </Sheet>
  )
}

function Rate({ investment, kind }: { investment: Investment; kind: MoneyKind }) {
  const { t } = useTranslation()
  const rates =
    kind === 'paid'
      ? [
          [t(($) => $.planProjects.paidOfPlanned), investment.paidOfPlannedPercent],
          [t(($) => $.planProjects.paidOfAuthorised), investment.paidOfAuthorisedPercent],
        ]
      : kind === 'authorised'
        ? [[t(($) => $.planProjects.authorisedOfPlanned), investment.authorisedOfPlannedPercent]]
        : []
  return rates
    .filter(([, percent]) => percent !== undefined)
    .map(([label, percent]) => (
      <span key={label} className="k-small k-quiet">
        {label} {percent}%
      </span>
    ))
}

export function Warnings({ warnings }: { warnings: Project['warnings'] }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const amount = useAmount()
  if (warnings.length === 0) return null
  return (
    <section className="p-banner" aria-label={t(($) => $.planProjects.warning)}>
      <strong>{t(($) => $.planProjects.warning)}</strong>
      {warnings.map(({ code, currency, more, less }) => (
        <span key={`${code}${currency}`}>
          {fillText(
            moneyWarningTexts[code],
            { more: amount(more, currency), less: amount(less, currency) },
            language,
          )}
        </span>
      ))}
    </section>
  )
}

function MoneyChart({ project }: { project: Project }) {
  const { t } = useTranslation()
  const say = useSay()
  const years = useMemo(
    () => project.sums.byYear.filter((one) => one.currency === 'CNY'),
    [project],
  )
  const categories = useMemo(() => years.map((one) => String(one.year)), [years])
  const series = useMemo(
    () =>
      kinds.map((kind) => ({
        name: say(moneyKindTexts[kind]),
        values: years.map((one) => one[kind].said),
      })),
    [years, say],
  )
  return (
    <Sheet title={t(($) => $.planProjects.chart)}>
      <BarChart
        title={t(($) => $.planProjects.chart)}
        description={t(($) => $.planProjects.chartAbout)}
        unit={t(($) => $.planProjects.moneyUnit)}
        categories={categories}
        series={series}
        height={Math.max(240, categories.length * 84 + 60)}
      />
    </Sheet>
  )
}

function Entry({ line, keeps, submits }: { line: Line; keeps: boolean; submits: boolean }) {
  const { t } = useTranslation()
  const say = useSay()
  const amount = useAmount()
  const { day } = useDay()
  const { current } = line
  const about = `${say(moneyKindTexts[current.kind])} ${amount(current.amount, current.currency)}`
  return (
    <li>
      <div className="k-row k-row-apart">
        <div>
          <strong>{about}</strong>{' '}
          {line.shown && <Tag tone="good">{t(($) => $.planProjects.shown)}</Tag>}{' '}
          <DemoMark on={line.synthetic} />
          <div className="k-row k-small k-quiet">
            <span>{say(fundSourceTexts[current.source])}</span>
            <span>
              {t(($) => $.planProjects.year)} {current.year}
            </span>
            <span>{day(current.day)}</span>
            {current.document && <span>{current.document}</span>}
            {current.note && <span>{current.note}</span>}
            {current.version > 1 && (
              <span>{t(($) => $.planProjects.version, { version: current.version })}</span>
            )}
          </div>
          {line.former.map((one, index) => (
            <p key={one.version} className="k-small k-quiet">
              {t(($) => $.planProjects.formerly, {
                amount: amount(one.amount, one.currency),
                day: day(one.at.slice(0, 10)),
                reason: (line.former[index - 1] ?? current).reason,
              })}
            </p>
          ))}
        </div>
        <div className="k-row k-noprint">
          {submits && !line.shown && (
            <SubmitProof
              subject={{ kind: 'money', line: line.line, version: current.version }}
              about={about}
            />
          )}
          {keeps && <CorrectMoney line={line} about={about} />}
        </div>
      </div>
      <Proofs proofs={line.evidence} />
    </li>
  )
}

const content = {
  kind: MoneyKind,
  source: FundSource,
  year: z.int().min(2000).max(2100),
  day: z.iso.date(),
  amount: AmountText,
  currency: Currency,
  document: z.string().trim().max(120).optional(),
  note: z.string().trim().max(200).optional(),
}

function useGuide() {
  const { t } = useTranslation()
  const say = useSay()
  const words = (texts: Readonly<Record<string, { zh: string; en: string }>>) =>
    Object.fromEntries(Object.entries(texts).map(([key, both]) => [key, say(both)]))
  return {
    kind: { label: t(($) => $.planProjects.kind), options: words(moneyKindTexts) },
    source: { label: t(($) => $.planProjects.source), options: words(fundSourceTexts) },
    year: { label: t(($) => $.planProjects.year) },
    day: { label: t(($) => $.planProjects.day), hint: t(($) => $.planProjects.dayHint) },
    amount: { label: t(($) => $.planProjects.amount), kind: 'decimal' as const },
    currency: {
      label: t(($) => $.planProjects.currency),
      options: { CNY: 'CNY', USD: 'USD' },
    },
    document: {
      label: t(($) => $.planProjects.document),
      hint: t(($) => $.planProjects.documentHint),
      kind: 'text' as const,
    },
    note: { label: t(($) => $.planProjects.note), wide: true, kind: 'text' as const },
  }
}

function AddMoney({ project }: { project: string }) {
  const { t } = useTranslation()
  const guide = useGuide()
  return (
    <ActForm
      act={t(($) => $.planProjects.addMoney)}
      schema={z.strictObject(content)}
      guide={guide}
      initial={{ kind: 'paid', source: 'city', currency: 'CNY', document: '', note: '' }}
      onSubmit={({ document = '', note = '', ...body }) =>
        projectsApi.addProjectMoney({ params: { project }, body: { ...body, document, note } })
      }
    />
  )
}

function CorrectMoney({ line, about }: { line: Line; about: string }) {
  const { t } = useTranslation()
  const { kind: _kind, currency: _currency, ...guide } = useGuide()
  const { kind, currency, source, year, day, amount, document, note, version } = line.current
  const { kind: _k, currency: _c, ...rest } = content
  return (
    <ActForm
      quiet
      act={t(($) => $.planProjects.correct)}
      label={`${t(($) => $.planProjects.correct)} · ${about}`}
      schema={z.strictObject({ ...rest, reason: z.string().trim().min(2).max(4000) })}
      guide={{
        ...guide,
        reason: {
          label: t(($) => $.planProjects.reason),
          hint: t(($) => $.planProjects.reasonHint),
          wide: true,
        },
      }}
      initial={{ source, year, day, amount, document, note }}
      onSubmit={({ document: named = '', note: noted = '', ...values }) =>
        projectsApi.correctProjectMoney({
          params: { line: line.line },
          revision: version,
          body: { kind, currency, ...values, document: named, note: noted },
        })
      }
    />
  )
}
