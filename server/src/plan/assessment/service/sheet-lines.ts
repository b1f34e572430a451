import type { Bilingual } from '@wstc/domain/kernel/bilingual'
import type { Sheet } from '@wstc/domain/plan/contract/assessment/shapes'
import type { DepartmentScore } from '@wstc/domain/plan/model/assessment/result'
import { itemsOf } from '@wstc/domain/plan/model/assessment/system'
import { assessmentSheetTexts as texts } from '@wstc/domain/plan/words/assessment'
import { formulaText } from '@wstc/domain/plan/words/formula'

/** A line of the printed sheet. */
export interface SheetLine {
  readonly group: Bilingual
  readonly name: Bilingual
  readonly about: Bilingual
  readonly formula: Bilingual
  readonly score: DepartmentScore['items'][number]
}

export function linesOf({ system, score }: Pick<Sheet, 'system' | 'score'>): SheetLine[] {
  const scores = new Map(score.items.map((one) => [one.item, one]))
  return itemsOf(system).flatMap(({ item, group }) => {
    const found = scores.get(item.id)
    if (!found) return []
    const name = system.groups.find((one) => one.id === group)?.name
    return [
      {
        group: name ?? texts[item.kind === 'malus' ? 'malus' : 'bonus'],
        name: item.name,
        about: item.about,
        formula: formulaText(item.formula, { item }),
        score: found,
      },
    ]
  })
}
