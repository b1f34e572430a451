import { useQuery } from '@tanstack/react-query'
import type { ReplyOf } from '@wstc/domain/kernel/endpoint'
import type { registryContract } from '@wstc/domain/registry/contract'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useToast } from '../kit/confirm.tsx'
import { Action } from '../kit/layout/action.tsx'
import { Page, Sheet } from '../kit/layout/page.tsx'
import { Loaded } from '../kit/loaded.tsx'
import { SidePanel } from '../kit/side-panel.tsx'
import { useMay } from '../session.ts'
import { FactList } from './fact-list.tsx'
import { FactsForm } from './facts-form.tsx'
import { History } from './history.tsx'
import { ownQuery, registryApi } from './queries.ts'
import { RequestFacts } from './request-list.tsx'
import { useRefresh } from './words.ts'

type Own = ReplyOf<(typeof registryContract)['getOwnEnterprise']>

/** What the register says of the own enterprise, and what was asked to have changed. */
export function OwnEntry() {
  const { t } = useTranslation()
  const may = useMay()
  const own = useQuery(ownQuery)
  return (
    <Page
      title={t(($) => $.registry.own)}
      lead={t(($) => $.registry.ownLead)}
      actions={may('registry.own.change') && own.data && <Propose own={own.data} />}
    >
      <Loaded query={own}>
        {({ enterprise, changes, versions }) => (
          <div className="k-stack">
            <Sheet title={enterprise.facts.name}>
              <FactList facts={enterprise.facts} />
            </Sheet>
            <Sheet title={t(($) => $.registry.requests)}>
              {changes.length === 0 ? (
                <p className="k-quiet">{t(($) => $.registry.noRequests)}</p>
              ) : (
                <div className="k-stack">
                  {changes.map((one) => (
                    <RequestFacts key={one.id} change={one}>
                      {one.state === 'open' && may('registry.own.change') && (
                        <Withdraw id={one.id} />
                      )}
                    </RequestFacts>
                  ))}
                </div>
              )}
            </Sheet>
            <Sheet title={t(($) => $.registry.history)}>
              <History versions={versions} />
            </Sheet>
          </div>
        )}
      </Loaded>
    </Page>
  )
}

function Propose({ own }: { own: Own }) {
  const { t } = useTranslation()
  const { done } = useToast()
  const refresh = useRefresh()
  const [open, setOpen] = useState(false)
  const waits = own.changes.some((one) => one.state === 'open')
  return (
    <>
      <Action main disabled={waits} onClick={() => setOpen(true)}>
        {t(($) => $.registry.propose)}
      </Action>
      <SidePanel
        open={open}
        wide
        onClose={() => setOpen(false)}
        title={t(($) => $.registry.propose)}
      >
        <FactsForm
          part="proposal"
          facts={own.enterprise.facts}
          submitLabel={t(($) => $.registry.propose)}
          onSubmit={async (_facts, changed, reason) => {
            await registryApi.proposeChange({ body: { facts: changed, reason } as never })
            done(t(($) => $.registry.proposed))
            setOpen(false)
            await refresh()
          }}
        />
      </SidePanel>
    </>
  )
}

function Withdraw({ id }: { id: string }) {
  const { t } = useTranslation()
  const { done, failed } = useToast()
  const refresh = useRefresh()
  const act = async () => {
    try {
      await registryApi.withdrawChange({ params: { change: id } })
      done(t(($) => $.registry.withdrawn))
    } catch (error) {
      failed(error)
    }
    await refresh()
  }
  return (
    <div>
      <Action onClick={() => void act()}>{t(($) => $.registry.withdraw)}</Action>
    </div>
  )
}
