import type { ObligationLine } from '@wstc/domain/statistics/collection/contract/shapes'
import type { ReturnContent } from '@wstc/domain/statistics/collection/model/content'
import { between, pick } from '../chance.ts'
import type { Client } from '../client.ts'
import type { Voice } from '../voice.ts'

const monthly = 'services-monthly'
const takes = ['due', 'late', 'extended', 'submitted', 'returned', 'accepted']

/** What a record of a return says: its version, and the text that names the act that wrote it. */
export const returnState = (version: number, note: string): string => `v${version} ${note}`

/** The text of a draft that names the act that wrote it. */
export const draftText = ({ explanations }: ReturnContent): string => explanations[0]?.text ?? ''

export async function listReturns(client: Client, voice: Voice): Promise<ObligationLine[]> {
  const found = await client.look((options) => voice.returns.listOwnReturns({ query: {} }, options))
  return found?.items ?? []
}

/** Months that are over and may be handed in, or handed in again. */
export const openMonths = (lines: readonly ObligationLine[]): ObligationLine[] =>
  lines.filter((one) => one.survey === monthly && takes.includes(one.state)).slice(0, 3)

/** Hands a month in, or corrects it by a new version; every finding is explained. */
export async function submitReturn(client: Client, voice: Voice): Promise<void> {
  const line = pick(client.chance, openMonths(await listReturns(client, voice)))
  if (!line) return
  const params = { obligation: line.id }
  const sheet = await client.look((options) => voice.returns.openOwnReturn({ params }, options))
  if (!sheet) return
  const id = client.nextId()
  const note = `${id} 按合同结算`
  const row = { flow: 'export', item: 'SI21', partner: 'US', mode: '1', currency: 'USD', note }
  const rows = Array.from({ length: between(client.chance, 1, 8) }, (_, n) => ({
    ...row,
    key: `r${n}`,
    partner: ['US', 'DE', 'JP', 'SG'][n % 4]!,
    mode: String(1 + ((n >> 2) % 2) * 3),
    amount: String(between(client.chance, 1000, 900_000)),
  }))
  const content = (explanations: ReturnContent['explanations']): ReturnContent => ({
    formVersion: sheet.form.version,
    nothingToReport: false,
    rows,
    cells: {},
    explanations,
  })
  const checked = await client.look((options) =>
    voice.returns.checkOwnReturn({ params, body: { content: content([]) } }, options),
  )
  if (!checked) return
  const explained = content(checked.open.map((one) => ({ ...one, text: '与合同和收汇核对无误' })))
  const { line: now } = sheet
  await client.act(
    voice,
    {
      id,
      kind: 'return',
      says: { record: note, api: note },
      subject: `return ${line.id}`,
      revision: now.version,
      state: returnState(now.version + 1, note),
    },
    (options) =>
      voice.returns.submitReturn(
        {
          params,
          revision: now.revision,
          body: { content: explained, reason: '核对后更正', source: 'grid' },
        },
        options,
      ),
  )
}

/** Saves what is typed of a return that is not handed in meanwhile. */
export async function saveReturnDraft(client: Client, voice: Voice): Promise<void> {
  const lines = (await listReturns(client, voice)).filter((one) => one.survey !== monthly)
  const line = lines[0]
  if (!line) return
  const params = { obligation: line.id }
  const sheet = await client.look((options) => voice.returns.openOwnReturn({ params }, options))
  if (!sheet) return
  const id = client.nextId()
  const text = `${id} ${'草稿'.repeat(between(client.chance, 1, 400))}`
  const content = {
    ...sheet.content,
    explanations: [{ edit: 'draft', address: 'row', text }],
  }
  await client.act(
    voice,
    {
      id,
      kind: 'return-draft',
      says: {},
      subject: `return-draft ${line.id}`,
      revision: sheet.draftRevision,
      state: text,
    },
    (options) =>
      voice.returns.saveReturnDraft(
        { params, revision: sheet.draftRevision, body: { content, source: 'grid' } },
        options,
      ),
  )
}
