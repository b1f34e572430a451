import { Indicator } from '../../src/plan/model/indicator.ts'
import type { Observation } from '../../src/plan/model/observation.ts'
import { Target } from '../../src/plan/model/target.ts'

const both = { zh: '测试', en: 'test' }
const citation = { document: '2016-33', clause: '一(二)' }

export function makeIndicator(over: Record<string, unknown> = {}): Indicator {
  return Indicator.parse({
    id: 'figure',
    name: both,
    definition: both,
    unit: 'usd-100m',
    direction: 'up',
    nature: 'flow',
    frequency: 'year',
    source: 'commerce',
    dueAfterWorkingDays: 30,
    ...over,
  })
}

export function makeTarget(over: Record<string, unknown> = {}): Target {
  const base = (over as { base?: Record<string, unknown> }).base
  return Target.parse({
    id: 'promise',
    sector: 'overall',
    indicator: 'figure',
    due: '2020',
    criterion: { kind: 'at-least', value: '200' },
    statement: both,
    citation,
    ...over,
    ...(base ? { base: { citation, status: 'unverified', ...base } } : {}),
  })
}

let count = 0

export function makeObservation(
  period: string,
  value: string,
  over: Partial<Observation> = {},
): Observation {
  count += 1
  return {
    id: `o${String(count).padStart(6, '0')}`,
    indicator: 'figure',
    period,
    value,
    knownAt: '2016-01-01T04:00:00Z',
    status: 'unverified',
    source: both,
    ...over,
  }
}

export const plan = { from: '2016-08-10', until: '2020-12-31' }
