import { useQuery } from '@tanstack/react-query'
import type { EnterpriseLine } from '@wstc/domain/registry/contract/shapes'
import type { FactKey } from '@wstc/domain/registry/model'
import { mergeChoices } from '@wstc/domain/registry/rules/merge'
import { factTexts } from '@wstc/domain/registry/words'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { useSay } from '../i18n/language.ts'
import { useToast } from '../kit/confirm.tsx'
import { EmptyState } from '../kit/empty.tsx'
import { SchemaForm } from '../kit/form/schema-form.tsx'
import { Action } from '../kit/layout/action.tsx'
import { Sheet } from '../kit/layout/page.tsx'
import { Loaded } from '../kit/loaded.tsx'
import { SidePanel } from '../kit/side-panel.tsx'
import { duplicatesQuery, registryApi } from './queries.ts'
import { Scroll } from './scroll.tsx'
import { useRefresh, useWords } from './words.ts'

/** Pairs that look alike; a person compares them and decides. */
export function Duplicates() {
  const { t } = useTranslation()
  const [apart, setApart] = useState<'yes' | 'no'>('no')
  const pairs = useQuery(duplicatesQuery(apart))
  return (
    <div className="k-stack">
      <p>
        <label>
          <input
            type="checkbox"
            checked={apart === 'yes'}
            onChange={(event) => setApart(event.target.checked ? 'yes' : 'no')}
          />{' '}
          {t(($) => $.registry.toldApart)}
        </label>
      </p>
      <Loaded query={pairs}>
        {({ items, more }) =>
          items.length === 0 ? (
            <Sheet>
              <EmptyState
                title={t(($) => $.registry.noDuplicates)}
                hint={t(($) => $.registry.noDuplicatesHint)}
              />
            </Sheet>
          ) : (
            <div className="k-stack">
              {more && (
                <p className="k-quiet">
                  {t(($) => $.registry.moreDuplicates, { count: items.length })}
                </p>
              )}
              {items.map(({ a, b, why, apart: told }) => (
                <Sheet
                  key={`${a.id} ${b.id}`}
                  title={t(($) => $.registry.why[why])}
                  actions={
                    <div className="k-row">
                      {told === null && <TellApart a={a} b={b} />}
                      <Compare a={a} b={b} />
                    </div>
                  }
                >
                  <Both a={a} b={b} />
                  {told !== null && (
                    <p className="k-quiet">{t(($) => $.registry.apartBecause, { reason: told })}</p>
                  )}
                </Sheet>
              ))}
            </div>
          )
        }
      </Loaded>
    </div>
  )
}

/** The two of a pair, with their codes. */
function Both({ a, b }: { a: EnterpriseLine; b: EnterpriseLine }) {
  return (
    <ul className="r-faults">
      {[a, b].map((one) => (
        <li key={one.id}>
          {one.facts.name} <span className="r-code k-quiet">{one.facts.uscc}</span>
        </li>
      ))}
    </ul>
  )
}

/** Says with a reason that two entries are not one, so that they are not proposed any more. */
function TellApart({ a, b }: { a: EnterpriseLine; b: EnterpriseLine }) {
  const { t } = useTranslation()
  const { done } = useToast()
  const refresh = useRefresh()
  const [open, setOpen] = useState(false)
  const title = t(($) => $.registry.tellApart)
  return (
    <>
      <Action quiet onClick={() => setOpen(true)} label={`${title} ${a.facts.name}`}>
        {title}
      </Action>
      <SidePanel open={open} onClose={() => setOpen(false)} title={title}>
        <Both a={a} b={b} />
        <p className="k-quiet">{t(($) => $.registry.tellApartHint)}</p>
        <SchemaForm
          schema={Reason}
          guide={{ reason: { label: t(($) => $.registry.reason) } }}
          submitLabel={title}
          onSubmit={async ({ reason }) => {
            const body = { other: b.id, reason }
            await registryApi.tellApart({ params: { enterprise: a.id }, body })
            done(t(($) => $.registry.toldApartDone))
            setOpen(false)
            await refresh()
          }}
        />
      </SidePanel>
    </>
  )
}

const joined: readonly FactKey[] = ['standings', 'sectors', 'exports', 'imports']
const Reason = z.strictObject({ reason: z.string().min(2).max(400) })

/** Two entries side by side: which one stays, and which facts come from the other. */
function Compare({ a, b }: { a: EnterpriseLine; b: EnterpriseLine }) {
  const { t } = useTranslation()
  const say = useSay()
  const { done } = useToast()
  const { tell } = useWords()
  const refresh = useRefresh()
  const [open, setOpen] = useState(false)
  const [keepFirst, setKeepFirst] = useState(true)
  const [take, setTake] = useState<readonly FactKey[]>([])
  const [keep, other] = keepFirst ? [a, b] : [b, a]
  const choices = mergeChoices(keep.facts, other.facts)
  const title = t(($) => $.registry.compare)
  const turn = (key: FactKey) =>
    setTake((now) => (now.includes(key) ? now.filter((one) => one !== key) : [...now, key]))
  return (
    <>
      <Action onClick={() => setOpen(true)} label={`${title} ${a.facts.name}`}>
        {title}
      </Action>
      <SidePanel open={open} wide onClose={() => setOpen(false)} title={title}>
        <fieldset className="r-keep">
          <legend>{t(($) => $.registry.keepThis)}</legend>
          {[true, false].map((first) => (
            <label key={String(first)}>
              <input
                type="radio"
                checked={keepFirst === first}
                onChange={() => {
                  setKeepFirst(first)
                  setTake([])
                }}
              />{' '}
              {(first ? a : b).facts.name}{' '}
              <span className="r-code k-quiet">{(first ? a : b).facts.uscc}</span>
            </label>
          ))}
        </fieldset>
        <Scroll label={title}>
          <table className="r-table">
            <thead>
              <tr>
                <th scope="col">{t(($) => $.registry.column)}</th>
                <th scope="col">{keep.facts.name}</th>
                <th scope="col">{other.facts.name}</th>
                <th scope="col">{t(($) => $.registry.takeOther)}</th>
              </tr>
            </thead>
            <tbody>
              {choices.map((key) => (
                <tr key={key}>
                  <th scope="row">{say(factTexts[key])}</th>
                  <td>{tell(key, keep.facts[key]) || '—'}</td>
                  <td>{tell(key, other.facts[key]) || '—'}</td>
                  <td>
                    <label>
                      <input
                        type="checkbox"
                        checked={take.includes(key)}
                        aria-label={`${t(($) => $.registry.takeOther)} ${say(factTexts[key])}`}
                        onChange={() => turn(key)}
                      />{' '}
                      {joined.includes(key) && !take.includes(key) && t(($) => $.registry.union)}
                    </label>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scroll>
        <p className="k-quiet">{t(($) => $.registry.mergeSure)}</p>
        <SchemaForm
          schema={Reason}
          guide={{ reason: { label: t(($) => $.registry.reason) } }}
          submitLabel={t(($) => $.registry.merge)}
          onSubmit={async ({ reason }) => {
            await registryApi.mergeEnterprises({
              params: { enterprise: keep.id },
              revision: keep.revision,
              body: { other: other.id, otherRevision: other.revision, take: [...take], reason },
            })
            done(t(($) => $.registry.mergedDone))
            setOpen(false)
            await refresh()
          }}
        />
      </SidePanel>
    </>
  )
}
