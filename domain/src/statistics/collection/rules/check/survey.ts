import { findEbopsItem } from '../../../../kernel/codes/ebops.ts'
import type { Citation } from '../../../../kernel/source.ts'
import type { Survey, SurveyVersion } from '../../model/survey.ts'
import { frequencyOf } from '../periods.ts'
import { checkEdit } from './edit.ts'
import type { Say, SurveyFault, SurveyRegister } from './fault.ts'
import { checkForm } from './form.ts'
import { checkTold } from './told.ts'
import { partsOfExpression } from './walk.ts'

/** Every fault of a survey whose file fits its schema. */
export function checkSurvey(survey: Survey, register: SurveyRegister): SurveyFault[] {
  const faults: SurveyFault[] = []
  const say: Say = (pointer, zh, en) => void faults.push({ pointer, message: { zh, en } })
  if (!register.departments.has(survey.authority)) {
    say(
      ['authority'],
      `没有这个部门：${survey.authority}`,
      `There is no department “${survey.authority}”`,
    )
  }
  checkCitation(survey.citation, ['citation'], register, say)
  survey.demand?.basis.forEach((one, index) => {
    checkCitation(one, ['demand', 'basis', index], register, say)
  })
  if (!survey.demand && survey.versions.some(endsInDemand)) {
    say(
      ['versions'],
      '提醒到正式催报的调查须写明 demand（依据和期限）',
      'A survey whose reminders end in a demand says on what ground (demand)',
    )
  }
  survey.versions.forEach((version, index) => {
    const at = ['versions', index] as const
    const below: Say = (pointer, zh, en) => say([...at, ...pointer], zh, en)
    const before = survey.versions[index - 1]
    if (before && version.version <= before.version)
      below(['version'], '版本号须递增', 'Versions count upwards')
    if (before && version.from <= before.from && version.frequency === before.frequency) {
      below(['from'], '起用时间须晚于上一版', 'A version begins after the one before')
    }
    if (frequencyOf(version.from) !== version.frequency) {
      below(['from'], '起用时间与报送频率不符', 'The first period is not of this frequency')
    }
    checkVersion(version, register, below)
  })
  return faults
}

const endsInDemand = (version: SurveyVersion): boolean =>
  version.reminders.some((rung) => rung.tone === 'demand')

function checkVersion(version: SurveyVersion, register: SurveyRegister, say: Say): void {
  version.parameters.forEach(({ values }, index) => {
    values.forEach(({ source }, at) => {
      checkCitation(source, ['parameters', index, 'values', at, 'source'], register, say)
    })
  })
  const known = new Set(version.parameters.map((one) => one.id))
  for (const [part, pointer] of partsOfExpression(version.obliged, ['obliged'])) {
    if (typeof part.parameter === 'string' && !known.has(part.parameter)) {
      say(pointer, `没有这个参数：${part.parameter}`, `There is no parameter “${part.parameter}”`)
    }
    const codes = (part.any ?? part.in) as readonly string[] | undefined
    const exists = {
      sectors: (code: string) => register.sectors.has(code),
      district: (code: string) => register.districts.has(code),
      items: (code: string) => findEbopsItem(code) !== undefined,
    }[part.fact as string]
    for (const code of (exists && codes) || []) {
      if (!exists?.(code)) say(pointer, `名录中没有：${code}`, `The register knows no “${code}”`)
    }
  }
  checkForm(version.form, (pointer, zh, en) => say(['form', ...pointer], zh, en))
  if (version.tells) {
    checkTold(version.tells, version.form, (pointer, zh, en) => say(['tells', ...pointer], zh, en))
  }
  const codes = new Set<string>()
  version.edits.forEach((edit, index) => {
    const below: Say = (pointer, zh, en) => say(['edits', index, ...pointer], zh, en)
    if (codes.has(edit.code)) below(['code'], `重复：${edit.code}`, `Used twice: ${edit.code}`)
    codes.add(edit.code)
    checkEdit(edit, version.form, version.parameters, below)
  })
}

function checkCitation(
  { document, clause }: Citation,
  pointer: readonly (string | number)[],
  register: SurveyRegister,
  say: Say,
): void {
  if (!register.documents.has(document)) {
    say([...pointer, 'document'], `没有这个文件：${document}`, `There is no document “${document}”`)
  } else if (document === register.planDocument && !register.clauses.has(clause)) {
    say([...pointer, 'clause'], `没有这个条款：${clause}`, `There is no clause “${clause}”`)
  }
}
