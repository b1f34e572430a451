import type { Bilingual } from '@wstc/domain/kernel/bilingual'
import { notApplicableCase } from '@wstc/domain/plan/model/assessment/formula'
import type { InputRow } from '@wstc/domain/plan/model/assessment/inputs'
import {
  type AssessedMilestone,
  type AssessedProject,
  assessProject,
} from '@wstc/domain/plan/rules/assessment/projects'
import { milestoneOutcomeTexts } from '@wstc/domain/plan/words/assessment'
import { factsOf, loadRows } from '../../projects/facts.ts'
import type { Asking, Rows } from './asking.ts'

function explain({ title, promised, actual, outcome }: AssessedMilestone): Bilingual {
  const { zh, en } = milestoneOutcomeTexts[outcome]
  return {
    zh: `“${title}”首次承诺 ${promised}${actual ? `，${actual} 完成` : ''}：${zh}`,
    en: `“${title}”, first promised for ${promised}${actual ? `, reached on ${actual}` : ''}: ${en}`,
  }
}

function rowOf(project: AssessedProject, { last, cutOff }: Asking): InputRow {
  const { milestones, investment } = project
  const year = last.slice(0, 4)
  return {
    id: project.project,
    label: project.name,
    link: `/projects/${project.project}?asOf=${cutOff}`,
    values: {
      light: project.light,
      'milestones-due': String(milestones.length),
      'milestones-in-time': String(milestones.filter((one) => one.outcome === 'in-time').length),
      'investment-planned': investment?.planned ?? notApplicableCase,
      'investment-paid': investment?.paid ?? notApplicableCase,
    },
    explained: {
      'milestones-due': milestones.map(explain),
      ...(investment
        ? {
            'investment-planned': [
              {
                zh: `${year} 年及以前各年度计划投资合计，按责任部门填报`,
                en: `Planned for ${year} and the years before, as the department entered it`,
              },
            ],
            'investment-paid': [
              {
                zh: `${last} 前已支付且截止日前佐证已采信；填报为 ${investment.paidSaid} 亿元`,
                en: `Paid by ${last} with evidence accepted by the cut-off; entered: CNY ${investment.paidSaid} hundred million`,
              },
            ],
          }
        : {}),
    },
  }
}

/** Key projects that were in the register in the period, as known at the cut-off. */
export async function projectRows(asking: Asking): Promise<Rows> {
  const assessed = factsOf(await loadRows(asking.tx)).flatMap(
    (facts) => assessProject(facts, asking.platform.city.city, asking) ?? [],
  )
  return (department) =>
    assessed.filter((one) => one.lead === department).map((one) => rowOf(one, asking))
}
