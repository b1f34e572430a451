import { z } from 'zod'
import { Bilingual } from '../../kernel/bilingual.ts'
import { Day } from '../../kernel/period.ts'

/** 项目环节. A project is never deleted: it is refused before, or closed after it was registered. */
export const ProjectStage = z.enum(['proposed', 'registered', 'refused', 'closed'])
export type ProjectStage = z.infer<typeof ProjectStage>

/** 投资口径, never added to one another: 计划投资, 核准（批复）投资, 实际完成投资. */
export const MoneyKind = z.enum(['planned', 'authorised', 'paid'])
export type MoneyKind = z.infer<typeof MoneyKind>

/** 资金来源. */
export const FundSource = z.enum(['central', 'province', 'city', 'district', 'enterprise', 'bank'])
export type FundSource = z.infer<typeof FundSource>

export const Currency = z.enum(['CNY', 'USD'])
export type Currency = z.infer<typeof Currency>

/** An exact amount in ten thousands (万) of its currency, to the hundredth of the currency's unit. */
export const AmountText = z.string().regex(/^\d{1,12}(\.\d{1,6})?$/)

/** 节点事项: what happened to a milestone. The first step of each is `plan`. */
export const StepAct = z.enum(['plan', 'move', 'reach', 'drop'])
export type StepAct = z.infer<typeof StepAct>

/** What a piece of evidence shows: a milestone, an investment entry or a carrier's figure. */
export const ProofSubject = z.enum(['milestone', 'money', 'figure'])
export type ProofSubject = z.infer<typeof ProofSubject>

/** 立项内容. Days and organisations as the responsible department states them. */
export const Charter = z.strictObject({
  name: Bilingual,
  aim: Bilingual,
  /** 责任人, empty where not yet named. */
  responsible: z.string().trim().max(60),
  /** 建设（运营）单位, empty where not yet named. */
  operator: z.string().trim().max(200),
  /** District id of the city pack. */
  district: z.string().max(60).nullable(),
  /** Sector ids. */
  sectors: z.array(z.string().max(60)).max(10),
  /** Numbers of the tasks that it serves. */
  tasks: z.array(z.int().positive()).max(40),
  /** Place id of the carrier that it stands in. */
  carrier: z.string().max(80).nullable(),
  from: Day,
  until: Day,
})
export type Charter = z.infer<typeof Charter>

/** 登记: a place of the plan is followed up as a project, reports yearly figures as a carrier, or both. */
export const RegisterPart = z.enum(['project', 'carrier'])
export type RegisterPart = z.infer<typeof RegisterPart>

/** 载体指标: what carriers report each year. */
export const CarrierIndicator = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  name: Bilingual,
  definition: Bilingual,
  unit: z.enum(['square-metres-10k', 'enterprises', 'people', 'usd-10k']),
  /** Places after the point that a figure may have. */
  places: z.int().min(0).max(4),
  citation: z.strictObject({ document: z.string().min(1), clause: z.string().min(1) }).optional(),
})
export type CarrierIndicator = z.infer<typeof CarrierIndicator>

/** 行政区: a district or zone in which projects and carriers stand. */
export const District = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  name: Bilingual,
  kind: z.enum(['district', 'zone']),
  /** Organisation whose people answer for it, where it is not `district-<id>`. */
  office: z.string().optional(),
})
export type District = z.infer<typeof District>
