import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { serversQuery } from '../../desk/queries.ts'
import { Sheet } from '../../kit/layout/page.tsx'
import { Loaded } from '../../kit/loaded.tsx'
import { formatMoment, formatNumber } from '../../kit/number.ts'
import '../../plan/plan.css'

/** 请求闸口: how busy each server is, and what it had to turn away. */
export function ServersPart() {
  const { t } = useTranslation()
  const servers = useQuery(serversQuery)
  const number = (value: number) => formatNumber(String(value))
  return (
    <Sheet title={t(($) => $.desk.servers.title)}>
      <Loaded query={servers}>
        {({ items }) => (
          <div className="k-stack">
            {items.map(({ name, own, since, at, gates }) => (
              <div key={`${name} ${since}`} className="k-stack">
                <table className="p-table">
                  <caption>
                    <strong>{name}</strong>
                    {own && ` · ${t(($) => $.desk.servers.own)}`}
                  </caption>
                  <thead>
                    <tr>
                      <th scope="col">{t(($) => $.desk.servers.gate)}</th>
                      <th scope="col">{t(($) => $.desk.servers.atWork)}</th>
                      <th scope="col">{t(($) => $.desk.servers.waiting)}</th>
                      <th scope="col">{t(($) => $.desk.servers.refused)}</th>
                    </tr>
                  </thead>
                  <tbody>
                    {gates.map(({ gate, atWork, places, waiting, refused }) => (
                      <tr key={gate}>
                        <th scope="row">{t(($) => $.desk.servers.gates[gate])}</th>
                        <td>{`${number(atWork)} / ${number(places)}`}</td>
                        <td>{number(waiting)}</td>
                        <td>{number(refused)}</td>
                      </tr>
                    ))}
                  </tbody>
                </table>
                <span className="k-small k-quiet">
                  {t(($) => $.desk.servers.since, { since: formatMoment(since) })}
                  {' · '}
                  {t(($) => $.desk.servers.told, { at: formatMoment(at) })}
                </span>
              </div>
            ))}
          </div>
        )}
      </Loaded>
    </Sheet>
  )
}
