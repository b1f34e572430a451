import { z } from 'zod'
import { Day } from '../kernel/period.ts'

/** 统一社会信用代码: 18 of the 31 characters of GB 32100-2015; the check is a rule. */
export const Uscc = z.string().regex(/^[0-9A-HJ-NPQRTUWXY]{18}$/)

/** 存续状态. */
export const EnterpriseState = z.enum(['active', 'suspended', 'closed'])
export type EnterpriseState = z.infer<typeof EnterpriseState>

/** 登记注册类型, as far as services trade asks for it. */
export const Ownership = z.enum([
  'state',
  'collective',
  'private',
  'hong-kong-macao-taiwan',
  'joint-venture',
  'foreign',
  'other',
])
export type Ownership = z.infer<typeof Ownership>

/** 规模: large, medium, small, micro. */
export const SizeClass = z.enum(['large', 'medium', 'small', 'micro'])
export type SizeClass = z.infer<typeof SizeClass>

/** 企业类别 that the city gives for a time: key, leading, small and medium to be grown, advanced. */
export const StandingKind = z.enum(['key', 'leading', 'small-medium', 'advanced'])
export type StandingKind = z.infer<typeof StandingKind>

/** 企业类别 with its days; an open end has none. */
export const Standing = z.strictObject({
  kind: StandingKind,
  from: Day.nullable(),
  until: Day.nullable(),
})
export type Standing = z.infer<typeof Standing>

/** 曾用名 with the days on which it was the name. */
export const FormerName = z.strictObject({
  name: z.string().trim().min(2).max(120),
  from: Day.nullable(),
  until: Day.nullable(),
})
export type FormerName = z.infer<typeof FormerName>

const line = (most: number) =>
  z
    .string()
    .trim()
    .max(most)
    .regex(/^[^\p{Cc}\u202a-\u202e\u2066-\u2069]*$/u)
const codes = z.array(z.string().max(40)).max(60)
const Mail = z.union([z.literal(''), z.email().max(254)])

/** 联系人职务: what somebody is asked about. */
export const ContactJob = z.enum(['statistics', 'finance', 'legal-representative', 'other'])
export type ContactJob = z.infer<typeof ContactJob>

/** Most contacts of one entry. */
export const mostContacts = 5

/** 联系人. */
export const Contact = z.strictObject({
  name: line(80),
  job: ContactJob,
  phone: line(40),
  email: Mail,
})
export type Contact = z.infer<typeof Contact>

/** 企业登记事项. Each key is a column of the register, of its sheets and of its history. */
export const EnterpriseFacts = z.strictObject({
  uscc: Uscc,
  name: line(120).min(2),
  /** 英文名称. */
  english: line(200),
  /** 曾用名. */
  former: z.array(FormerName).max(20),
  district: z.string().min(1).max(60),
  /** 园区, by id of the city's places. */
  park: z.string().max(60).nullable(),
  state: EnterpriseState,
  /** Day since which the state holds. */
  since: Day.nullable(),
  ownership: Ownership.nullable(),
  size: SizeClass.nullable(),
  standings: z.array(Standing).max(20),
  /** 重点领域, by id. */
  sectors: codes,
  /** 出口的服务项目 and 进口的服务项目, EBOPS 2010. */
  exports: codes,
  imports: codes,
  /** 总公司: code of the head office, for a branch. */
  head: Uscc.nullable(),
  address: line(200),
  /** 联系人, the main one first. */
  contacts: z.array(Contact).max(mostContacts),
  note: line(500),
})
export type EnterpriseFacts = z.infer<typeof EnterpriseFacts>

export type FactKey = keyof EnterpriseFacts
export const factKeys = Object.keys(EnterpriseFacts.shape) as [FactKey, ...FactKey[]]
export const FactKey = z.enum(factKeys)

export const contactParts = ['name', 'job', 'phone', 'email'] as const
export type ContactPart = (typeof contactParts)[number]

/** A column of the register's sheets: a fact, or one part of the first, second … contact. */
export type SheetColumn = Exclude<FactKey, 'contacts'> | `contact-${number}-${ContactPart}`
export const sheetColumns = factKeys.flatMap((key): SheetColumn[] =>
  key === 'contacts'
    ? Array.from({ length: mostContacts }, (_, n) =>
        contactParts.map((part) => `contact-${n + 1}-${part}` as const),
      ).flat()
    : [key],
) as [SheetColumn, ...SheetColumn[]]
export const SheetColumn = z.enum(sheetColumns)

/** What an enterprise may ask to have changed of its own entry; the code and the standing are not among it. */
export const proposable = [
  'name',
  'english',
  'district',
  'park',
  'state',
  'since',
  'ownership',
  'size',
  'sectors',
  'exports',
  'imports',
  'head',
  'address',
  'contacts',
] as const satisfies readonly FactKey[]

const ofOwn = Object.fromEntries(proposable.map((key) => [key, true])) as {
  readonly [K in (typeof proposable)[number]]: true
}
export const ProposedFacts = EnterpriseFacts.pick(ofOwn).partial()
export type ProposedFacts = z.infer<typeof ProposedFacts>

/** 变更申请. */
export const ChangeState = z.enum(['open', 'approved', 'refused', 'withdrawn'])
export type ChangeState = z.infer<typeof ChangeState>

/** Where a version of an entry came from. */
export const Origin = z.enum(['typed', 'import', 'proposal', 'merge', 'demo'])
export type Origin = z.infer<typeof Origin>

/** What an import would do with a row. */
export const RowAct = z.enum(['new', 'changed', 'unchanged', 'faulty'])
export type RowAct = z.infer<typeof RowAct>

/** 隶属关系: who held how much of whom, from day to day. `holder` is a code, or a name abroad. */
export const Holding = z.strictObject({
  holder: line(120).min(2),
  /** Share in per cent, above 0 and at most 100. */
  share: z.string().regex(/^(100(\.0{1,2})?|\d{1,2}(\.\d{1,2})?)$/),
  from: Day.nullable(),
  until: Day.nullable(),
})
export type Holding = z.infer<typeof Holding>
