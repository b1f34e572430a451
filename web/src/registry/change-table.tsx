import type { FactKey } from '@wstc/domain/registry/model'
import { factTexts } from '@wstc/domain/registry/words'
import { useTranslation } from 'react-i18next'
import { useSay } from '../i18n/language.ts'
import { Scroll } from './scroll.tsx'
import { useWords } from './words.ts'

interface Change {
  readonly key: FactKey
  readonly before?: unknown
  readonly after?: unknown
}

/** What was and what is or shall be, fact by fact. */
export function ChangeTable({ changes }: { changes: readonly Change[] }) {
  const { t } = useTranslation()
  const say = useSay()
  const { tell } = useWords()
  return (
    <Scroll label={t(($) => $.registry.changes)}>
      <table className="r-table">
        <thead>
          <tr>
            <th scope="col">{t(($) => $.registry.column)}</th>
            <th scope="col">{t(($) => $.registry.before)}</th>
            <th scope="col">{t(($) => $.registry.after)}</th>
          </tr>
        </thead>
        <tbody>
          {changes.map(({ key, before, after }) => (
            <tr key={key}>
              <th scope="row">{say(factTexts[key])}</th>
              <td className="r-was">{tell(key, before) || '—'}</td>
              <td>{tell(key, after) || '—'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  )
}

interface Entry {
  readonly id: string
  readonly name: string
  readonly uscc: string
  readonly changes: readonly Change[]
}

/** The same of several entries in one table. */
export function ChangesOfMany({ entries }: { readonly entries: readonly Entry[] }) {
  const { t } = useTranslation()
  const say = useSay()
  const { tell } = useWords()
  return (
    <Scroll label={t(($) => $.registry.changes)}>
      <table className="r-table">
        <thead>
          <tr>
            <th scope="col">{t(($) => $.registry.enterprise)}</th>
            <th scope="col">{t(($) => $.registry.column)}</th>
            <th scope="col">{t(($) => $.registry.before)}</th>
            <th scope="col">{t(($) => $.registry.after)}</th>
          </tr>
        </thead>
        {entries.map(({ id, name, uscc, changes }) => (
          <tbody key={id}>
            {changes.map(({ key, before, after }, at) => (
              <tr key={key}>
                {at === 0 && (
                  <th scope="rowgroup" rowSpan={changes.length}>
                    {name}
                    <div className="r-code k-quiet k-small">{uscc}</div>
                  </th>
                )}
                <td>{say(factTexts[key])}</td>
                <td className="r-was">{tell(key, before) || '—'}</td>
                <td>{tell(key, after) || '—'}</td>
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </Scroll>
  )
}
