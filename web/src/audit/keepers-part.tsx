import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Keeper } from '@wstc/domain/audit/model/proof'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { useToast } from '../kit/confirm.tsx'
import { EmptyState } from '../kit/empty.tsx'
import { SchemaForm } from '../kit/form/schema-form.tsx'
import { Action } from '../kit/layout/action.tsx'
import { Sheet } from '../kit/layout/page.tsx'
import { Loaded } from '../kit/loaded.tsx'
import { formatMoment } from '../kit/number.ts'
import { SidePanel } from '../kit/side-panel.tsx'
import { useLogJob } from './log-part.tsx'
import { auditApi, keepersQuery, type LogState } from './queries.ts'

const KeeperForm = z.strictObject({ keepers: z.array(Keeper).max(100) })

/** Who keeps heads outside, and what was mailed to them. */
export function KeepersPart({ state }: { state: LogState }) {
  const { t } = useTranslation()
  const keepers = useQuery(keepersQuery)
  const [open, setOpen] = useState(false)
  const { run, busy, progress } = useLogJob(() => auditApi.mailHeads())
  const edit = <Action onClick={() => setOpen(true)}>{t(($) => $.auditProof.edit)}</Action>
  return (
    <Loaded query={keepers}>
      {(list) => (
        <Sheet
          title={t(($) => $.auditProof.keepers)}
          actions={
            list.keepers.length > 0 && (
              <>
                {edit}
                <Action busy={busy} onClick={run}>
                  {t(($) => $.auditProof.mailNow)}
                </Action>
              </>
            )
          }
        >
          {list.keepers.length === 0 ? (
            <EmptyState
              title={t(($) => $.auditProof.keepersEmpty)}
              hint={t(($) => $.auditProof.keepersEmptyHint)}
              action={edit}
            />
          ) : (
            <>
              <p className="k-quiet">{t(($) => $.auditProof.keepersLead)}</p>
              <ul className="k-lines">
                {list.keepers.map((one) => (
                  <li key={one.address}>
                    <strong>{one.name}</strong>
                    <span className="k-small k-quiet">{one.address}</span>
                  </li>
                ))}
              </ul>
            </>
          )}
          {progress(t(($) => $.auditProof.mailing))}
          {state.mails.length > 0 && <Mails mails={state.mails} />}
          <KeepersForm
            key={list.revision}
            open={open}
            revision={list.revision}
            initial={list.keepers}
            onClose={() => setOpen(false)}
          />
        </Sheet>
      )}
    </Loaded>
  )
}

interface KeepersFormProps {
  readonly open: boolean
  readonly revision: number
  readonly initial: readonly Keeper[]
  readonly onClose: () => void
}

function KeepersForm({ open, revision, initial, onClose }: KeepersFormProps) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const toast = useToast()
  return (
    <SidePanel open={open} wide onClose={onClose} title={t(($) => $.auditProof.keepers)}>
      <p className="k-quiet">{t(($) => $.auditProof.keepersLead)}</p>
      <SchemaForm
        schema={KeeperForm}
        initial={{ keepers: [...initial] }}
        guide={{
          keepers: {
            label: t(($) => $.auditProof.keepers),
            row: {
              name: { label: t(($) => $.auditProof.name) },
              address: { label: t(($) => $.auditProof.address), inputMode: 'email' },
              language: {
                label: t(($) => $.auditProof.language),
                options: {
                  'zh-CN': t(($) => $.auditProof.chinese),
                  en: t(($) => $.auditProof.english),
                },
              },
            },
          },
        }}
        submitLabel={t(($) => $.auditProof.edit)}
        onSubmit={async ({ keepers }) => {
          await auditApi.putKeepers({ revision, body: { keepers } })
          toast.done(t(($) => $.auditProof.saved))
          onClose()
          await client.invalidateQueries({ queryKey: ['audit'] })
        }}
      />
    </SidePanel>
  )
}

function Mails({ mails }: { mails: LogState['mails'] }) {
  const { t } = useTranslation()
  return (
    <details>
      <summary>{t(($) => $.auditProof.mails)}</summary>
      <table className="a-table">
        <caption className="k-unseen">{t(($) => $.auditProof.mails)}</caption>
        <thead>
          <tr>
            <th scope="col">{t(($) => $.audit.at)}</th>
            <th scope="col">{t(($) => $.auditProof.name)}</th>
            <th scope="col">{t(($) => $.auditProof.head)}</th>
            <th scope="col">{t(($) => $.auditProof.result)}</th>
          </tr>
        </thead>
        <tbody>
          {mails.map((one) => (
            <tr key={`${one.head} ${one.address} ${one.at}`}>
              <td>{formatMoment(one.at)}</td>
              <td>
                {one.keeper} <span className="k-small k-quiet">{one.address}</span>
              </td>
              <td>{one.head}</td>
              <td>{t(($) => $.auditProof.mailState[one.state])}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  )
}
