import { contentHashOf } from '@wstc/domain/audit/rules/statements'
import {
  type ContractState,
  type ContractTerms,
  type ExecutionEntry,
  type ExecutionState,
  emptyTerms,
} from '@wstc/domain/contracts/model'
import { categoryOf } from '@wstc/domain/contracts/rules/terms'
import {
  addDays,
  dayInShanghai,
  lastDayOf,
  monthOf,
  type Period,
  previousPeriod,
} from '@wstc/domain/kernel/period'
import { type Draw, drawsOf } from '@wstc/domain/kernel/seeded'
import type { SizeClass } from '@wstc/domain/registry/model'
import { sha256 } from '../audit/index.ts'
import { system } from '../platform/actor.ts'
import type { Tx } from '../platform/database.ts'
import { newId } from '../platform/ids.ts'
import { enqueue, type Job, type JobHandler } from '../platform/jobs.ts'
import type { Platform } from '../platform/platform.ts'
import { listUnits, type Unit } from '../registry/index.ts'
import { insertContract, insertVersion, listContractLines } from './store/contracts.ts'
import { claimReceipts, insertExecution, insertExecutionVersion } from './store/executions.ts'
import { insertJudgement } from './store/judgements.ts'

const kind = 'contracts.make-demo'
const firms = 45
const months = 24

const clients = [
  ['US', '示例北美软件公司', 'USD'],
  ['JP', '示例东京系统株式会社', 'JPY'],
  ['HK', '示例香港金融服务有限公司', 'HKD'],
  ['DE', '示例莱茵工程公司', 'EUR'],
  ['SG', '示例狮城物流公司', 'USD'],
  ['TW', '示例台北电子公司', 'USD'],
  ['GB', '示例伦敦咨询公司', 'USD'],
  ['CN', '示例沿海信息服务公司', 'CNY'],
] as const
/** US dollars that a contract of a firm of this size brings in a month, about. */
const monthly: Readonly<Record<SizeClass, number>> = {
  micro: 12_000,
  small: 45_000,
  medium: 180_000,
  large: 700_000,
}
const subjects = {
  ITO: ['软件研发与测试', 'SI21', '武汉软件交付中心'],
  BPO: ['财务与客服流程运营', 'SJ35', '武汉共享服务中心'],
  KPO: ['工程设计与数据分析', 'SJ312', '武汉设计交付中心'],
} as const
/** Amounts are drawn in US dollars and written in about as much of the currency. */
const about: Readonly<Record<string, number>> = { USD: 1, JPY: 110, HKD: 7.8, EUR: 0.85, CNY: 6.6 }

const at = (day: string, hour: number): Date =>
  new Date(`${day}T${String(hour).padStart(2, '0')}:20:00+08:00`)
const hash = (said: object): string => contentHashOf(JSON.parse(JSON.stringify(said)), sha256)

function termsOf(
  draw: Draw,
  exports: readonly string[],
  n: number,
  place: number,
  signedOn: string,
  usd: number,
): ContractTerms {
  const [economy, client, currency] = clients[Math.floor(draw() * clients.length)]!
  if (place === 1 && n % 4 === 0) {
    return {
      ...emptyTerms('technology'),
      number: `T${signedOn.slice(0, 4)}-${100 + n}`,
      client,
      economy: economy === 'CN' ? 'DE' : economy,
      subject: '光电检测专有技术',
      item: 'SH2',
      amount: `${usd}.00`,
      signedOn,
      startsOn: signedOn,
      endsOn: addDays(signedOn, 1400),
      flow: n % 8 === 0 ? 'import' : 'export',
      transfer: 'know-how',
      royalty: n % 8 === 0 ? `${Math.round(usd / 10)}.00` : '',
      registration: `4201${signedOn.slice(0, 4)}${1000 + n}`,
    }
  }
  const drawn = (['ITO', 'ITO', 'BPO', 'KPO'] as const)[Math.floor(draw() * 4)]!
  const type = exports.some((item) => item.startsWith('SI')) ? 'ITO' : drawn
  const [subject, item, centre] = subjects[type]
  const subcontracted = draw() < 0.2
  return {
    ...emptyTerms('outsourcing'),
    number: `W${signedOn.slice(0, 4)}-${100 + n}-${place + 1}`,
    client,
    economy,
    subject,
    item,
    amount: `${Math.round(usd * about[currency]!)}.00`,
    currency,
    signedOn,
    startsOn: signedOn,
    endsOn: addDays(signedOn, 1100),
    type,
    subcontracted,
    contractor: subcontracted ? '示例总承包公司' : '',
    centre,
  }
}

interface Kept {
  readonly tx: Tx
  readonly unit: Unit
  readonly id: string
  readonly terms: ContractTerms
  readonly state: ContractState
  readonly day: string
}

async function keepContract({ tx, unit, id, terms, state, day }: Kept): Promise<void> {
  const submitted = at(day, 10)
  const accepted = state === 'accepted'
  await insertContract(tx, {
    id,
    enterprise: unit.id,
    kind: terms.kind,
    number: terms.number,
    state,
    act: 'register',
    version: 1,
    accepted_version: accepted ? 1 : null,
    submitted_at: submitted,
    created_at: submitted,
    synthetic: true,
  })
  await insertVersion(tx, {
    contract: id,
    version: 1,
    act: 'register',
    terms: JSON.stringify(terms),
    category: categoryOf(terms)!,
    economy: terms.economy,
    currency: terms.currency,
    amount: terms.amount,
    signed_on: terms.signedOn,
    explanations: '[]',
    findings: '[]',
    reason: '',
    content_hash: hash(terms),
    by_person: null,
    at: submitted,
  })
  if (state === 'submitted') return
  await insertJudgement(tx, {
    id: newId(submitted),
    contract: id,
    execution: null,
    version: 1,
    verdict: accepted ? 'accepted' : 'returned',
    word: accepted ? '' : '请核对合同金额与币种（演示数据）',
    comments: JSON.stringify(
      accepted ? [] : [{ field: 'amount', text: '合同扫描件上的金额与此不同（演示数据）' }],
    ),
    by_person: null,
    at: at(addDays(day, 1), 15),
  })
}

