import type { Edit, Figure } from '../model/edit.ts'
import type { SurveyVersion } from '../model/survey.ts'
import { compileCondition, type TriAt } from './condition.ts'
import { type LaidOutEdit, type Layout, layOut } from './layout.ts'
import { compileNumber, type NumberAt } from './number.ts'

/** A figure of a message: a number, or part and whole of a percentage. */
export type FigureAt =
  | { readonly of: NumberAt; readonly places: number }
  | { readonly part: NumberAt; readonly whole: NumberAt; readonly places: number }

export interface CompiledEdit extends LaidOutEdit {
  readonly when: TriAt
  readonly figures: ReadonlyMap<string, FigureAt>
}

/** 表式 made ready for evaluation, once per version of a survey. */
export interface CompiledForm {
  readonly layout: Layout
  readonly edits: readonly CompiledEdit[]
  readonly computed: ReadonlyMap<string, NumberAt>
}

function compileFigure(figure: Figure, layout: Layout): FigureAt {
  const { places } = figure
  if ('of' in figure) return { of: compileNumber(figure.of, layout), places }
  const [part, whole] = figure.percent
  return { part: compileNumber(part, layout), whole: compileNumber(whole, layout), places }
}

const figuresOf = ({ figures }: Edit, layout: Layout): ReadonlyMap<string, FigureAt> =>
  new Map(Object.entries(figures).map(([name, one]) => [name, compileFigure(one, layout)]))

export function compileForm(version: SurveyVersion): CompiledForm {
  const layout = layOut(version)
  return {
    layout,
    edits: layout.edits.map((one) => ({
      ...one,
      when: compileCondition(one.edit.when, layout),
      figures: figuresOf(one.edit, layout),
    })),
    computed: new Map(
      [...layout.computed].map(([code, formula]) => [code, compileNumber(formula, layout)]),
    ),
  }
}
