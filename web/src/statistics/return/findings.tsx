import type { Finding } from '@wstc/domain/statistics/collection/model/finding'
import { useId, useState, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { useSay } from '../../i18n/language.ts'
import { Action } from '../../kit/layout/action.tsx'
import { Sheet } from '../../kit/layout/page.tsx'
import { StatusLight } from '../../kit/status-light.tsx'
import type { ReturnStore } from './store.ts'

interface FindingsProps {
  readonly store: ReturnStore
  readonly readOnly: boolean
  readonly onGo: (cell: string) => void
}

const order = { hard: 0, soft: 1, info: 2 } as const
const lights = { hard: 'bad', soft: 'watch', info: 'none' } as const
const most = 100

/** What was found, the worst first, with the field for an explanation where one is wanted. */
export function Findings({ store, readOnly, onGo }: FindingsProps) {
  const { t } = useTranslation()
  const { findings, open, unfilled } = useSyncExternalStore(store.subscribe, store.state)
  const listed = findings
    .filter((one) => !unfilled.has(one))
    .sort((a, b) => order[a.severity] - order[b.severity])
  const hard = open.filter((one) => one.severity === 'hard').length - unfilled.size
  const soft = open.length - hard - unfilled.size
  const [firstEmpty] = unfilled
  return (
    <Sheet title={t(($) => $.statisticsReturn.checks)} id="checks">
      <p aria-live="polite" className="k-row">
        {open.length === 0 ? (
          <StatusLight status="good" label={t(($) => $.statisticsReturn.checksNone)} />
        ) : (
          <>
            {firstEmpty && (
              <>
                <StatusLight
                  status="none"
                  label={t(($) => $.statisticsReturn.emptyCount, { count: unfilled.size })}
                />
                <Action inline onClick={() => onGo(firstEmpty.cells[0] ?? '')}>
                  {t(($) => $.statisticsReturn.go)}
                </Action>
              </>
            )}
            {hard > 0 && (
              <StatusLight
                status="bad"
                label={t(($) => $.statisticsReturn.hardCount, { count: hard })}
              />
            )}
            {soft > 0 && (
              <StatusLight
                status="watch"
                label={t(($) => $.statisticsReturn.softCount, { count: soft })}
              />
            )}
          </>
        )}
      </p>
      <ul className="s-findings">
        {listed.slice(0, most).map((finding) => (
          <Item
            key={`${finding.edit} ${finding.address}`}
            finding={finding}
            store={store}
            readOnly={readOnly}
            onGo={onGo}
          />
        ))}
      </ul>
    </Sheet>
  )
}

function Item({ finding, store, readOnly, onGo }: FindingsProps & { readonly finding: Finding }) {
  const { t } = useTranslation()
  const say = useSay()
  const id = useId()
  const { rows, explanations } = useSyncExternalStore(store.subscribe, store.state)
  const said =
    explanations.find((one) => one.edit === finding.edit && one.address === finding.address)
      ?.text ?? ''
  const [typed, setTyped] = useState<string>()
  const cell = finding.cells[0]
  const key = /^rows\.([^.]+)/.exec(cell ?? '')?.[1]
  const row = key === undefined ? -1 : rows.findIndex((one) => one.key === key)
  return (
    <li>
      <div className="k-row">
        <StatusLight
          status={lights[finding.severity]}
          label={t(($) => $.statisticsReturn[finding.severity])}
        />
        {row >= 0 && (
          <span className="k-quiet k-small">
            {t(($) => $.statisticsReturn.row)} {row + 1}
          </span>
        )}
        {cell && (
          <Action inline onClick={() => onGo(cell)}>
            {t(($) => $.statisticsReturn.go)}
          </Action>
        )}
      </div>
      <p>{say(finding.message)}</p>
      {finding.severity === 'soft' && (
        <div className="s-explain">
          <label htmlFor={id}>{t(($) => $.statisticsReturn.explanation)}</label>
          <textarea
            id={id}
            rows={2}
            disabled={readOnly}
            placeholder={t(($) => $.statisticsReturn.explanationHint)}
            value={typed ?? said}
            onChange={(event) => setTyped(event.target.value)}
            onBlur={() => {
              if (typed !== undefined) store.explain(finding, typed.trim())
              setTyped(undefined)
            }}
          />
        </div>
      )}
    </li>
  )
}
