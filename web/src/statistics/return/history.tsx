import { returnSourceTexts, verdictTexts } from '@wstc/domain/statistics/collection/words'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useSay } from '../../i18n/language.ts'
import { Action } from '../../kit/layout/action.tsx'
import { Sheet } from '../../kit/layout/page.tsx'
import { formatMoment } from '../../kit/number.ts'
import { useNameOfCell } from '../cell-name.ts'
import type { ReturnSheet } from '../queries.ts'

interface NotesProps {
  readonly sheet: ReturnSheet
  /** Goes to a cell of the form; absent where none is on the page. */
  readonly onGo?: ((cell: string) => void) | undefined
}

/** What the person should know before beginning. */
export function Notes({ sheet, onGo }: NotesProps) {
  const { t } = useTranslation()
  const { begunFrom, locked, judgements, line, carried, form } = sheet
  const last = judgements.at(-1)
  return (
    <>
      {locked && <p className="s-remark s-remark-watch">{t(($) => $.statisticsReturn.locked)}</p>}
      {!locked && begunFrom !== 'draft' && begunFrom !== 'nothing' && (
        <p className={`s-remark${begunFrom === 'returned' ? ' s-remark-watch' : ''}`}>
          {t(($) => $.statisticsReturn.begun[begunFrom])}
        </p>
      )}
      {carried && (
        <div className="s-remark s-remark-watch" role="note">
          <p>{t(($) => $.statisticsReturn.carried, { version: form.version })}</p>
          {carried.rows > 0 && (
            <p>{t(($) => $.statisticsReturn.carriedRows, { count: carried.rows })}</p>
          )}
          {carried.cells.length > 0 && (
            <p>
              {t(($) => $.statisticsReturn.carriedCells, {
                cells: carried.cells
                  .map((one) => `${one.key} = ${one.text}`)
                  .join(t(($) => $.kit.separator)),
              })}
            </p>
          )}
        </div>
      )}
      {line.state === 'returned' && last && last.verdict === 'returned' && (
        <Sheet title={t(($) => $.statisticsReturn.judgements)}>
          <Judged judgement={last} sheet={sheet} onGo={onGo} />
        </Sheet>
      )}
    </>
  )
}

function Judged({
  judgement,
  sheet,
  onGo,
}: NotesProps & { readonly judgement: ReturnSheet['judgements'][number] }) {
  const say = useSay()
  const { t } = useTranslation()
  const nameOf = useNameOfCell(sheet.form, sheet.content.rows)
  const place = (cell: string): ReactNode => {
    const name = nameOf(cell)
    if (name === cell) return t(($) => $.statisticsReturn.lineGone)
    return onGo ? (
      <Action inline onClick={() => onGo(cell)}>
        {name}
      </Action>
    ) : (
      name
    )
  }
  return (
    <div>
      <p>
        <strong>{say(verdictTexts[judgement.verdict])}</strong>{' '}
        <span className="k-quiet k-small">{formatMoment(judgement.at)}</span>
      </p>
      {judgement.word && <p>{judgement.word}</p>}
      {judgement.comments.length > 0 && (
        <ul>
          {judgement.comments.map((one) => (
            <li key={`${one.cell} ${one.text}`}>
              <span className="k-quiet">{place(one.cell)}</span> {one.text}
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

/** The versions that were handed in, each with what was said of it. */
export function History({ sheet }: { readonly sheet: ReturnSheet }) {
  const { t } = useTranslation()
  const say = useSay()
  if (sheet.versions.length === 0) return null
  return (
    <Sheet title={t(($) => $.statisticsReturn.versions)}>
      <ul className="k-lines">
        {sheet.versions.map((one) => (
          <li key={one.version}>
            <div>
              <strong>{t(($) => $.statisticsReturn.version, { version: one.version })}</strong>{' '}
              <span className="k-quiet k-small">
                {formatMoment(one.at)} {one.by} · {say(returnSourceTexts[one.source])}
              </span>
              {one.reason && <p>{one.reason}</p>}
              {sheet.judgements
                .filter((judged) => judged.version === one.version)
                .map((judged) => (
                  <Judged key={judged.at} judgement={judged} sheet={sheet} />
                ))}
            </div>
          </li>
        ))}
      </ul>
    </Sheet>
  )
}
