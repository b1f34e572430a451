import './audit.css'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Action } from '../kit/layout/action.tsx'
import { Loaded } from '../kit/loaded.tsx'
import { formatMoment } from '../kit/number.ts'
import { SidePanel } from '../kit/side-panel.tsx'
import { receiptsQuery } from './queries.ts'

interface ReceiptActionProps {
  readonly kind: string
  readonly id: string
  /** What was received, in words: heads the receipt. */
  readonly what: string
}

/** Opens the receipt of something handed in, to be kept as a file or on paper. */
export function ReceiptAction({ kind, id, what }: ReceiptActionProps) {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  return (
    <>
      <Action quiet onClick={() => setOpen(true)}>
        {t(($) => $.auditProof.receipt)}
      </Action>
      <SidePanel
        open={open}
        wide
        onClose={() => setOpen(false)}
        title={t(($) => $.auditProof.receipt)}
      >
        <Receipts kind={kind} id={id} what={what} />
      </SidePanel>
    </>
  )
}

function Receipts({ kind, id, what }: ReceiptActionProps) {
  const { t } = useTranslation()
  const receipts = useQuery(receiptsQuery(kind, id))
  return (
    <Loaded query={receipts}>
      {({ items }) =>
        items.length === 0 ? (
          <p className="k-quiet">{t(($) => $.auditProof.noReceipt)}</p>
        ) : (
          items.map((receipt) => (
            <article key={receipt.id} className="a-receipt">
              <h2>{what}</h2>
              <p>{t(($) => $.auditProof.receiptLead)}</p>
              <dl className="k-facts a-hashes">
                <dt>{t(($) => $.auditProof.acknowledgedAt)}</dt>
                <dd>{formatMoment(receipt.at)}</dd>
                <dt>{t(($) => $.auditProof.receiptNumber)}</dt>
                <dd>
                  <code>{receipt.id}</code>
                </dd>
                <dt>{t(($) => $.auditProof.contentHash)}</dt>
                <dd>
                  <code>{receipt.contentHash}</code>
                </dd>
                <dt>{t(($) => $.auditProof.entry)}</dt>
                <dd>
                  <code>{receipt.audit.entry}</code>
                </dd>
                {receipt.head && (
                  <>
                    <dt>{t(($) => $.auditProof.head)}</dt>
                    <dd>
                      {receipt.head.number} · <code>{receipt.head.root}</code>
                    </dd>
                  </>
                )}
                <dt>{t(($) => $.auditProof.key)}</dt>
                <dd>
                  <code>{receipt.key}</code>
                </dd>
                <dt>{t(($) => $.auditProof.signature)}</dt>
                <dd>
                  <code>{receipt.signature}</code>
                </dd>
              </dl>
              <p className="k-small k-quiet">{t(($) => $.auditProof.verifyAt)}</p>
              <div className="k-row k-noprint">
                <Action main href={`/api/v1/audit/receipts/${receipt.id}/file`}>
                  {t(($) => $.auditProof.download)}
                </Action>
                <Action onClick={() => window.print()}>{t(($) => $.auditProof.print)}</Action>
              </div>
            </article>
          ))
        )
      }
    </Loaded>
  )
}
