import { checkPack } from '@wstc/domain/plan/pack-rules'
import { compileForm } from '@wstc/domain/statistics/collection/edits/compile'
import type { EditContext } from '@wstc/domain/statistics/collection/edits/context'
import { openEvaluator } from '@wstc/domain/statistics/collection/edits/evaluator'
import {
  emptyReturn,
  type ReturnContent,
  type ReturnRow,
} from '@wstc/domain/statistics/collection/model/content'
import { readCity } from '../../server/src/platform/city.ts'
import { readSurveys } from '../../server/src/platform/city-surveys.ts'
import type { Figure } from '../figure.ts'
import { ms, percentile, times } from '../statistics.ts'

const items = ['SI21', 'SI22', 'SJ311', 'SJ211', 'SC12']
const partners = ['US', 'JP', 'DE', 'HK', 'SG', 'GB', 'KR', 'FR', 'IN', 'AU']
const rates = { USD: '1', CNY: '0.150231', EUR: '1.1127' }

/** `count` rows, most of them of different partners and items, in three currencies. */
const rowsOf = (count: number, factor: number): ReturnRow[] =>
  Array.from({ length: count }, (_, n) => ({
    key: `r${n}`,
    flow: n % 3 === 0 ? 'import' : 'export',
    item: items[n % items.length]!,
    partner: partners[Math.floor(n / items.length) % partners.length]!,
    mode: '1',
    currency: ['USD', 'CNY', 'EUR'][n % 3]!,
    amount: `${(n + 1) * factor}.50`,
    ...(n % 5 === 0 && { contract: `W-${n}` }),
  }))

const contentOf = (rows: ReturnRow[]): ReturnContent => ({ ...emptyReturn(1), rows })

async function monthlyForm() {
  const surveys = await readSurveys(await readCity('wuhan-2016', checkPack))
  return compileForm(surveys.find((one) => one.id === 'services-monthly')!.versions[0]!)
}

/** A digit typed into the amount of a row, to the findings that the page shows. */
export const formEdits: Figure = {
  name: 'form-edits',
  run: async (_, { times: rounds }) => {
    const count = 500
    const form = await monthlyForm()
    const contracts = Object.fromEntries(
      rowsOf(count, 1).map((row) => [
        `W-${row.key.slice(1)}`,
        { partner: row.partner, value: '900000', executed: '10' },
      ]),
    )
    const context: EditContext = {
      period: '2016-08',
      rates,
      register: { items: ['SI', 'SJ'], partners, employees: '120', servicesTrade: '5000000' },
      contracts,
      lastPeriod: { content: contentOf(rowsOf(count, 900)), rates },
      lastYear: { content: contentOf(rowsOf(count, 700)), rates },
    }
    const rows = rowsOf(count, 1000)
    const evaluator = openEvaluator(form, context, contentOf(rows))
    const took: number[] = []
    const bare: number[] = []
    const whole: number[] = []
    for (let n = -20; n < rounds * 10; n += 1) {
      const row = rows[(n * 37 + 7400) % count]!
      const typed = { ...row, amount: `${(n + 100) * 1237}` }
      rows[rows.indexOf(row)] = typed
      const begun = performance.now()
      evaluator.setRow(typed)
      evaluator.findings()
      if (n >= 0) took.push(performance.now() - begun)
      const copying = performance.now()
      structuredClone(rows)
      if (n >= 0) bare.push(performance.now() - copying)
    }
    for (let n = 0; n < Math.max(2, rounds / 5); n += 1) {
      const begun = performance.now()
      const anew = openEvaluator(form, context, contentOf(rows)).findings()
      whole.push(performance.now() - begun)
      if (JSON.stringify(anew) !== JSON.stringify(evaluator.findings())) {
        throw new Error('Typing told something else than the whole return tells')
      }
    }
    const [p50, p99] = [percentile(took, 0.5), percentile(took, 0.99)]
    return [
      {
        what: `A keystroke in a return of ${count} rows with its edits, to the list of findings`,
        bar: 'p99 ≤ 16 ms',
        measured: `p50 ${ms(p50)}, p99 ${ms(p99)}; the whole return anew ${ms(percentile(whole, 0.5))}`,
        ratio: times(p50 / percentile(bare, 0.5)),
        baseline: `bare structuredClone of the rows: ${ms(percentile(bare, 0.5))}`,
        met: p99 <= 16,
      },
    ]
  },
}
