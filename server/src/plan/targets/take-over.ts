import type { Bilingual } from '@wstc/domain/kernel/bilingual'
import { compareDecimalTexts } from '@wstc/domain/kernel/decimal'
import { divideFractions, fraction, fractionOf, textOfFraction } from '@wstc/domain/kernel/fraction'
import { recordAct } from '../../audit/index.ts'
import { system } from '../../platform/actor.ts'
import { newId } from '../../platform/ids.ts'
import type { Subscriber } from '../../platform/jobs.ts'
import { heldAmong } from './service.ts'
import {
  insertObservations,
  type NewObservation,
  selectObservations,
} from './store/observations.ts'

const source: Bilingual = { zh: '合同登记簿', en: 'Contracts register' }
const reason: Bilingual = {
  zh: '按合同登记簿的执行额更新',
  en: 'Brought up to date from the executions in the contracts register',
}

/** US dollars in units of a hundred million, to four places. */
const inHundredMillions = (usd: string): string =>
  textOfFraction(divideFractions(fractionOf(usd), fraction(100_000_000n)), 4)

/**
 * Takes the yearly sum that the register of contracts hands over as an observation of the indicator
 * that the city names. It is unverified until a person of the leading group's office confirms it.
 */
export const takeOverFigures = (topic: string): Subscriber => ({
  topic,
  name: 'plan.take-over-figure',
  run: (job) =>
    job.finishIn(async (tx) => {
      const { year, usd, synthetic } = job.payload as {
        year: string
        usd: string
        synthetic: boolean
      }
      const { city, indicators } = job.platform.city
      const indicator = indicators.find((one) => one.id === city.contracts?.indicator)
      if (!indicator) return { taken: false }
      const value = inHundredMillions(usd)
      const { now } = job
      const held = heldAmong(await selectObservations(tx, 'internal', [indicator.id]), { now })
      const before = held.find((one) => one.period === year)
      if (before && compareDecimalTexts(before.value, value) === 0) return { taken: false }
      const version: NewObservation = {
        id: newId(now),
        indicator: indicator.id,
        period: year,
        value,
        knownAt: now,
        arrivedAt: now,
        recordedAt: now,
        recordedBy: null,
        organisation: indicator.source,
        status: 'unverified',
        act: before ? 'correct' : 'record',
        origin: synthetic ? 'demo' : 'recorded',
        synthetic,
        source,
        reason: before ? reason : undefined,
        supersedes: before?.id,
      }
      await insertObservations(tx, [version])
      await recordAct(
        { tx, actor: system, now, requestId: job.id, address: '-' },
        {
          action: 'plan.observation.take-over',
          subject: { kind: 'observation', id: version.id },
          details: { indicator: indicator.id, period: year, value },
        },
      )
      return { taken: true }
    }),
})
