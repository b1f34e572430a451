import type { Bilingual } from '../../kernel/bilingual.ts'
import { addDays, type Day } from '../../kernel/period.ts'
import type { GroupDocument } from '../model/document.ts'
import { briefingKindTexts } from '../words/group.ts'
import type { BriefedTask, BriefingFacts } from './briefing-facts.ts'
import {
  changeBlock,
  countLights,
  departmentBlock,
  disagreementBlock,
  followUpBlocks,
  lateBlock,
  partBlock,
  sectionBlock,
  targetBlock,
  targetCounts,
} from './briefing-parts.ts'

const dayText = (day: Day): Bilingual => {
  const [year, month, date] = day.split('-').map(Number)
  return { zh: `${year}年${month}月${date}日`, en: day }
}

const text = (zh: string, en: string) => ({ kind: 'text', text: { zh, en } }) as const

const isBad = (task: BriefedTask): boolean => task.now?.light === 'red'

/** The sentences that somebody who reads nothing else should have read. */
function headline(facts: BriefingFacts): Bilingual {
  const { tasks, followUps } = facts
  const now = countLights(tasks.map((task) => task.now))
  const before = countLights(tasks.map((task) => task.before))
  const targets = targetCounts(facts)
  const disagree = tasks.filter((task) => (task.now?.disagreements.length ?? 0) > 0).length
  const late = followUps.filter((one) => one.light.calendar === 'overdue').length
  const open = followUps.filter((one) => ['open', 'answered'].includes(one.stage)).length
  const turned = now.red - before.red
  const change: Bilingual =
    turned === 0
      ? { zh: '与上期持平', en: 'as many as before' }
      : turned > 0
        ? { zh: `比上期增加${turned}项`, en: `${turned} more than before` }
        : { zh: `比上期减少${-turned}项`, en: `${-turned} fewer than before` }
  return {
    zh: `${tasks.length}项任务中，完成并有佐证${now.blue}项，按计划推进${now.green}项，需要关注${now.yellow}项，严重滞后${now.red}项（${change.zh}）。${targets.all}项目标中，已达成${targets.reached}项，进展正常${targets.good}项，进展不足或倒退${targets.weak}项，暂不能判断${targets.open}项。报告与佐证不一致的任务${disagree}项。在办督办事项${open}项，其中逾期${late}项。`,
    en: `Of ${tasks.length} tasks, ${now.blue} are done and shown, ${now.green} go to plan, ${now.yellow} need attention and ${now.red} are seriously behind (${change.en}). Of ${targets.all} targets, ${targets.reached} are reached, ${targets.good} on track, ${targets.weak} behind and ${targets.open} cannot be judged yet. Report and evidence disagree on ${disagree} tasks. ${open} follow-ups are open, ${late} of them overdue.`,
  }
}

function keyFigures(facts: BriefingFacts) {
  const now = countLights(facts.tasks.map((task) => task.now))
  const targets = targetCounts(facts)
  const late = facts.followUps.filter((one) => one.light.calendar === 'overdue').length
  const items: Bilingual = { zh: '项', en: '' }
  const of = (zh: string, en: string) => ({ zh, en })
  return {
    kind: 'figures' as const,
    items: [
      {
        label: of('完成并有佐证', 'Tasks done and shown'),
        value: String(now.blue),
        unit: { zh: '项', en: 'tasks' },
        tone: 'done' as const,
        note: of(`共${facts.tasks.length}项任务`, `of ${facts.tasks.length} tasks`),
      },
      {
        label: of('严重滞后任务', 'Tasks seriously behind'),
        value: String(now.red),
        unit: { zh: '项', en: 'tasks' },
        tone: now.red > 0 ? ('bad' as const) : ('good' as const),
        note: of(`需要关注${now.yellow}项`, `${now.yellow} need attention`),
      },
      {
        label: of('目标达成或正常', 'Targets reached or on track'),
        value: String(targets.reached + targets.good),
        unit: { zh: '项', en: 'targets' },
        tone: 'good' as const,
        note: of(`共${targets.all}项目标`, `of ${targets.all} targets`),
      },
      {
        label: of('逾期督办', 'Follow-ups overdue'),
        value: String(late),
        unit: { zh: items.zh, en: 'follow-ups' },
        tone: late > 0 ? ('bad' as const) : ('good' as const),
        note: of(`共${facts.followUps.length}项督办`, `of ${facts.followUps.length} follow-ups`),
      },
    ],
    source: {
      zh: '来源：任务亮灯记录、目标判断、督办台账',
      en: 'Source: kept lights of tasks, judgements of targets, register of follow-ups',
    },
  }
}

