import type { Finding } from '@wstc/domain/statistics/collection/model/finding'
import { everyAddress } from '@wstc/domain/statistics/collection/rules/explained'
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
/** So many findings of one edit stand by themselves; more are answered together. */
const few = 5
const most = 200

function byEdit(findings: readonly Finding[]): Finding[][] {
  const groups = new Map<string, Finding[]>()
  for (const one of findings) {
    const own = groups.get(one.edit)
    if (own) own.push(one)
    else groups.set(one.edit, [one])
  }
  return [...groups.values()]
}

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
        {byEdit(listed).map((found) =>
          found.length > few ? (
            <Many key={found[0]!.edit} found={found} {...{ store, readOnly, onGo }} />
          ) : (
            found.map((finding) => (
              <Item
                key={`${finding.edit} ${finding.address}`}
                finding={finding}
                {...{ store, readOnly, onGo }}
              />
            ))
          ),
        )}
      </ul>
    </Sheet>
  )
}

/** What one edit found in many places: how many, one explanation for all, and each of them to unfold. */
function Many({ found, ...more }: FindingsProps & { readonly found: readonly Finding[] }) {
  const { t } = useTranslation()
  const say = useSay()
  const { store, readOnly } = more
  const { open } = useSyncExternalStore(store.subscribe, store.state)
  const [shown, setShown] = useState(false)
  const { edit, severity, message } = found[0]!
  const left = open.filter((one) => one.edit === edit).length
  return (
    <li>
      <div className="k-row">
        <StatusLight status={lights[severity]} label={t(($) => $.statisticsReturn[severity])} />
        <span>{t(($) => $.statisticsReturn.foundTimes, { count: found.length })}</span>
        {severity === 'soft' && left < found.length && (
          <span className="k-quiet k-small">
            {t(($) => $.statisticsReturn.stillOpen, { count: left })}
          </span>
        )}
      </div>
      <p>
        {t(($) => $.statisticsReturn.forExample)} {say(message)}
      </p>
      {severity === 'soft' && (
        <Explain
          label={t(($) => $.statisticsReturn.explainTogether)}
          of={{ edit, address: everyAddress }}
          store={store}
          readOnly={readOnly}
        />
      )}
      <Action inline onClick={() => setShown(!shown)}>
        {t(($) => $.statisticsReturn[shown ? 'foldFound' : 'unfoldFound'])}
      </Action>
      {shown && (
        <ul className="s-findings">
          {found.slice(0, most).map((finding) => (
            <Item key={finding.address} finding={finding} {...more} />
          ))}
          {found.length > most && (
            <li>{t(($) => $.statisticsReturn.foundMore, { count: found.length - most })}</li>
          )}
        </ul>
      )}
    </li>
  )
}

interface ExplainProps extends Omit<FindingsProps, 'onGo'> {
  readonly label: string
  readonly of: { readonly edit: string; readonly address: string }
}

function Explain({ label, of, store, readOnly }: ExplainProps) {
  const { t } = useTranslation()
  const id = useId()
  const { explanations } = useSyncExternalStore(store.subscribe, store.state)
  const said =
    explanations.find((one) => one.edit === of.edit && one.address === of.address)?.text ?? ''
  const [typed, setTyped] = useState<string>()
  return (
    <div className="s-explain">
      <label htmlFor={id}>{label}</label>
      <textarea
        id={id}
        rows={2}
        disabled={readOnly}
        placeholder={t(($) => $.statisticsReturn.explanationHint)}
        value={typed ?? said}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={() => {
          if (typed !== undefined) store.explain(of, typed.trim())
          setTyped(undefined)
        }}
      />
    </div>
  )
}

function Item({ finding, store, readOnly, onGo }: FindingsProps & { readonly finding: Finding }) {
  const { t } = useTranslation()
  const say = useSay()
  const { rows, explanations } = useSyncExternalStore(store.subscribe, store.state)
  const together = explanations.find(
    (one) => one.edit === finding.edit && one.address === everyAddress,
  )
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
        <>
          {together && (
            <p className="k-quiet">
              {t(($) => $.statisticsReturn.explainedTogether, { text: together.text })}
            </p>
          )}
          <Explain
            label={t(($) => $.statisticsReturn.explanation)}
            of={finding}
            store={store}
            readOnly={readOnly}
          />
        </>
      )}
    </li>
  )
}
