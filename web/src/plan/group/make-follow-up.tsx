import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { ActForm } from '../act-form.tsx'
import { useNames } from '../names.ts'
import { groupApi } from './queries.ts'

const Form = z.strictObject({
  text: z.string().trim().min(1).max(4000),
  dueDay: z.iso.date(),
  evidence: z.string().trim().min(1).max(200),
  responsible: z.string().trim().max(100).optional(),
})

/** A decision with owner, day and the evidence asked for. */
export function MakeFollowUp({ meeting }: { meeting?: string }) {
  const { t } = useTranslation()
  const names = useNames()
  const options = Object.fromEntries(names.departmentOptions.map((o) => [o.value, o.label]))
  const ids = Object.keys(options)
  if (ids.length === 0) return null
  const departments = z.enum(ids as [string, ...string[]])
  return (
    <ActForm
      act={t(($) => $.planGroup.make)}
      schema={Form.extend({ owner: departments, cooperating: z.array(departments).optional() })}
      guide={{
        text: { label: t(($) => $.planGroup.text) },
        owner: { label: t(($) => $.planGroup.owner), options },
        cooperating: { label: t(($) => $.planGroup.cooperating), options, wide: true },
        responsible: { label: t(($) => $.planGroup.responsible) },
        dueDay: { label: t(($) => $.planGroup.due) },
        evidence: { label: t(($) => $.planGroup.evidence) },
      }}
      onSubmit={(values) =>
        groupApi.makeFollowUp({ body: { ...values, ...(meeting ? { meeting } : {}) } })
      }
    />
  )
}
