import { useQuery } from '@tanstack/react-query'
import type { ImportView } from '@wstc/domain/registry/contract/shapes'
import { RowAct } from '@wstc/domain/registry/model'
import { rowActTexts } from '@wstc/domain/registry/words'
import { useTranslation } from 'react-i18next'
import { useSay } from '../i18n/language.ts'
import { Action } from '../kit/layout/action.tsx'
import { Sheet } from '../kit/layout/page.tsx'
import { Loaded } from '../kit/loaded.tsx'
import { formatMoment, formatNumber } from '../kit/number.ts'
import { faultsUrl, importsQuery } from './queries.ts'
import { Scroll } from './scroll.tsx'

/** Files that came before: who brought them, what each did, and what was wrong with it. */
export function FormerImports() {
  const { t } = useTranslation()
  const imports = useQuery(importsQuery)
  return (
    <Sheet title={t(($) => $.registry.former)}>
      <Loaded query={imports}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="k-quiet">{t(($) => $.registry.noFormer)}</p>
          ) : (
            <FormerTable items={items} />
          )
        }
      </Loaded>
    </Sheet>
  )
}

function FormerTable({ items }: { items: readonly ImportView[] }) {
  const { t } = useTranslation()
  const say = useSay()
  const states = {
    previewed: t(($) => $.registry.states.previewed),
    confirmed: t(($) => $.registry.states.confirmed),
    discarded: t(($) => $.registry.states.discarded),
  }
  return (
    <Scroll label={t(($) => $.registry.former)}>
      <table className="r-table">
        <thead>
          <tr>
            <th scope="col">{t(($) => $.registry.fileName)}</th>
            <th scope="col">{t(($) => $.registry.uploadedAt)}</th>
            <th scope="col">{t(($) => $.registry.uploadedBy)}</th>
            <th scope="col">{t(($) => $.registry.outcome)}</th>
            {RowAct.options.map((act) => (
              <th key={act} scope="col">
                {say(rowActTexts[act])}
              </th>
            ))}
            <th scope="col">{t(($) => $.registry.faults)}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((one) => (
            <tr key={one.id}>
              <th scope="row">{one.file}</th>
              <td>{formatMoment(one.at)}</td>
              <td>{one.by}</td>
              <td>{states[one.state]}</td>
              {RowAct.options.map((act) => (
                <td key={act}>{formatNumber(String(one.counts[act]))}</td>
              ))}
              <td>
                {one.counts.faulty > 0 && one.state !== 'discarded' && (
                  <Action
                    quiet
                    href={faultsUrl(one.id)}
                    label={`${t(($) => $.registry.faults)} ${one.file}`}
                  >
                    {t(($) => $.registry.faults)}
                  </Action>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  )
}
