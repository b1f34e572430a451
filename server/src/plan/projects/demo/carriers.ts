import { dayInShanghai } from '@wstc/domain/kernel/period'
import { addWorkingDays } from '@wstc/domain/kernel/working-days'
import type { Place } from '@wstc/domain/plan/model/pack'
import type { CarrierIndicator } from '@wstc/domain/plan/model/project'
import { figureProof } from '@wstc/domain/plan/rules/carrier'
import { newId } from '../../../platform/ids.ts'
import { between, chanceOf, instantOn } from '../../tasks/demo/chance.ts'
import type { DemoCast } from '../../tasks/demo/people.ts'
import type { Invented } from './rows.ts'

/** About where the figures of an indicator begin in 2015, before growth. */
const sizes: Readonly<Record<string, readonly [number, number]>> = {
  'area-in-use': [20, 120],
  'enterprises-settled': [60, 900],
  'services-exports': [800, 24_000],
  employment: [1500, 42_000],
}

/** Yearly figures of 2015 to 2017, some corrected, most shown. */
export function inventCarrier(
  made: Invented,
  place: Place,
  indicators: readonly CarrierIndicator[],
  cast: DemoCast,
  now: Date,
): void {
  const lead = place.lead!
  for (const indicator of indicators) {
    const chance = chanceOf(`carrier ${place.id} ${indicator.id}`)
    const [low, high] = sizes[indicator.id] ?? [10, 100]
    let value = between(chance, low, high)
    for (const year of [2015, 2016, 2017]) {
      const known = instantOn(
        chance,
        addWorkingDays(`${Math.max(year + 1, 2017)}-02-10`, between(chance, 1, 20)),
      )
      if (known > now) break
      const places = indicator.places > 0 ? `.${between(chance, 10, 99)}` : ''
      const row = {
        carrier: place.id,
        indicator: indicator.id,
        year,
        department: lead,
        by_person: cast.officer(lead),
        synthetic: true,
      }
      made.figures.push({ ...row, version: 1, value: `${value}${places}`, known_at: known })
      const again = instantOn(chance, addWorkingDays(dayInShanghai(known), 15))
      const corrected = year === 2016 && chance() < 0.3 && again <= now
      if (corrected) {
        made.figures.push({
          ...row,
          version: 2,
          value: `${value - between(chance, 1, 4)}${places}`,
          reason: '剔除已迁出企业后更正。',
          known_at: again,
        })
      }
      const at = instantOn(chance, addWorkingDays(dayInShanghai(corrected ? again : known), 1))
      const judgedAt = instantOn(chance, addWorkingDays(dayInShanghai(at), between(chance, 1, 5)))
      const judged = judgedAt <= now && chance() < 0.8
      if (at <= now) {
        made.proofs.push({
          id: newId(at),
          project: null,
          carrier: place.id,
          subject: 'figure',
          subject_id: figureProof({ ...row, version: corrected ? 2 : 1 }),
          department: lead,
          kind: 'link',
          title: `${year} 年${indicator.name.zh}汇总表（演示）`,
          file: null,
          link: 'https://example.invalid/demo-evidence',
          publicity: 'internal',
          stage: judged ? 'accepted' : 'submitted',
          submitted_by: cast.officer(lead),
          submitted_at: at,
          settled_by: judged ? cast.office.person : null,
          settled_at: judged ? judgedAt : null,
          word: judged ? '已核对。' : '',
          synthetic: true,
        })
      }
      value = Math.round(value * (1.04 + chance() * 0.2))
    }
  }
}
