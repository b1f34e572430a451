import type { Bilingual } from '@wstc/domain/kernel/bilingual'
import { compareDecimalTexts } from '@wstc/domain/kernel/decimal'
import type { BodyOf, ReplyInput } from '@wstc/domain/kernel/endpoint'
import { type Day, dayInShanghai } from '@wstc/domain/kernel/period'
import { absent, Problem } from '@wstc/domain/kernel/problem'
import type { planTargetsContract } from '@wstc/domain/plan/contract/targets'
import type { Indicator, Unit } from '@wstc/domain/plan/model/indicator'
import { checkObservation, type ObservationFault } from '@wstc/domain/plan/rules/observation-check'
import { seriesAsKnown } from '@wstc/domain/plan/rules/series'
import { unitTexts } from '@wstc/domain/plan/words/rules'
import { frequencyTexts, planTargetProblemWords } from '@wstc/domain/plan/words/targets'
import { recordAct } from '../../audit/index.ts'
import { isDatabaseError } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import type { Call } from '../../platform/serve.ts'
import { mayRecord, mayVerify } from './access.ts'
import { dayOf, endOf } from './judge.ts'
import {
  findObservation,
  insertObservations,
  type NewObservation,
  type ObservationRow,
  selectObservations,
  selectUnverified,
} from './store/observations.ts'
import {
  departmentName,
  getIndicator,
  indicatorView,
  observationOf,
  observationView,
  revisionViews,
} from './views.ts'

type Contract = typeof planTargetsContract

/** A text typed in one language stands for both. */
export const asTyped = (text: string): Bilingual => ({ zh: text, en: text })

/** @throws Problem `plan/not-your-indicator` */
export function refuseForeign(call: Call, indicator: Indicator): void {
  if (mayRecord(call.actor, indicator)) return
  const department = departmentName(call.platform.city, indicator.source).name
  throw new Problem('plan/not-your-indicator', { department })
}

/** The details of a fault, with words for its codes. */
export function detailsOf({ details }: ObservationFault): Record<string, unknown> {
  const { unit, frequency } = details
  return {
    ...details,
    ...(unit ? { unit: unitTexts[unit as Unit] } : {}),
    ...(frequency ? { frequency: frequencyTexts[frequency as Indicator['frequency']] } : {}),
  }
}

export function warningOf(fault: ObservationFault, line?: number) {
  const fill = (text: string) =>
    text.replace(/\{(\w+)\}/g, (_, name: string) => String(fault.details[name] ?? ''))
  const text = planTargetProblemWords[fault.code] ?? asTyped(fault.code)
  return {
    ...(line === undefined ? {} : { line }),
    field: fault.field,
    code: fault.code,
    text: { zh: fill(text.zh), en: fill(text.en) },
  }
}

/** The versions of one indicator that hold now. */
export function heldAmong(rows: readonly ObservationRow[], call: Pick<Call, 'now'>) {
  return seriesAsKnown(rows.map(observationOf), call.now.toISOString())
}

/** The series of an indicator with every version known on a day. */
export async function getSeries(
  call: Call,
  id: string,
  asked: Day | undefined,
): Promise<ReplyInput<Contract['getSeries']>> {
  const { city } = call.platform
  const indicator = getIndicator(city, id)
  const asOf = dayOf(call, asked)
  const at = endOf(asOf)
  const all = await selectObservations(call.tx, 'internal', [id])
  const rows = all.filter((row) => row.known_at.toISOString() <= at)
  const holding = new Set(seriesAsKnown(rows.map(observationOf), at).map((o) => o.id))
  return {
    asOf,
    indicator: indicatorView(city, indicator),
    mayRecord: mayRecord(call.actor, indicator),
    mayVerify: call.actor.permissions.has('plan.observation.verify'),
    versions: rows.map((row) => observationView(row, holding.has(row.id))),
    revisions: revisionViews(rows, at),
  }
}

/** One typed figure as a new version in the name of the actor. */
export function draftVersion(
  call: Call,
  origin: 'recorded' | 'imported',
  figure: {
    indicator: string
    period: string
    value: string
    source: string
    note?: string | undefined
    reason?: string | undefined
  },
  before: { readonly id: string } | undefined,
): NewObservation {
  return {
    id: newId(call.now),
    indicator: figure.indicator,
    period: figure.period,
    value: figure.value,
    knownAt: call.now,
    arrivedAt: call.now,
    recordedAt: call.now,
    recordedBy: call.actor.personId ?? null,
    organisation: call.actor.organisationId ?? null,
    status: 'unverified',
    act: before ? 'correct' : 'record',
    origin,
    source: asTyped(figure.source),
    note: figure.note ? asTyped(figure.note) : undefined,
    reason: before && figure.reason ? asTyped(figure.reason) : undefined,
    supersedes: before?.id,
  }
}

