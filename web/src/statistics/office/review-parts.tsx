import { findEbopsItem } from '@wstc/domain/kernel/codes/ebops'
import { periodText } from '@wstc/domain/kernel/period-text'
import { returnSourceTexts, verdictTexts } from '@wstc/domain/statistics/collection/words'
import type { FigureLine } from '@wstc/domain/statistics/review/contract/shapes'
import { useTranslation } from 'react-i18next'
import { useLanguage, useSay } from '../../i18n/language.ts'
import { formatMoment, formatNumber } from '../../kit/number.ts'
import { StatusLight } from '../../kit/status-light.tsx'
import { changeOf } from './change.ts'
import type { Review } from './queries.ts'
import { Scroll } from './review-content.tsx'

const lights = { hard: 'bad', soft: 'watch', info: 'none' } as const

/** What the edits found when it was handed in, each with what the unit says to it. */
export function Findings({ returned }: { readonly returned: Review['returned'] }) {
  const { t } = useTranslation()
  const say = useSay()
  const { findings, content } = returned
  if (findings.length === 0) return <p>{t(($) => $.statisticsOffice.noFindings)}</p>
  const said = new Map(content.explanations.map((one) => [`${one.edit} ${one.address}`, one.text]))
  return (
    <ul className="s-findings">
      {findings.map((one) => {
        const key = `${one.edit} ${one.address}`
        const word = said.get(key)
        return (
          <li key={key}>
            <StatusLight status={lights[one.severity]} label={one.edit} /> {say(one.message)}
            {one.severity !== 'info' && (
              <div className="k-quiet">
                {word
                  ? `${t(($) => $.statisticsOffice.explanation)}: ${word}`
                  : t(($) => $.statisticsOffice.noExplanation)}
              </div>
            )}
          </li>
        )
      })}
    </ul>
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
  const say = useSay()
  const names = new Map(
    data.form.form.sections.flatMap(({ cells }) => cells.map((one) => [one.code, one.label])),
  )
  const nameOf = ({ flow, code }: FigureLine): string => {
    if (flow === 'cell') {
      const label = names.get(code.split('.').at(-1)!)
      return label ? say(label) : code
    }
    const item = findEbopsItem(code)
    return `${t(($) => $.statisticsOffice[flow])} · ${code} ${item ? say(item.name) : ''}`
  }
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

export function History({ data }: { readonly data: Review }) {
  const { t } = useTranslation()
  const language = useLanguage()
  return (
    <Scroll label={t(($) => $.statisticsOffice.history)}>
      <table className="s-list">
        <thead>
          <tr>
            {(['period', 'exports', 'imports', 'state'] as const).map((key) => (
              <th key={key} scope="col">
                {t(($) => $.statisticsOffice[key])}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {data.history.map((one) => (
            <tr key={one.period}>
              <th scope="row">{periodText(one.period, language)}</th>
              <td className="k-number">{formatNumber(one.exports)}</td>
              <td className="k-number">{formatNumber(one.imports)}</td>
              <td>{t(($) => $.statisticsOffice[one.accepted ? 'accepted' : 'waiting'])}</td>
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
