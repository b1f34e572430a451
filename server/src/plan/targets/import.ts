import { inLanguage, type Language } from '@wstc/domain/kernel/bilingual'
import { compareDecimalTexts } from '@wstc/domain/kernel/decimal'
import type { ReplyInput } from '@wstc/domain/kernel/endpoint'
import { dayInShanghai } from '@wstc/domain/kernel/period'
import { type FieldFault, Problem } from '@wstc/domain/kernel/problem'
import type { planTargetsContract } from '@wstc/domain/plan/contract/targets'
import type { Indicator } from '@wstc/domain/plan/model/indicator'
import type { Observation } from '@wstc/domain/plan/model/observation'
import type { CityPack } from '@wstc/domain/plan/model/pack'
import { checkObservation } from '@wstc/domain/plan/rules/observation-check'
import { unitTexts } from '@wstc/domain/plan/words/rules'
import { observationColumns } from '@wstc/domain/plan/words/targets'
import { recordAct } from '../../audit/index.ts'
import { exportRows } from '../../platform/export.ts'
import { newId } from '../../platform/ids.ts'
import { readSheet } from '../../platform/import.ts'
import type { Call, FileReply } from '../../platform/serve.ts'
import { mayRecord } from './access.ts'
import { detailsOf, draftVersion, heldAmong, storeVersions, warningOf } from './service.ts'
import { type NewObservation, selectObservations } from './store/observations.ts'
import { departmentName } from './views.ts'

type Column = keyof typeof observationColumns
type Reply = ReplyInput<(typeof planTargetsContract)['importObservations']>

const columns = Object.keys(observationColumns) as Column[]
const required: readonly Column[] = ['indicator', 'period', 'value']
const limits = { rows: 5000, columns: 40, cellLength: 500 }

/** A file as it was sent. */
export interface SheetFile {
  readonly bytes: Buffer
  readonly name: string
}

interface Line {
  readonly line: number
  readonly cells: Partial<Record<Column, string>>
}

const plain = (text: string): string => text.normalize('NFKC').trim().toLowerCase()

/** Which column of the sheet holds what; headings in either language, or the plain key. */
function readHeader(header: readonly string[]): (Column | undefined)[] {
  const found = header.map((title) =>
    columns.find((key) => {
      const { zh, en } = observationColumns[key]
      return [key, zh, en].map(plain).includes(plain(title))
    }),
  )
  const missing = required.filter((key) => !found.includes(key))
  if (missing.length > 0) {
    throw new Problem('plan/import-columns-missing', {
      columns: missing.map((key) => observationColumns[key]),
    })
  }
  return found
}

async function readLines({ bytes, name }: SheetFile): Promise<Line[]> {
  const sheet = await readSheet(bytes, name, limits)
  const header = readHeader(sheet.header)
  const lines: Line[] = []
  for await (const { line, cells } of sheet.rows) {
    const named = header.flatMap((key, n) => (key && cells[n] ? [[key, cells[n]] as const] : []))
    lines.push({ line, cells: Object.fromEntries(named) })
  }
  if (lines.length === 0) throw new Problem('plan/import-empty')
  return lines
}

/** An indicator by id or by its name in either language. */
function indicatorsByName(city: CityPack): Map<string, Indicator> {
  return new Map(
    city.indicators.flatMap((one) =>
      [one.id, one.name.zh, one.name.en].map((name) => [plain(name), one] as const),
    ),
  )
}

/** A unit's code from its code or word; what nobody knows stays as written and is refused. */
function unitCode(text: string | undefined): string | undefined {
  if (!text) return undefined
  const known = Object.entries(unitTexts).find(([code, { zh, en }]) =>
    [code, zh, en].map(plain).includes(plain(text)),
  )
  return known?.[0] ?? text
}

interface Plan {
  readonly faults: FieldFault[]
  readonly warnings: Reply['warnings']
  readonly rows: Reply['rows']
  readonly versions: NewObservation[]
}