/** Two people who follow the same version at once: the later one looks again. */
export async function storeVersions(call: Call, versions: readonly NewObservation[]) {
  try {
    await insertObservations(call.tx, versions)
  } catch (error) {
    if (isDatabaseError(error, '23505'))
      throw new Problem('request/conflict', { what: 'observation' })
    throw error
  }
}

/** Records a figure, or a new version of one with its reason. */
export async function recordObservation(
  call: Call,
  body: BodyOf<Contract['recordObservation']>,
): Promise<ReplyInput<Contract['recordObservation']>> {
  const indicator = getIndicator(call.platform.city, body.indicator)
  refuseForeign(call, indicator)
  const held = heldAmong(await selectObservations(call.tx, 'internal', [indicator.id]), call)
  const { faults, warnings } = checkObservation(indicator, body, held, dayInShanghai(call.now))
  if (faults.length > 0) {
    const fields = faults.map((fault) => ({
      path: fault.field,
      code: fault.code,
      details: detailsOf(fault),
    }))
    throw new Problem('plan/observation-refused', {}, fields)
  }
  const before = held.find((o) => o.period === body.period)
  if (body.supersedes && before?.id !== body.supersedes) {
    throw new Problem('request/conflict', { what: 'observation' })
  }
  if (before && compareDecimalTexts(before.value, body.value) === 0) {
    throw new Problem('plan/observation-refused', {}, [
      { path: 'value', code: 'plan/nothing-changed' },
    ])
  }
  const version = draftVersion(call, 'recorded', body, before)
  await storeVersions(call, [version])
  await recordAct(call, {
    action: `plan.observation.${version.act}`,
    subject: { kind: 'observation', id: version.id },
    details: {
      indicator: version.indicator,
      period: version.period,
      value: version.value,
      ...(before ? { before: before.value, supersedes: before.id } : {}),
    },
  })
  const row = await findObservation(call.tx, version.id)
  return {
    observation: observationView(row!, true),
    warnings: warnings.map((fault) => warningOf(fault)),
  }
}

/** Confirms a figure against its source, as a new version by a second person. */
export async function verifyObservation(
  call: Call,
  id: string,
  body: BodyOf<Contract['verifyObservation']>,
): Promise<ReplyInput<Contract['verifyObservation']>> {
  const row = await findObservation(call.tx, id)
  if (!row) throw absent('observation')
  if (row.status === 'verified') throw new Problem('plan/already-verified')
  if (!mayVerify(call.actor, { recordedBy: row.recorded_by, status: row.status })) {
    throw new Problem('plan/own-record')
  }
  const line = await selectObservations(call.tx, 'internal', [row.indicator])
  if (line.some((one) => one.supersedes === id)) throw new Problem('plan/superseded')
  const version: NewObservation = {
    id: newId(call.now),
    indicator: row.indicator,
    period: row.period,
    value: row.value,
    knownAt: call.now,
    arrivedAt: row.arrived_at,
    recordedAt: call.now,
    recordedBy: call.actor.personId ?? null,
    organisation: call.actor.organisationId ?? null,
    status: 'verified',
    act: 'verify',
    origin: row.origin,
    source: row.source,
    note: body.note ? asTyped(body.note) : (row.note ?? undefined),
    reason: row.reason ?? undefined,
    supersedes: row.id,
    synthetic: row.synthetic,
  }
  await storeVersions(call, [version])
  await recordAct(call, {
    action: 'plan.observation.verify',
    subject: { kind: 'observation', id: version.id },
    details: { indicator: row.indicator, period: row.period, value: row.value, verifies: id },
  })
  const stored = await findObservation(call.tx, version.id)
  return observationView(stored!, true)
}

/** Figures that wait for a second person. */
export async function listUnverified(call: Call): Promise<ReplyInput<Contract['listUnverified']>> {
  const rows = await selectUnverified(call.tx)
  return {
    observations: rows.map((row) => ({
      ...observationView(row, true),
      mayVerify: mayVerify(call.actor, { recordedBy: row.recorded_by, status: row.status }),
    })),
  }
}
