import type { Finding } from '@wstc/domain/statistics/collection/model/finding'
import { explainer } from '@wstc/domain/statistics/collection/rules/explained'
import { returnSourceTexts, verdictTexts } from '@wstc/domain/statistics/collection/words'
import { useTranslation } from 'react-i18next'
import { useSay } from '../../i18n/language.ts'
import { formatMoment, formatNumber } from '../../kit/number.ts'
import { StatusLight } from '../../kit/status-light.tsx'
import { useFigureName } from './cell-name.ts'
import { changeOf } from './change.ts'
import type { Review } from './queries.ts'
import { Scroll } from './review-content.tsx'

const lights = { hard: 'bad', soft: 'watch', info: 'none' } as const

/** So many findings of one edit stand open; the others unfold. */
const openOfEdit = 3

/** What the edits found when it was handed in, edit by edit, each with what the unit says to it. */
export function Findings({ data }: { readonly data: Review }) {
  const { t } = useTranslation()
  const { findings, content } = data.returned
  if (data.found.length === 0) return <p>{t(($) => $.statisticsOffice.noFindings)}</p>
  const said = explainer(content.explanations)
  return (
    <ul className="s-findings">
      {data.found.map(({ edit, count }) => (
        <OfEdit
          key={edit}
          count={count}
          found={findings.filter((one) => one.edit === edit)}
          said={said}
        />
      ))}
    </ul>
  )
}

interface OfEditProps {
  /** How many there are; `found` may be the first of them. */
  readonly count: number
  readonly found: readonly Finding[]
  readonly said: ReturnType<typeof explainer>
}

function OfEdit({ count, found, said }: OfEditProps) {
  const { t } = useTranslation()
  const say = useSay()
  const words = [...new Set(found.map(said))]
  // One word to all of them is shown once.
  const same = words.length === 1
  const [first] = found
  if (!first) return null
  const show = (one: Finding) => (
    <div key={one.address}>
      {say(one.message)}
      {!same && <Said finding={one} word={said(one)} />}
    </div>
  )
  return (
    <li>
      <StatusLight
        status={lights[first.severity]}
        label={
          count === 1
            ? first.edit
            : t(($) => $.statisticsOffice.editCount, { edit: first.edit, count })
        }
      />
      {found.slice(0, openOfEdit).map(show)}
      {found.length > openOfEdit && (
        <details>
          <summary>
            {t(($) => $.statisticsOffice.moreOfEdit, { count: count - openOfEdit })}
          </summary>
          {found.slice(openOfEdit).map(show)}
          {count > found.length && (
            <p>{t(($) => $.statisticsOffice.notListed, { count: count - found.length })}</p>
          )}
        </details>
      )}
      {same && <Said finding={first} word={words[0]} />}
    </li>
  )
}

function Said({ finding, word }: { readonly finding: Finding; readonly word: string | undefined }) {
  const { t } = useTranslation()
  if (finding.severity === 'info') return null
  return (
    <div className="k-quiet">
      {word
        ? `${t(($) => $.statisticsOffice.explanation)}: ${word}`
        : t(($) => $.statisticsOffice.noExplanation)}
    </div>
  )
}

function Before({ now, before }: { readonly now: string; readonly before: string | null }) {
  const change = changeOf(now, before)
  return (
    <td className="k-number">
      {before === null ? '—' : formatNumber(before)}
      {change && <div className="k-quiet k-small">{change}</div>}
    </td>
  )
}

/** Each figure beside the last period, a year ago, and what was accepted last. */
export function Figures({ data }: { readonly data: Review }) {
  const { t } = useTranslation()
  const nameOf = useFigureName(data)
  return (
    <Scroll label={t(($) => $.statisticsOffice.figures)}>
      <table className="s-list">
        <thead>
          <tr>
            <th scope="col">{t(($) => $.statisticsOffice.item)}</th>
            {(['now', 'lastPeriod', 'lastYear', 'sinceAccepted'] as const).map((key) => (
              <th key={key} scope="col">
                {t(($) => $.statisticsOffice[key])}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {data.figures.map((one) => (
            <tr key={`${one.flow} ${one.code}`}>
              <th scope="row">{nameOf(one)}</th>
              <td className="k-number">{formatNumber(one.now)}</td>
              <Before now={one.now} before={one.lastPeriod} />
              <Before now={one.now} before={one.lastYear} />
              <Before now={one.now} before={one.accepted} />
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  )
}

/** Versions as they came and what was said of them. */
export function Judgements({ data }: { readonly data: Review }) {
  const { t } = useTranslation()
  const say = useSay()
  return (
    <ul className="s-findings">
      {data.versions.map((version) => (
        <li key={version.version}>
          {t(($) => $.statisticsOffice.version)} {version.version} · {formatMoment(version.at)} ·{' '}
          {say(returnSourceTexts[version.source])} {version.by}
          {version.reason && <div className="k-quiet">{version.reason}</div>}
          {data.judgements
            .filter((one) => one.version === version.version)
            .map((one) => (
              <div key={one.at}>
                <strong>{say(verdictTexts[one.verdict])}</strong> {formatMoment(one.at)} {one.by}
                {one.word && <div>{one.word}</div>}
                {one.comments.map((comment) => (
                  <div key={comment.cell} className="k-quiet k-small">
                    {comment.cell}: {comment.text}
                  </div>
                ))}
              </div>
            ))}
        </li>
      ))}
    </ul>
  )
}
