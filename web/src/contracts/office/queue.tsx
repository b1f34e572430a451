import '../contracts.css'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { actTexts } from '@wstc/domain/contracts/words'
import { useTranslation } from 'react-i18next'
import { useLanguage, useSay } from '../../i18n/language.ts'
import { EmptyState } from '../../kit/empty.tsx'
import { Sheet } from '../../kit/layout/page.tsx'
import { Loaded } from '../../kit/loaded.tsx'
import { formatDay, formatMoment } from '../../kit/number.ts'
import { Scroll } from '../../registry/scroll.tsx'
import { ContractTable } from '../contract-table.tsx'
import { queueQuery } from '../queries.ts'
import { Money } from '../terms-view.tsx'

/** What waits for the office, the oldest first. */
export function ContractQueue() {
  const { t } = useTranslation()
  const say = useSay()
  const language = useLanguage()
  const queue = useQuery(queueQuery)
  const columns = ['enterprise', 'what', 'day', 'notes', 'submittedAt'] as const
  return (
    <Sheet>
      <Loaded query={queue}>
        {({ items, waiting }) =>
          items.length === 0 ? (
            <EmptyState
              title={t(($) => $.contracts.office.nothing)}
              hint={t(($) => $.contracts.office.nothingHint)}
            />
          ) : (
            <>
              <p className="k-quiet">{t(($) => $.contracts.office.count, { count: waiting })}</p>
              <Scroll label={t(($) => $.contracts.scroll)}>
                <table className="c-list">
                  <caption className="k-unseen">{t(($) => $.contracts.office.queue)}</caption>
                  <thead>
                    <tr>
                      <th scope="col">{t(($) => $.contracts.number)}</th>
                      {columns.map((key) => (
                        <th key={key} scope="col">
                          {t(($) => $.contracts.office[key])}
                        </th>
                      ))}
                      <th scope="col" className="k-amount">
                        {t(($) => $.contracts.office.amount)}
                      </th>
                    </tr>
                  </thead>
                  <tbody>
                    {items.map((one) => (
                      <tr key={one.execution ?? one.contract}>
                        <td>
                          <Link
                            to="/contract-review/$contract"
                            params={{ contract: one.contract } as never}
                          >
                            {one.number}
                          </Link>
                          {one.synthetic && (
                            <div className="k-quiet k-small">{t(($) => $.contracts.demo)}</div>
                          )}
                        </td>
                        <td>{one.enterprise.name}</td>
                        <td>{say(actTexts[one.act])}</td>
                        <td>{formatDay(one.day, language)}</td>
                        <td className="k-number">{one.soft || '—'}</td>
                        <td>{formatMoment(one.submittedAt)}</td>
                        <td className="k-amount">
                          <Money {...one} />
                        </td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              </Scroll>
            </>
          )
        }
      </Loaded>
    </Sheet>
  )
}

/** Every contract that was handed in. */
export function ContractRegister() {
  const { t } = useTranslation()
  return (
    <ContractTable
      whose="register"
      empty={<EmptyState title={t(($) => $.contracts.office.found)} />}
    />
  )
}
