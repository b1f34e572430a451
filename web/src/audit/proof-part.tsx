import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useToast } from '../kit/confirm.tsx'
import { Action } from '../kit/layout/action.tsx'
import { saveBlob } from '../kit/save-blob.ts'
import { auditApi } from './queries.ts'

type Proof = Awaited<ReturnType<typeof auditApi.proveEntry>>

/** Shows that one entry stands in the log, and hands the proof out. */
export function ProofPart({ entry }: { entry: string }) {
  const { t } = useTranslation()
  const toast = useToast()
  const [proof, setProof] = useState<Proof>()
  const prove = async () => {
    try {
      setProof(await auditApi.proveEntry({ params: { entry } }))
    } catch (error) {
      toast.failed(error)
    }
  }
  return (
    <section className="k-stack">
      <h3>{t(($) => $.auditProof.proof)}</h3>
      {proof ? (
        <>
          <p role="status">
            {t(($) => $.auditProof.proven, {
              number: proof.head.number,
              size: proof.head.size,
              index: proof.index,
              steps: proof.path.length,
            })}
          </p>
          <div>
            <Action
              onClick={() =>
                saveBlob(
                  new Blob([`${JSON.stringify(proof, undefined, 2)}\n`], {
                    type: 'application/json',
                  }),
                  `proof-${entry}.json`,
                )
              }
            >
              {t(($) => $.auditProof.downloadProof)}
            </Action>
          </div>
        </>
      ) : (
        <div>
          <Action onClick={() => void prove()}>{t(($) => $.auditProof.prove)}</Action>
        </div>
      )}
    </section>
  )
}