function planLine(
  call: Call,
  { line, cells }: Line,
  indicator: Indicator,
  held: readonly Observation[],
  plan: Plan,
): void {
  const draft = {
    period: cells.period ?? '',
    value: (cells.value ?? '').replace(/,/g, ''),
    unit: unitCode(cells.unit),
    reason: cells.reason,
  }
  const before = held.find((o) => o.period === draft.period)
  const same = (() => {
    try {
      return before !== undefined && compareDecimalTexts(before.value, draft.value) === 0
    } catch {
      return false
    }
  })()
  const row = { line, indicator: indicator.id, period: draft.period, value: draft.value }
  const asked = same ? { ...draft, reason: 'unchanged' } : draft
  const { faults, warnings } = checkObservation(indicator, asked, held, dayInShanghai(call.now))
  for (const fault of faults) {
    plan.faults.push({
      path: `rows.${line}.${fault.field}`,
      code: fault.code,
      details: { line, ...detailsOf(fault) },
    })
  }
  if (!same && !cells.source && !before) {
    plan.faults.push({ path: `rows.${line}.source`, code: 'field/required', details: { line } })
  }
  if (faults.length > 0) return
  plan.warnings.push(...warnings.map((fault) => warningOf(fault, line)))
  const act = same ? 'unchanged' : before ? 'correct' : 'record'
  plan.rows.push({ ...row, ...(before ? { before: before.value } : {}), act })
  if (same) return
  const source = cells.source ?? before?.source.zh ?? ''
  const figure = { ...row, source, note: cells.note, reason: cells.reason }
  plan.versions.push(draftVersion(call, 'imported', figure, before))
}

async function planImport(call: Call, lines: readonly Line[]): Promise<Plan> {
  const plan: Plan = { faults: [], warnings: [], rows: [], versions: [] }
  const byName = indicatorsByName(call.platform.city)
  const wanted = lines.flatMap(({ cells }) => byName.get(plain(cells.indicator ?? ''))?.id ?? [])
  const rows =
    wanted.length > 0 ? await selectObservations(call.tx, 'internal', [...new Set(wanted)]) : []
  const held = heldAmong(rows, call)
  const seen = new Map<string, number>()
  for (const one of lines) {
    const { line, cells } = one
    const at = (column: Column, code: string, details: Record<string, unknown> = {}) =>
      plan.faults.push({ path: `rows.${line}.${column}`, code, details: { ...details, line } })
    const indicator = byName.get(plain(cells.indicator ?? ''))
    if (!indicator) {
      at('indicator', cells.indicator ? 'plan/indicator-unknown' : 'field/required')
      continue
    }
    if (!mayRecord(call.actor, indicator)) {
      const department = departmentName(call.platform.city, indicator.source).name
      at('indicator', 'plan/not-your-indicator', { department })
      continue
    }
    const key = `${indicator.id} ${cells.period}`
    const twin = seen.get(key)
    if (twin !== undefined) {
      plan.faults.push({
        path: `rows.${line}.period`,
        code: 'plan/duplicate-row',
        details: { line: twin },
      })
      continue
    }
    seen.set(key, line)
    const own = held.filter((o) => o.indicator === indicator.id)
    planLine(call, one, indicator, own, plan)
  }
  return plan
}

/**
 * Imports figures from a sheet. Nothing is stored where any row is bad; every fault names its
 * row and column. `dryRun` answers what would change.
 */
export async function importObservations(
  call: Call,
  file: SheetFile,
  dryRun: boolean,
): Promise<Reply> {
  const plan = await planImport(call, await readLines(file))
  if (plan.faults.length > 0) {
    throw new Problem(
      'plan/import-refused',
      { count: plan.faults.length },
      plan.faults.slice(0, 500),
    )
  }
  if (!dryRun && plan.versions.length > 0) {
    await storeVersions(call, plan.versions)
    await recordAct(call, {
      action: 'plan.observation.import',
      subject: { kind: 'observation-import', id: newId(call.now) },
      details: {
        stored: plan.versions.length,
        ids: plan.versions.map(({ id }) => id),
      },
    })
  }
  return { stored: !dryRun && plan.versions.length > 0, rows: plan.rows, warnings: plan.warnings }
}

/** A sheet with the indicators that the actor may fill in, ready to type figures into. */
export function getImportTemplate(call: Call, language: Language): FileReply {
  const { city } = call.platform
  const mine = city.indicators.filter(
    (one) => one.unit !== 'yes-no' && !one.derived && mayRecord(call.actor, one),
  )
  return exportRows<Indicator>({
    format: 'xlsx',
    name: language === 'en' ? 'observations' : '指标数据',
    language,
    columns: columns.map((key) => ({
      key,
      title: observationColumns[key],
      width: key === 'indicator' ? 40 : 16,
      value: (one) =>
        key === 'indicator'
          ? inLanguage(one.name, language)
          : key === 'unit'
            ? inLanguage(unitTexts[one.unit], language)
            : null,
    })),
    rows: mine,
  })
}
