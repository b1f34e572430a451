import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { HeadsChart } from '../../audit/heads-chart.tsx'
import { KeepersPart } from '../../audit/keepers-part.tsx'
import { KeysPart } from '../../audit/keys-part.tsx'
import { ChecksPart, HeadPart, LogSummary } from '../../audit/log-part.tsx'
import { logStateQuery } from '../../audit/queries.ts'
import { Action } from '../../kit/layout/action.tsx'
import { Page, Sheet } from '../../kit/layout/page.tsx'
import { Loaded } from '../../kit/loaded.tsx'

/** What proves that the audit log is whole: heads, checks, keys, and who keeps heads outside. */
export function AuditProofPage() {
  const { t } = useTranslation()
  const state = useQuery(logStateQuery)
  return (
    <Page
      title={t(($) => $.auditProof.title)}
      lead={t(($) => $.auditProof.lead)}
      actions={<Action href="/api/v1/audit/log/export">{t(($) => $.auditProof.export)}</Action>}
    >
      <Loaded query={state}>
        {(log) => (
          <div className="k-stack">
            <LogSummary state={log} />
            <HeadPart state={log} />
            <HeadsChart />
            <ChecksPart state={log} />
            <KeepersPart state={log} />
            <KeysPart state={log} />
            <Sheet title={t(($) => $.auditProof.offline)}>
              <p>{t(($) => $.auditProof.offlineLead)}</p>
              {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it */}
              <pre className="a-command" tabIndex={0}>
                <code>
                  {`npx wstc audit verify audit.ndjson --head head-${log.head?.number ?? 0}.json`}
                </code>
              </pre>
            </Sheet>
          </div>
        )}
      </Loaded>
    </Page>
  )
}
