import { actTexts, contractVerdictTexts, entryTexts, termTexts } from '@wstc/domain/contracts/words'
import type { Bilingual } from '@wstc/domain/kernel/bilingual'
import { useTranslation } from 'react-i18next'
import { useSay } from '../i18n/language.ts'
import { formatMoment } from '../kit/number.ts'
import type { OwnSheet, Sheet } from './queries.ts'
import { Money } from './terms-view.tsx'

type Judgement = Sheet['judgements'][number]

/** The newest word of the office on the contract (null), or on one execution. */
export const latestJudgement = (sheet: Sheet, execution: string | null): Judgement | undefined =>
  sheet.judgements.filter((one) => one.execution === execution).at(-1)

const fieldTexts: Readonly<Record<string, Bilingual>> = { ...entryTexts, ...termTexts }

/** What the office said, with its comments by field. */
export function Said({ judgement }: { readonly judgement: Judgement }) {
  const say = useSay()
  return (
    <div>
      <strong>{say(contractVerdictTexts[judgement.verdict])}</strong> {formatMoment(judgement.at)}
      {judgement.word && <div>{judgement.word}</div>}
      {judgement.comments.map((one) => (
        <div key={one.field} className="k-quiet k-small">
          {fieldTexts[one.field] ? say(fieldTexts[one.field]!) : one.field}: {one.text}
        </div>
      ))}
    </div>
  )
}

interface HistoryProps {
  readonly sheet: Sheet
  readonly receipts?: OwnSheet['receipts']
}

/** Versions of a contract as they came, and what was said of each. */
export function History({ sheet, receipts = [] }: HistoryProps) {
  const { t } = useTranslation()
  const say = useSay()
  return (
    <ol className="c-items">
      {sheet.versions.map((one) => {
        const receipt = receipts.find(
          ({ subject, version }) => subject === sheet.line.id && version === one.version,
        )
        return (
          <li key={one.version}>
            {t(($) => $.contracts.version, { version: one.version })} · {say(actTexts[one.act])} ·{' '}
            {formatMoment(one.at)} {one.by} · <Money {...one.terms} />
            {one.version === sheet.acceptedVersion && <> · {t(($) => $.contracts.counts)}</>}
            {one.reason && <div className="k-quiet">{one.reason}</div>}
            <Explained said={one} />
            {receipt && (
              <div>
                <a href={`/api/v1/audit/receipts/${receipt.id}/file`} download>
                  {t(($) => $.contracts.proof)}
                </a>
              </div>
            )}
            {sheet.judgements
              .filter((word) => word.execution === null && word.version === one.version)
              .map((word) => (
                <Said key={word.at} judgement={word} />
              ))}
          </li>
        )
      })}
    </ol>
  )
}

interface ExplainedProps {
  readonly said: Pick<Sheet['versions'][number], 'findings' | 'explanations'>
}

/** What was found when it was handed in, each with what the firm says to it. */
export function Explained({ said }: ExplainedProps) {
  const say = useSay()
  return said.findings.map((one) => (
    <div key={`${one.code} ${one.path}`} className="k-small">
      {one.code} {say(one.message)}{' '}
      <span className="k-quiet">
        {said.explanations.find(({ code }) => code === one.code)?.text}
      </span>
    </div>
  ))
}