/**
 * 简报: what a briefing says, in both languages, from facts known at the end of its day. The same
 * facts give the same document, whenever it is composed.
 */
export function composeBriefing(facts: BriefingFacts): GroupDocument {
  const { kind, asOf, since, tasks } = facts
  const short = kind === 'mayor'
  const weekly = kind === 'weekly'
  const most = short ? 3 : weekly ? 12 : 40
  const sections: GroupDocument['sections'] = [
    {
      title: { zh: '总体情况', en: 'In short' },
      blocks: [{ kind: 'text', text: headline(facts) }, keyFigures(facts)],
    },
    {
      title: { zh: '任务进展', en: 'Tasks' },
      blocks: short
        ? [partBlock(facts)]
        : [sectionBlock(facts), ...(weekly ? [] : [departmentBlock(facts)])],
    },
  ]
  const changed = changeBlock(facts, most)
  sections.push({
    title: { zh: '与上期相比', en: 'What changed' },
    blocks: [
      changed ??
        text(
          `自${dayText(since).zh}以来，任务亮灯没有变化。`,
          `No light has changed since ${since}.`,
        ),
    ],
  })
  sections.push({ title: { zh: '目标与预测', en: 'Targets' }, blocks: [targetBlock(facts, most)] })
  const late = lateBlock(facts, addDays(asOf, 30), most)
  sections.push({
    title: { zh: '可能逾期', en: 'What will be late' },
    blocks: [
      late ??
        text(
          '今后30天内没有到期而缺佐证的事项。',
          'Nothing falls due within 30 days that still lacks evidence.',
        ),
    ],
  })
  const disagreement = disagreementBlock(facts, most)
  sections.push({
    title: { zh: '报告与佐证不一致', en: 'Where report and evidence disagree' },
    blocks: [
      disagreement ?? text('没有报告与佐证不一致的任务。', 'Report and evidence agree everywhere.'),
    ],
  })
  sections.push({
    title: { zh: '议定事项督办', en: 'Decisions followed up' },
    blocks: followUpBlocks(facts, most),
  })
  const numbers = ['一', '二', '三', '四', '五', '六', '七', '八', '九']
  const kept = short ? sections.filter((_, index) => [0, 1, 3, 4, 6].includes(index)) : sections
  const synthetic =
    tasks.some((task) => task.now?.synthetic) ||
    facts.targets.some((one) => one.synthetic) ||
    facts.followUps.some((one) => one.synthetic)
  const bad = tasks.filter(isBad).length
  return {
    title: {
      zh: `${facts.city.zh}服务贸易创新发展试点${briefingKindTexts[kind].zh}`,
      en: `${facts.city.en} services trade pilot: ${briefingKindTexts[kind].en.toLowerCase()}`,
    },
    under: [
      {
        zh: `数据截至${dayText(asOf).zh}　对比日${dayText(since).zh}`,
        en: `As known on ${asOf}, compared with ${since}`,
      },
    ],
    synthetic,
    compact: short,
    sections: kept.map((section, index) => ({
      ...section,
      title: {
        zh: `${numbers[index]}、${section.title.zh}`,
        en: `${index + 1}. ${section.title.en}`,
      },
    })),
    closing: [
      {
        zh: `本简报只使用截至${dayText(asOf).zh}已掌握的情况，此后的更正不影响本期内容。亮灯按公布的规则判定：部门报告、佐证、期限三者分开，红灯${bad}项均可在平台查到依据。`,
        en: `This briefing uses only what was known on ${asOf}; later corrections do not change it. Lights follow the published rule, which keeps report, evidence and calendar apart; the grounds of each of the ${bad} red lights can be opened on the platform.`,
      },
    ],
  }
}
