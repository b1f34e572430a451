import type { Criterion } from '@wstc/domain/plan/model/target'
import { criterionTexts } from '@wstc/domain/plan/words/rules'
import { useSay } from '../../i18n/language.ts'
import { formatNumber } from '../../kit/number.ts'
import { unitOf } from '../words.ts'

/** What is asked, in words: `不低于 30 %`. */
export function useCriterion(): (criterion: Criterion, unit: string) => string {
  const say = useSay()
  return (criterion, unit) => {
    const word = say(criterionTexts[criterion.kind])
    const after = say(unitOf(unit))
    switch (criterion.kind) {
      case 'range':
        return `${formatNumber(criterion.low)}–${formatNumber(criterion.high)} ${after}`
      case 'qualitative':
        return word
      default:
        return `${word} ${formatNumber(criterion.value)} ${after}`
    }
  }
}

/** The figure that the line of the target stands at. */
export function boundOf(criterion: Criterion): string | undefined {
  if (criterion.kind === 'qualitative') return undefined
  return criterion.kind === 'range' ? criterion.low : criterion.value
}
