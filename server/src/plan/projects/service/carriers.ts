import { compareDecimalTexts } from '@wstc/domain/kernel/decimal'
import { type Day, dayInShanghai } from '@wstc/domain/kernel/period'
import { Problem } from '@wstc/domain/kernel/problem'
import type {
  CarrierDetail,
  CarrierFigureView,
  CarrierFilter,
  CarrierLine,
} from '@wstc/domain/plan/contract/projects/carriers'
import type { Place } from '@wstc/domain/plan/model/pack'
import { type CarrierState, figureProof } from '@wstc/domain/plan/rules/carrier'
import { plain } from '@wstc/domain/plan/rules/investment'
import type { ProjectState } from '@wstc/domain/plan/rules/project-state'
import type { Call } from '../../../platform/serve.ts'
import { wants } from '../../targets/show.ts'
import { withNames } from '../../tasks/service/names.ts'
import { byOf } from '../../tasks/service/subjects.ts'
import { mayKeep } from '../access.ts'
import { listCarrierStates, listProjectStates } from '../state.ts'
import {
  type FigureRow,
  insertFigures,
  type ProofRow,
  selectFigures,
  selectProofs,
} from '../store/proofs.ts'
import { publishCarriers } from './publish.ts'
import { showProof } from './show.ts'
import { conflict, fieldFault, getCarrierPlace, note } from './subjects.ts'

function showLine(
  place: Place,
  state: CarrierState,
  projects: readonly ProjectState[],
): CarrierLine {
  const newest = new Map(state.figures.map((figure) => [figure.indicator, figure]))
  return {
    id: place.id,
    name: place.name,
    kind: place.kind,
    lead: place.lead ?? '',
    cooperating: place.cooperating,
    district: place.located?.district ?? null,
    located: place.located?.status ?? null,
    sectors: place.sectors,
    tasks: place.tasks,
    citation: place.citation,
    latest: [...newest.values()].map(({ indicator, year, value, shown }) => ({
      indicator,
      year,
      value,
      shown,
    })),
    projects: projects
      .filter((one) => state.projects.includes(one.project))
      .map((one) => ({ id: one.project, name: one.charter.name, light: one.light.light })),
    evidence: { ...state.evidence },
    synthetic: state.synthetic,
  }
}

const placeOf = (ids: readonly { readonly id: string }[], id: string | null): number =>
  ids.findIndex((one) => one.id === id)

/** Lines in the order asked for; those without a figure of the indicator last. */
function ordered(
  call: Call,
  lines: readonly CarrierLine[],
  { sort, order }: CarrierFilter,
): CarrierLine[] {
  if (sort === 'plan') return order === 'asc' ? [...lines] : lines.toReversed()
  const { departments, districts } = call.platform.city
  const sign = order === 'asc' ? 1 : -1
  const figure = (line: CarrierLine) => line.latest.find((one) => one.indicator === sort)?.value
  return lines.toSorted((a, b) => {
    if (sort === 'carrier') return sign * a.name.zh.localeCompare(b.name.zh, 'zh-CN')
    if (sort === 'lead') return sign * (placeOf(departments, a.lead) - placeOf(departments, b.lead))
    if (sort === 'district') {
      return sign * (placeOf(districts, a.district) - placeOf(districts, b.district))
    }
    const [left, right] = [figure(a), figure(b)]
    if (left === undefined || right === undefined) {
      return Number(left === undefined) - Number(right === undefined)
    }
    return sign * compareDecimalTexts(left, right)
  })
}

/** The carriers that `filter` asks for, in its order. */
export async function filterCarriers(call: Call, filter: CarrierFilter): Promise<CarrierLine[]> {
  const day = filter.asOf ?? dayInShanghai(call.now)
  const states = await listCarrierStates(call, day)
  const projects = await listProjectStates(call, day)
  const text = filter.q?.toLowerCase()
  const lines = states
    .map((state) => {
      const place = getCarrierPlace(call, state.carrier)
      return showLine(place, state, projects)
    })
    .filter(
      (line) =>
        wants(filter.kind, line.kind) &&
        wants(filter.lead, line.lead) &&
        wants<string | null>(filter.district, line.district) &&
        (filter.sector === undefined || line.sectors.some((one) => wants(filter.sector, one))) &&
        (!text || `${line.name.zh} ${line.name.en}`.toLowerCase().includes(text)),
    )
  return ordered(call, lines, filter)
}