interface Executed {
  readonly unit: Unit
  readonly contract: string
  readonly terms: ContractTerms
  readonly month: Period
  readonly amount: string
  readonly receipt: string
  readonly state: ExecutionState
  readonly today: string
}

async function keepExecution(tx: Tx, of: Executed): Promise<void> {
  const { unit, contract, terms, month, amount, state } = of
  const executedOn = `${month}-${month === monthOf(of.today) ? '01' : '20'}`
  const reported = addDays(lastDayOf(month), 3)
  const submitted = at([reported, of.today].sort()[0]!, 9)
  const id = newId(submitted)
  const { currency } = terms
  const receipt = {
    bank: 'BOC',
    number: of.receipt,
    receivedOn: executedOn,
    amount,
    currency,
    file: '',
  } as const
  const entry: ExecutionEntry = { executedOn, amount, currency, note: '', receipts: [receipt] }
  await insertExecution(tx, {
    id,
    contract,
    enterprise: unit.id,
    state,
    act: 'enter',
    version: 1,
    accepted_version: state === 'accepted' ? 1 : null,
    entered_at: submitted,
    submitted_at: submitted,
    synthetic: true,
  })
  await insertExecutionVersion(tx, {
    execution: id,
    version: 1,
    act: 'enter',
    executed_on: executedOn,
    currency,
    amount,
    note: '',
    receipts: JSON.stringify(entry.receipts),
    explanations: '[]',
    findings: '[]',
    reason: '',
    content_hash: hash(entry),
    by_person: null,
    at: submitted,
  })
  await claimReceipts(tx, { execution: id, enterprise: unit.id, at: submitted }, entry.receipts)
}

/** The contracts of one firm over two years; what is of the last month waits for the office. */
async function makeFirm(job: Job, unit: Unit, n: number): Promise<void> {
  const today = dayInShanghai(job.now)
  const draw = drawsOf(`contracts ${n}`)
  await job.inTransaction(async (tx) => {
    if (
      (await listContractLines(tx, { enterprise: unit.id, sort: 'begun', order: 'desc', limit: 1 }))
        .length > 0
    )
      return
    let month = previousPeriod(monthOf(today))
    const run = [month]
    while (run.length < months) {
      month = previousPeriod(month)
      run.unshift(month)
    }
    const size = Math.exp(draw() * 1.5) * monthly[unit.facts.size || 'small']
    const count = unit.organisation ? 3 : 1 + (n % 2)
    for (let place = 0; place < count; place += 1) {
      const newest = place === count - 1 && (unit.organisation !== null || n % 6 === 0)
      const signed = newest ? addDays(today, -9) : addDays(`${run[0]}-15`, Math.floor(draw() * 90))
      const made = termsOf(
        draw,
        unit.facts.exports,
        n,
        place,
        signed,
        Math.round(size * (38 + draw() * 20)),
      )
      const terms = newest ? made : { ...made, currency: made.economy === 'CN' ? 'CNY' : 'USD' }
      const id = newId(at(signed, 9))
      const waiting = unit.organisation && n % 2 === 1 ? 'returned' : 'submitted'
      const state: ContractState = newest ? waiting : 'accepted'
      await keepContract({ tx, unit, id, terms, state, day: newest ? addDays(today, -4) : signed })
      if (newest) continue
      for (const [index, one] of run.entries()) {
        if (`${one}-20` < signed || draw() < 0.35) continue
        const usd = size * (0.6 + draw()) * (1 + index / months)
        const amount = `${Math.round(usd * about[terms.currency]!)}.00`
        await keepExecution(tx, {
          unit,
          contract: id,
          terms,
          month: one,
          amount,
          receipt: `DEMO${one.replace('-', '')}${String(n).padStart(4, '0')}${place}`,
          state: index === run.length - 1 ? 'submitted' : 'accepted',
          today,
        })
      }
    }
  })
}

/** Contracts of firms that do not exist, made after the start so that it does not wait. */
export const demoContractsJob: JobHandler = {
  kind,
  run: async (job) => {
    const units = await job.inTransaction((tx) => listUnits(tx))
    const trading = units.filter(
      ({ organisation, facts }) =>
        organisation !== null || facts.exports.some((item) => /^S[IJ]/.test(item)),
    )
    const chosen = trading
      .sort((a, b) => Number(b.organisation !== null) - Number(a.organisation !== null))
      .slice(0, firms)
    for (const [n, unit] of chosen.entries()) {
      await makeFirm(job, unit, n)
      await job.report(n + 1, chosen.length)
    }
    return { firms: chosen.length }
  },
}

export async function queueDemoContracts(platform: Platform): Promise<void> {
  const { database, clock } = platform
  await database.inTransaction(system, (tx) =>
    enqueue({ tx, now: clock.now() }, { kind, key: 'demo-contracts', totalSteps: firms }),
  )
}
