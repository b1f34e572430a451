import { useTranslation } from 'react-i18next'
import { Sheet } from '../kit/layout/page.tsx'
import { formatMoment } from '../kit/number.ts'
import type { LogState } from './queries.ts'

/** The keys of the log, each with its time and who handed over to it. */
export function KeysPart({ state }: { state: LogState }) {
  const { t } = useTranslation()
  return (
    <Sheet title={t(($) => $.auditProof.keys)}>
      <p className="k-quiet">{t(($) => $.auditProof.keysLead)}</p>
      <table className="a-table">
        <caption className="k-unseen">{t(($) => $.auditProof.keys)}</caption>
        <thead>
          <tr>
            <th scope="col">{t(($) => $.auditProof.key)}</th>
            <th scope="col">{t(($) => $.auditProof.suite)}</th>
            <th scope="col">{t(($) => $.auditProof.from)}</th>
            <th scope="col">{t(($) => $.auditProof.until)}</th>
            <th scope="col">{t(($) => $.auditProof.handover)}</th>
          </tr>
        </thead>
        <tbody>
          {[...state.keys].reverse().map((key) => {
            const next = state.keys[key.number + 1]
            return (
              <tr key={key.id}>
                <td>
                  <code>{key.id}</code>
                </td>
                <td data-label={t(($) => $.auditProof.suite)}>
                  {t(($) => $.auditProof.suites[key.suite])}
                </td>
                <td data-label={t(($) => $.auditProof.from)}>{formatMoment(key.from)}</td>
                <td data-label={t(($) => $.auditProof.until)}>
                  {next ? formatMoment(next.from) : t(($) => $.auditProof.inUse)}
                </td>
                <td>
                  {key.handover === null
                    ? t(($) => $.auditProof.firstKey)
                    : t(($) => $.auditProof.handedOver)}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </Sheet>
  )
}