export async function listCarriers(call: Call, filter: CarrierFilter) {
  return {
    asOf: filter.asOf ?? dayInShanghai(call.now),
    items: await filterCarriers(call, filter),
    indicators: [...call.platform.city.carrierIndicators],
  }
}

const showVersion = (row: FigureRow) => ({
  version: row.version,
  value: plain(row.value),
  note: row.note,
  reason: row.reason,
  by: byOf(row.by_person, row.department),
  at: row.known_at.toISOString(),
})

/** One entry for each indicator and year, with the versions before the one that holds. */
export function showFigures(
  rows: readonly FigureRow[],
  proofs: readonly ProofRow[],
): CarrierFigureView[] {
  const keys = [...new Set(rows.map((row) => `${row.indicator}/${row.year}`))]
  return keys.map((key) => {
    const versions = rows
      .filter((row) => `${row.indicator}/${row.year}` === key)
      .toSorted((a, b) => b.version - a.version)
    const newest = versions[0]!
    const stem = `${newest.carrier}/${key}.`
    const own = proofs.filter((proof) => proof.subject_id.startsWith(stem))
    return {
      ...showVersion(newest),
      indicator: newest.indicator,
      year: newest.year,
      shown: own.some(
        (proof) => proof.stage === 'accepted' && proof.subject_id === figureProof(newest),
      ),
      former: versions.slice(1).map(showVersion),
      evidence: own.map(showProof),
      synthetic: newest.synthetic,
    }
  })
}

/** One carrier with its series, as it was known on `asOf`. */
export async function getCarrierDetail(
  call: Call,
  id: string,
  asOf: Day = dayInShanghai(call.now),
): Promise<CarrierDetail> {
  const place = getCarrierPlace(call, id)
  const projects = await listProjectStates(call, asOf)
  const state = (await listCarrierStates(call, asOf)).find((one) => one.carrier === id)!
  const rows = (await selectFigures(call.tx, id)).filter(
    (row) => dayInShanghai(row.known_at) <= asOf,
  )
  const proofs = (await selectProofs(call.tx, { carrier: id })).filter(
    (row) => dayInShanghai(row.submitted_at) <= asOf,
  )
  return withNames(call, {
    ...showLine(place, state, projects),
    asOf,
    unclear: place.unclear ?? null,
    may: {
      keep: mayKeep(call.actor, place),
      judge: call.actor.permissions.has('plan.evidence.judge'),
    },
    figures: showFigures(rows, proofs),
    indicators: [...call.platform.city.carrierIndicators],
  })
}

/** Reports the figure of a year, or corrects it by a new version with its reason. */
export async function reportFigure(
  call: Call,
  id: string,
  input: {
    indicator: string
    year: number
    value: string
    note: string
    revision: number
    reason: string
  },
): Promise<CarrierDetail> {
  const place = getCarrierPlace(call, id)
  if (!mayKeep(call.actor, place)) throw new Problem('plan/not-your-carrier')
  const indicator = call.platform.city.carrierIndicators.find((one) => one.id === input.indicator)
  if (!indicator) {
    throw fieldFault('indicator', 'plan/charter-unknown', { value: input.indicator })
  }
  if (`${input.year}-12-31` >= dayInShanghai(call.now)) {
    throw fieldFault('year', 'plan/year-not-over', { year: input.year })
  }
  const places = input.value.split('.')[1]?.length ?? 0
  if (places > indicator.places) {
    throw fieldFault('value', 'plan/too-many-places', { places: indicator.places })
  }
  const versions = (await selectFigures(call.tx, id)).filter(
    (row) => row.indicator === input.indicator && row.year === input.year,
  )
  const last = versions.at(-1)
  if ((last?.version ?? 0) !== input.revision) throw conflict('figure')
  if (last && input.reason === '') throw fieldFault('reason', 'plan/reason-missing')
  if (last && plain(last.value) === plain(input.value) && last.note === input.note) {
    throw fieldFault('value', 'plan/nothing-corrected')
  }
  const { year, value } = input
  const inserted = await insertFigures(call.tx, [
    {
      carrier: id,
      indicator: indicator.id,
      year,
      version: input.revision + 1,
      value,
      note: input.note,
      reason: last ? input.reason : '',
      department: place.lead,
      by_person: call.actor.personId ?? null,
      known_at: call.now,
    },
  ])
  if (!inserted) throw conflict('figure')
  const version = input.revision + 1
  await note(call, 'carrier.figure', id, { indicator: indicator.id, year, version, value })
  await publishCarriers(call, id)
  return getCarrierDetail(call, id)
}
