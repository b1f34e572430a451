import './contracts.css'
import { useQuery } from '@tanstack/react-query'
import { type ContractTerms, emptyTerms } from '@wstc/domain/contracts/model'
import { checkTerms } from '@wstc/domain/contracts/rules/check-terms'
import { openFindings } from '@wstc/domain/contracts/rules/findings'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Action } from '../kit/layout/action.tsx'
import { Page, Sheet } from '../kit/layout/page.tsx'
import { Loaded } from '../kit/loaded.tsx'
import { Executions } from './executions.tsx'
import { Explain, explanationsOf, Field } from './fields.tsx'
import { History, latestJudgement } from './history.tsx'
import { contractsApi, type OwnSheet, ownContractQuery, useAct } from './queries.ts'
import { TermsForm } from './terms-form.tsx'
import { StateMark, TermsView } from './terms-view.tsx'

/** A contract of the own enterprise: its terms, what is to be done, its executions, its history. */
export function OwnContract({ contract }: { readonly contract: string }) {
  const { t } = useTranslation()
  const sheet = useQuery(ownContractQuery(contract))
  const { line, draft } = sheet.data ?? {}
  const number = line?.number || draft?.terms.number
  return (
    <Page
      title={number ? `${t(($) => $.contracts.one)} ${number}` : t(($) => $.contracts.one)}
      lead={line && <StateMark state={line.state} />}
      crumbs={[{ label: t(($) => $.contracts.title), to: '/contracts' }]}
    >
      <Loaded query={sheet}>{(data) => <Parts key={data.line.revision} sheet={data} />}</Loaded>
    </Page>
  )
}

function Parts({ sheet }: { readonly sheet: OwnSheet }) {
  const { t } = useTranslation()
  const { line, versions, acceptedVersion } = sheet
  const needsWork = line.state === 'draft' || line.state === 'returned'
  const [editing, setEditing] = useState(needsWork)
  const over = line.state === 'cancelled'
  const waitsToEnd = line.state === 'submitted' && line.act === 'cancel'
  const newest = versions.at(-1)
  return (
    <div className="k-stack">
      {editing && !over ? (
        <Editor sheet={sheet} onDone={() => setEditing(false)} />
      ) : (
        <Sheet
          title={t(($) => $.contracts.terms)}
          actions={
            !over &&
            !waitsToEnd && (
              <Action onClick={() => setEditing(true)}>
                {t(($) =>
                  sheet.draft
                    ? $.contracts.keepEditing
                    : acceptedVersion === null
                      ? $.contracts.edit
                      : $.contracts.change,
                )}
              </Action>
            )
          }
        >
          <TermsView terms={newest?.terms ?? sheet.draft?.terms ?? emptyTerms(line.kind)} />
        </Sheet>
      )}
      {versions.length > 0 && <Executions sheet={sheet} own />}
      {versions.length > 0 && (
        <Sheet title={t(($) => $.contracts.history)}>
          <History sheet={sheet} receipts={sheet.receipts} />
        </Sheet>
      )}
      {!over && !waitsToEnd && sheet.executions.every((one) => one.state === 'withdrawn') && (
        <Cancel sheet={sheet} />
      )}
    </div>
  )
}

function Editor({ sheet, onDone }: { readonly sheet: OwnSheet; readonly onDone: () => void }) {
  const { t } = useTranslation()
  const act = useAct()
  const { line, draft, versions } = sheet
  const start = draft?.terms ?? versions.at(-1)?.terms ?? emptyTerms(line.kind)
  const [terms, setTerms] = useState<ContractTerms>(start)
  const [revision, setRevision] = useState(draft?.revision ?? 0)
  const [said, setSaid] = useState<Record<string, string>>({})
  const [reason, setReason] = useState('')
  const [asked, setAsked] = useState(false)
  const found = checkTerms(terms, { today: sheet.window.to })
  const explanations = explanationsOf(said)
  const open = openFindings(found, explanations)
  const again = line.version > 0
  const judged = latestJudgement(sheet, null)
  const comments =
    line.state === 'returned'
      ? Object.fromEntries((judged?.comments ?? []).map((one) => [one.field, one.text]))
      : {}
  const params = { contract: line.id }
  const save = () =>
    act(
      async () => {
        const kept = await contractsApi.saveContractDraft({ params, revision, body: { terms } })
        setRevision(kept.revision)
      },
      t(($) => $.contracts.saved),
    )
  const send = async () => {
    setAsked(true)
    if (open.length > 0 || (again && reason.trim() === '')) return
    const sent = await act(
      () =>
        contractsApi.submitContract({
          params,
          revision: line.revision,
          body: { terms, reason, explanations },
        }),
      t(($) => $.contracts.submitted),
    )
    if (sent) onDone()
  }
  return (
    <Sheet title={t(($) => $.contracts[sheet.acceptedVersion === null ? 'edit' : 'change'])}>
      {line.state === 'returned' && judged && <p role="status">{judged.word}</p>}
      <TermsForm terms={terms} onChange={setTerms} found={asked ? found : []} comments={comments} />
      {asked && (
        <Explain
          found={found}
          said={said}
          onSay={(code, text) => setSaid({ ...said, [code]: text })}
        />
      )}
      {again && (
        <div className="c-form">
          <Field
            wide
            label={t(($) => $.contracts.reason)}
            value={reason}
            max={1000}
            onChange={setReason}
          />
          {asked && reason.trim() === '' && <p>{t(($) => $.contracts.reasonNeeded)}</p>}
        </div>
      )}
      <div className="k-row">
        <Action main onClick={() => void send()}>
          {t(($) => $.contracts.submit)}
        </Action>
        <Action onClick={() => void save()}>{t(($) => $.contracts.save)}</Action>
        {again && (
          <Action quiet onClick={onDone}>
            {t(($) => $.contracts.closeForm)}
          </Action>
        )}
      </div>
    </Sheet>
  )
}

function Cancel({ sheet }: { readonly sheet: OwnSheet }) {
  const { t } = useTranslation()
  const act = useAct()
  const [reason, setReason] = useState('')
  const cancel = () =>
    act(
      () =>
        contractsApi.cancelContract({
          params: { contract: sheet.line.id },
          revision: sheet.line.revision,
          body: { reason },
        }),
      t(($) => $.contracts.cancelled),
    )
  return (
    <Sheet title={t(($) => $.contracts.cancel)}>
      <p>{t(($) => $.contracts.cancelLead)}</p>
      <div className="c-form">
        <Field
          wide
          label={t(($) => $.contracts.cancelReason)}
          value={reason}
          max={1000}
          onChange={setReason}
        />
      </div>
      <Action dangerous disabled={reason.trim() === ''} onClick={() => void cancel()}>
        {t(($) => $.contracts.cancel)}
      </Action>
    </Sheet>
  )
}
