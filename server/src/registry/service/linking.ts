import type { BodyOf, QueryOf, ReplyInput } from '@wstc/domain/kernel/endpoint'
import { Problem } from '@wstc/domain/kernel/problem'
import type { registryContract } from '@wstc/domain/registry/contract'
import type { EnterpriseDetail } from '@wstc/domain/registry/contract/shapes'
import { recordAct } from '../../audit/index.ts'
import { likePattern } from '../../desk/index.ts'
import { isDatabaseError } from '../../platform/database.ts'
import type { Call } from '../../platform/serve.ts'
import { updateLinks } from '../store/enterprises.ts'
import { findOrganisation, selectLinkable } from '../store/organisations.ts'
import { conflict, sourceOf } from './edit.ts'
import { getRow, showEnterprise } from './show.ts'

type Contract = typeof registryContract

/** Organisations that are linked with no entry, those with the entry's code first. */
export async function listLinkable(
  call: Call,
  id: string,
  { q }: QueryOf<Contract['listLinkable']>,
): Promise<ReplyInput<Contract['listLinkable']>> {
  const { uscc } = await getRow(call, id)
  const rows = await selectLinkable(call.tx, uscc, q ? likePattern(q) : undefined)
  return {
    items: rows.map((row) => ({
      id: row.id,
      name: { zh: row.name_zh, en: row.name_en },
      uscc: row.uscc,
      same: row.uscc === uscc,
    })),
  }
}

/** Says which organisation signs in for an enterprise, or, with a reason, that none does any more. */
export async function linkOrganisation(
  call: Call,
  id: string,
  revision: number,
  { organisation, reason }: BodyOf<Contract['linkOrganisation']>,
): Promise<EnterpriseDetail> {
  const row = await getRow(call, id)
  if (row.merged_into !== null) throw new Problem('registry/merged-away')
  if (organisation === null && reason === undefined) {
    throw new Problem('request/invalid', {}, [{ path: 'reason', code: 'field/required' }])
  }
  if (organisation !== null && !(await findOrganisation(call.tx, organisation))) {
    throw new Problem('registry/organisation-unknown')
  }
  const from = sourceOf(call, { origin: 'typed', reason: reason ?? '' })
  const links = { organisation_id: organisation }
  const done = await updateLinks(call.tx, id, revision, links, from).catch((error: unknown) => {
    if (isDatabaseError(error, '23505')) throw new Problem('registry/organisation-taken')
    throw error
  })
  if (!done) throw conflict()
  await recordAct(call, {
    action: 'registry.enterprise.link',
    subject: { kind: 'enterprise', id },
    details: {
      organisation,
      ...(organisation === null ? { before: row.organisation_id } : {}),
      ...(reason ? { reason } : {}),
    },
  })
  return showEnterprise(call, id)
}
