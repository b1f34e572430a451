import type { BodyOf, ReplyInput } from '@wstc/domain/kernel/endpoint'
import { Problem } from '@wstc/domain/kernel/problem'
import type { registryContract } from '@wstc/domain/registry/contract'
import { type BulkAct, mostAtOnce } from '@wstc/domain/registry/model/bulk'
import { factsAfter } from '@wstc/domain/registry/rules/bulk'
import { changesBetween } from '@wstc/domain/registry/rules/changes'
import { recordAct, recordRead } from '../../audit/index.ts'
import type { Call } from '../../platform/serve.ts'
import {
  type EnterpriseRow,
  factsOf,
  selectByIds,
  selectEnterprises,
} from '../store/enterprises.ts'
import { updateMany } from '../store/together.ts'
import { sourceOf } from './edit.ts'
import { questionOf } from './list.ts'
import { sheetWords } from './words.ts'

type Contract = typeof registryContract

/** @throws Problem where the act names what the city does not have */
function checkAct(call: Call, act: BulkAct): void {
  if (act.kind !== 'set-park' || act.park === null) return
  const { parks } = sheetWords(call.platform.city)
  if (parks.some((one) => one.id === act.park)) return
  throw new Problem('request/invalid', {}, [
    { path: 'act.park', code: 'registry/park-unknown', details: {} },
  ])
}

async function chooseRows(
  call: Call,
  { enterprises, filter }: BodyOf<Contract['previewBulk']>,
): Promise<EnterpriseRow[]> {
  if (enterprises) {
    const rows = await selectByIds(call.tx, [...new Set(enterprises)])
    return rows.filter((row) => row.merged_into === null)
  }
  const question = questionOf(call, { ...filter, sort: 'name', order: 'asc' })
  const rows = await selectEnterprises(call.tx, { ...question, limit: mostAtOnce + 1 })
  if (rows.length > mostAtOnce) throw new Problem('registry/bulk-too-many', { most: mostAtOnce })
  return rows
}

/** What an act would change of the entries chosen; nothing is done. */
export async function previewBulk(
  call: Call,
  body: BodyOf<Contract['previewBulk']>,
): Promise<ReplyInput<Contract['previewBulk']>> {
  checkAct(call, body.act)
  const rows = await chooseRows(call, body)
  const changes = rows.flatMap((row) => {
    const facts = factsOf(row)
    const { id, revision, name, uscc } = row
    const list = changesBetween(facts, factsAfter(facts, body.act))
    return list.length > 0 ? [{ id, revision, name, uscc, changes: list }] : []
  })
  await recordRead(call, {
    action: 'registry.enterprise.list',
    subject: { kind: 'register', id: 'all' },
    details: { found: rows.length },
  })
  return { changes, unchanged: rows.length - changes.length }
}

/** Does what the preview showed on every entry, or nothing where one has changed since. */
export async function changeMany(
  call: Call,
  { act, entries, reason }: BodyOf<Contract['changeMany']>,
): Promise<{ changed: number }> {
  checkAct(call, act)
  const asked = new Map(entries.map((one) => [one.id, one.revision]))
  const rows = await selectByIds(call.tx, [...asked.keys()])
  const after = rows.flatMap((row) => {
    const facts = factsOf(row)
    const changed = changesBetween(facts, factsAfter(facts, act)).map((one) => one.key)
    const stands = row.merged_into === null && row.revision === asked.get(row.id)
    return stands && changed.length > 0
      ? [
          {
            id: row.id,
            revision: row.revision,
            facts: { ...facts, ...factsAfter(facts, act) },
            changed,
          },
        ]
      : []
  })
  const source = sourceOf(call, { origin: 'typed', reason })
  const done = after.length === asked.size ? await updateMany(call.tx, after, source) : after.length
  if (done < asked.size) throw new Problem('registry/bulk-outdated', { count: asked.size - done })
  for (const { id, changed } of after) {
    await recordAct(call, {
      action: 'registry.enterprise.change',
      subject: { kind: 'enterprise', id },
      details: { changed, act: act.kind, together: done },
    })
  }
  return { changed: done }
}
