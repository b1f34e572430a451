import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ChangeView } from '@wstc/domain/registry/contract/shapes'
import { changeStateTexts } from '@wstc/domain/registry/words'
import type { ReactNode } from 'react'
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
import { formatMoment } from '../kit/number.ts'
import { SidePanel } from '../kit/side-panel.tsx'
import { ChangeTable } from './change-table.tsx'
import { changesQuery, registryApi } from './queries.ts'
import { useRefresh } from './words.ts'

/** Requests that wait for a decision, the newest first. */
export function RequestList() {
  const { t } = useTranslation()
  const changes = useQuery(changesQuery)
  return (
    <Loaded query={changes}>
      {({ items }) =>
        items.length === 0 ? (
          <Sheet>
            <EmptyState
              title={t(($) => $.registry.noChanges)}
              hint={t(($) => $.registry.noChangesHint)}
            />
          </Sheet>
        ) : (
          <div className="k-stack">
            {items.map((one) => (
              <Sheet
                key={one.id}
                title={one.name}
                actions={
                  <>
                    <Decide change={one} outcome="refused" />
                    <Decide change={one} outcome="approved" />
                  </>
                }
              >
                <div className="k-stack">
                  <Link to="/registry/$enterprise" params={{ enterprise: one.enterprise } as never}>
                    {one.uscc}
                  </Link>
                  <RequestFacts change={one} />
                </div>
              </Sheet>
            ))}
          </div>
        )
      }
    </Loaded>
  )
}

/** What is asked for, by whom and why, and what became of it. */
export function RequestFacts({ change, children }: { change: ChangeView; children?: ReactNode }) {
  const { t } = useTranslation()
  const say = useSay()
  return (
    <div className="k-stack">
      <div className="k-quiet k-small">
        {formatMoment(change.at)} · {t(($) => $.registry.askedBy, { by: change.by ?? '—' })} ·{' '}
        {say(changeStateTexts[change.state])}
      </div>
      <p>
        {t(($) => $.registry.reason)}: {change.reason}
      </p>
      {change.changes.length > 0 && <ChangeTable changes={change.changes} />}
      {change.decision !== '' && (
        <p>
          {t(($) => $.registry.decision)}: {change.decision}
        </p>
      )}
      {children}
    </div>
  )
}

const DecisionForm = z.strictObject({ reason: z.string().min(2).max(400) })

interface DecideProps {
  readonly change: ChangeView
  readonly outcome: 'approved' | 'refused'
}

function Decide({ change, outcome }: DecideProps) {
  const { t } = useTranslation()
  const { done } = useToast()
  const refresh = useRefresh()
  const [open, setOpen] = useState(false)
  const act = outcome === 'approved' ? t(($) => $.registry.approve) : t(($) => $.registry.refuse)
  return (
    <>
      <Action
        main={outcome === 'approved'}
        onClick={() => setOpen(true)}
        label={`${act} ${change.name}`}
      >
        {act}
      </Action>
      <SidePanel open={open} onClose={() => setOpen(false)} title={`${act} · ${change.name}`}>
        <ChangeTable changes={change.changes} />
        <SchemaForm
          schema={DecisionForm}
          guide={{ reason: { label: t(($) => $.registry.decision) } }}
          submitLabel={act}
          onSubmit={async ({ reason }) => {
            await registryApi.decideChange({
              params: { change: change.id },
              revision: change.revision,
              body: { outcome, reason },
            })
            done(t(($) => $.registry.decided))
            setOpen(false)
            await refresh()
          }}
        />
      </SidePanel>
    </>
  )
}
