import { z } from 'zod'
import { Bilingual } from '../../../kernel/bilingual.ts'
import { endpoint } from '../../../kernel/endpoint.ts'
import { Day } from '../../../kernel/period.ts'
import { Citation, Verification } from '../../../kernel/source.ts'
import { Place } from '../../model/pack.ts'
import { CarrierIndicator } from '../../model/project.ts'
import { sheets } from '../open.ts'
import { oneOrMore } from '../target-views.ts'
import { By, Instant, office } from '../tasks/shapes.ts'
import { ProjectLightView, ProofView } from './shapes.ts'

const FigureVersion = z.object({
  version: z.int(),
  value: z.string(),
  note: z.string(),
  reason: z.string(),
  by: By,
  at: Instant,
})

/** One year of one indicator: the version that holds, and those before it. */
export const CarrierFigureView = FigureVersion.extend({
  indicator: z.string(),
  year: z.int(),
  shown: z.boolean(),
  former: z.array(FigureVersion),
  evidence: z.array(ProofView),
  synthetic: z.boolean(),
})
export type CarrierFigureView = z.infer<typeof CarrierFigureView>

export const CarrierLine = z.object({
  id: z.string(),
  name: Bilingual,
  kind: Place.shape.kind,
  lead: z.string(),
  cooperating: z.array(z.string()),
  district: z.string().nullable(),
  /** Whether its district has been confirmed. */
  located: Verification.nullable(),
  sectors: z.array(z.string()),
  tasks: z.array(z.int()),
  citation: Citation,
  /** Newest figure of each indicator. */
  latest: z.array(
    z.object({
      indicator: z.string(),
      year: z.int(),
      value: z.string(),
      shown: z.boolean(),
    }),
  ),
  projects: z.array(
    z.object({ id: z.string(), name: Bilingual, light: ProjectLightView.shape.light }),
  ),
  evidence: z.object({ accepted: z.int(), submitted: z.int() }),
  synthetic: z.boolean(),
})
export type CarrierLine = z.infer<typeof CarrierLine>

export const CarrierFilter = z.strictObject({
  q: z.string().trim().max(100).optional(),
  kind: oneOrMore(z.string().max(40)),
  lead: oneOrMore(z.string().max(60)),
  district: oneOrMore(z.string().max(60)),
  sector: oneOrMore(z.string().max(60)),
  asOf: Day.optional(),
  /** `plan` is the order of the plan; `carrier`, `district`, `lead` or the id of an indicator. */
  sort: z.string().max(40).default('plan'),
  order: z.enum(['asc', 'desc']).default('asc'),
})
export type CarrierFilter = z.infer<typeof CarrierFilter>

export const CarrierDetail = CarrierLine.extend({
  asOf: Day,
  unclear: Bilingual.nullable(),
  may: z.object({ keep: z.boolean(), judge: z.boolean() }),
  figures: z.array(CarrierFigureView),
  indicators: z.array(CarrierIndicator),
})
export type CarrierDetail = z.infer<typeof CarrierDetail>

const read = { access: 'plan.task.read', audience: office } as const
const CarrierParams = z.strictObject({ carrier: z.string().min(1).max(80) })

export const carriersContract = {
  listCarriers: endpoint({
    method: 'GET',
    path: '/plan/work/carriers',
    summary: { zh: '载体清单', en: 'Parks and bases' },
    ...read,
    query: CarrierFilter,
    reply: z.object({
      asOf: Day,
      items: z.array(CarrierLine),
      indicators: z.array(CarrierIndicator),
    }),
  }),
  exportCarriers: endpoint({
    method: 'GET',
    path: '/plan/work/exports/carriers',
    summary: { zh: '导出载体年度数据', en: 'Export the yearly figures of carriers' },
    ...read,
    query: CarrierFilter.extend({
      format: z.enum(['xlsx', 'csv']).default('xlsx'),
      columns: oneOrMore(z.string().max(40)),
    }),
    file: sheets,
  }),
  getCarrier: endpoint({
    method: 'GET',
    path: '/plan/work/carriers/:carrier',
    summary: { zh: '一个载体及其年度数据', en: 'One park or base with its yearly figures' },
    ...read,
    params: CarrierParams,
    query: z.strictObject({ asOf: Day.optional() }),
    reply: CarrierDetail,
  }),
  reportCarrierFigure: endpoint({
    method: 'POST',
    path: '/plan/work/carriers/:carrier/figures',
    summary: {
      zh: '填报或更正一年的数据，原版本保留',
      en: 'Report or correct the figure of a year; the version before stays',
    },
    access: 'plan.project.keep',
    audience: ['officer'],
    params: CarrierParams,
    ifMatch: true,
    body: z.strictObject({
      indicator: z.string().max(80),
      year: z.int().min(2000).max(2100),
      value: z.string().regex(/^\d{1,15}(\.\d{1,4})?$/),
      note: z.string().trim().max(1000).default(''),
      reason: z.string().trim().max(4000).default(''),
    }),
    reply: CarrierDetail,
  }),
}
