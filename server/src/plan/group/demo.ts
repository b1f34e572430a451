import { dayInShanghai } from '@wstc/domain/kernel/period'
import type { MemberFunction } from '@wstc/domain/plan/model/group'
import { recordAct } from '../../audit/index.ts'
import { system } from '../../platform/actor.ts'
import { newId } from '../../platform/ids.ts'
import type { Platform } from '../../platform/platform.ts'
import { castDemo } from '../tasks/demo/people.ts'
import { insertRows, selectMeetings } from './store/meetings.ts'

const at = (day: string, time = '10:00'): Date => new Date(`${day}T${time}:00+08:00`)

const people: readonly (readonly [string, string, MemberFunction, string])[] = [
  ['周启明', '副市长', 'chair', 'general-office'],
  ['何静文', '市政府副秘书长', 'deputy-chair', 'general-office'],
  ['郑国安', '市商务局局长', 'office-director', 'commerce'],
  ['吴思远', '市发展改革委副主任', 'member', 'development-reform'],
  ['林雅琴', '市财政局副局长', 'member', 'finance'],
  ['丁海涛', '市科技局副局长', 'member', 'science-technology'],
  ['唐晓云', '市统计局副局长', 'member', 'statistics'],
]

interface Decided {
  readonly text: string
  readonly owner: string
  readonly cooperating: readonly string[]
  readonly responsible: string
  readonly evidence: string
  readonly due: string
  readonly tasks: readonly number[]
  readonly targets?: readonly string[]
  /** What the owner said, and whether the office accepted it. */
  readonly said?: readonly ['in-progress' | 'done' | 'blocked', string, string, string?]
  readonly extended?: readonly [string, string, string]
}

interface Held {
  readonly day: string
  readonly kind: 'plenary' | 'office' | 'special'
  readonly title: string
  readonly place: string
  readonly items: readonly (readonly [string, string, string, readonly number[]])[]
  readonly minutes?: string
  readonly decided: readonly Decided[]
}

const meetings: readonly Held[] = [
  {
    day: '2017-12-12',
    kind: 'plenary',
    title: '服务贸易创新发展试点领导小组2017年第一次全体会议',
    place: '市政府第一会议室',
    items: [
      ['试点任务年度进展与明年安排', 'commerce', '郑国安', [1, 2]],
      ['服务贸易统计与数据共享', 'statistics', '唐晓云', [12]],
    ],
    minutes:
      '会议听取了试点任务年度进展汇报，认为多数任务按计划推进，部分任务佐证不足。\n会议要求，各牵头部门对报告与佐证不一致的任务逐项说明，限期补齐。\n会议议定，建立部门数据共享清单，由统计局牵头按月核对。\n会议强调，重点领域目标按季度分析，预测偏离的及早提出措施。',
    decided: [
      {
        text: '建立服务贸易部门数据共享清单，明确提供单位、频率和口径',
        owner: 'statistics',
        cooperating: ['commerce'],
        responsible: '唐晓云',
        evidence: '印发的共享清单',
        due: '2018-02-28',
        tasks: [12],
        said: ['done', '2018-02-23', '清单已印发，首批12类数据按月共享。', '2018-02-27'],
      },
      {
        text: '对报告完成但佐证不齐的任务逐项核查并补齐材料',
        owner: 'commerce',
        cooperating: ['finance', 'science-technology'],
        responsible: '郑国安',
        evidence: '核查台账和补充佐证',
        due: '2018-03-15',
        tasks: [3, 5, 19],
        said: ['in-progress', '2018-03-12', '已核查11项，尚有4项待牵头部门补充。'],
        extended: ['2018-04-04', '2018-03-13', '涉及多个部门，材料正在汇总。'],
      },
      {
        text: '研究服务贸易创新发展资金绩效评价办法',
        owner: 'finance',
        cooperating: ['commerce'],
        responsible: '林雅琴',
        evidence: '评价办法送审稿',
        due: '2018-01-31',
        tasks: [],
      },
    ],
  },
  {
    day: '2018-03-22',
    kind: 'special',
    title: '服务外包与技术贸易专题会议',
    place: '市商务局三楼会议室',
    items: [
      ['服务外包示范城市评价整改', 'commerce', '郑国安', [19]],
      ['技术进出口便利化', 'science-technology', '丁海涛', [14]],
    ],
    minutes:
      '会议研究了服务外包示范城市评价整改和技术进出口便利化工作。\n会议议定，商务局四月底前完成整改并形成报告。\n会议议定，科技局会同商务局编制技术贸易重点企业名录。',
    decided: [
      {
        text: '完成服务外包示范城市评价整改并提交整改报告',
        owner: 'commerce',
        cooperating: [],
        responsible: '郑国安',
        evidence: '整改报告',
        due: '2018-04-27',
        tasks: [19],
        said: ['in-progress', '2018-04-10', '整改方案已完成，正在逐项落实。'],
      },
      {
        text: '编制技术贸易重点企业名录并建立联系制度',
        owner: 'science-technology',
        cooperating: ['commerce'],
        responsible: '丁海涛',
        evidence: '名录和联系制度文件',
        due: '2018-05-31',
        tasks: [14],
        said: ['blocked', '2018-04-12', '企业口径需与统计部门统一，正在协商。'],
      },
    ],
  },
  {
    day: '2018-04-26',
    kind: 'plenary',
    title: '服务贸易创新发展试点领导小组2018年第一次全体会议',
    place: '市政府第一会议室',
    items: [
      ['一季度试点任务进展', 'commerce', '郑国安', [1, 2]],
      ['逾期督办事项处理意见', 'commerce', '郑国安', []],
    ],
    decided: [],
  },
]

const made = { version: 1, synthetic: true } as const

/**
 * Invented members, two meetings with what they decided and one to come, once. Must run after the
 * people and the tasks of the demo. Answers whether it loaded anything.
 */
export async function loadDemoGroup(platform: Platform): Promise<boolean> {
  const now = platform.clock.now()
  const today = dayInShanghai(now)
  return platform.database.inTransaction(system, async (tx) => {
    if ((await selectMeetings(tx)).length > 0) return false
    const cast = await castDemo(tx, today)
    const office = cast.office.person
    const begun = at('2016-10-10')
    const members = people.map(([name, post, role, department]) => {
      const id = newId(begun)
      return { id, seat: id, name, post, function: role, department }
    })
    await insertRows(
      tx,
      'plan_member',
      members.map((one) => ({
        ...one,
        from_day: '2016-10-10',
        until_day: null,
        document: '领导小组成立文件（演示）',
        by_person: office,
        at: begun,
        synthetic: true,
      })),
    )
    const ordinals = new Map<string, number>()
    const next = (key: string): number => {
      ordinals.set(key, (ordinals.get(key) ?? 0) + 1)
      return ordinals.get(key)!
    }
    const seen = meetings.filter((one) => one.minutes === undefined || one.day <= today)
    for (const one of seen) {
      const called = at(one.minutes ? one.day : '2018-04-13', '08:30')
      const id = newId(called)
      const year = Number(one.day.slice(0, 4))
      const held = one.minutes !== undefined
      await insertRows(tx, 'plan_meeting', [
        {
          ...made,
          id,
          year,
          ordinal: next(`${year} ${one.kind}`),
          kind: one.kind,
          title: one.title,
          day: one.day,
          time: '09:30',
          place: one.place,
          stage: held ? 'held' : 'invited',
          by_person: office,
          at: called,
        },
      ])
      await insertRows(
        tx,
        'plan_agenda',
        one.items.map(([title, department, speaker, tasks], place) => ({
          ...made,
          id: newId(called),
          meeting: id,
          place,
          title,
          text: '',
          department,
          speaker,
          tasks: [...tasks],
          targets: [],
          projects: [],
          files: [],
          concerns: [department],
          stage: 'accepted' as const,
          by_person: office,
          at: called,
        })),
      )
      await insertRows(
        tx,
        'plan_invitation',
        members.map((member, index) => ({
          ...made,
          id: newId(called),
          meeting: id,
          seat: member.seat,
          name: member.name,
          function: member.function,
          department: member.department,
          answer: held
            ? index === 4
              ? 'substitute'
              : 'attending'
            : index < 3
              ? 'attending'
              : 'open',
          substitute: held && index === 4 ? '程立' : '',
          attended: held ? (index === 4 ? 'substitute' : 'present') : null,
          answered_at: held || index < 3 ? called : null,
          at: called,
        })),
      )
      if (one.minutes !== undefined) {
        const signed = at(one.day, '17:30')
        await insertRows(tx, 'plan_minutes', [
          {
            ...made,
            id: newId(signed),
            meeting: id,
            number: 1,
            stage: 'signed',
            text: one.minutes,
            circulated_to: [...new Set(one.decided.map(({ owner }) => owner))],
            circulated_at: at(one.day, '15:00'),
            by_person: office,
            signed_by: cast.leader.person,
            signed_at: signed,
            at: at(one.day, '14:00'),
          },
        ])
      }
      for (const decided of one.decided)
        await addDecided(tx, { decided, id, day: one.day, cast, next })
    }
    await recordAct(
      { tx, actor: system, now, requestId: 'first-start', address: '-' },
      { action: 'plan.demo.load', subject: { kind: 'group', id: 'demo' }, details: {} },
    )
    return true
  })
}

type Adding = {
  readonly decided: Decided
  readonly id: string
  readonly day: string
  readonly cast: Awaited<ReturnType<typeof castDemo>>
  readonly next: (key: string) => number
}

async function addDecided(
  tx: Parameters<typeof insertRows>[0],
  { decided, id: meeting, day, cast, next }: Adding,
): Promise<void> {
  const entered = at(day, '18:00')
  const id = newId(entered)
  const { owner, cooperating, said, extended } = decided
  const accepted = said?.[3]
  await insertRows(tx, 'plan_follow_up', [
    {
      ...made,
      id,
      year: Number(day.slice(0, 4)),
      ordinal: next(`follow-up ${day.slice(0, 4)}`),
      meeting,
      text: decided.text,
      owner,
      cooperating: [...cooperating],
      responsible: decided.responsible,
      evidence: decided.evidence,
      tasks: [...decided.tasks],
      targets: [...(decided.targets ?? [])],
      projects: [],
      decided_on: day,
      first_due: decided.due,
      stage: accepted ? 'accepted' : 'open',
      closed_on: null,
      by_person: cast.office.person,
      at: entered,
    },
  ])
  const concerns = [owner, ...cooperating]
  if (said) {
    await insertRows(tx, 'plan_follow_answer', [
      {
        ...made,
        id: newId(at(said[1])),
        follow_up: id,
        department: owner,
        concerns,
        said: said[0],
        text: said[2],
        files: [],
        by_person: cast.officer(owner),
        at: at(said[1]),
        stage: accepted ? 'accepted' : 'submitted',
        judged_by: accepted ? cast.office.person : null,
        judged_reason: accepted ? '已核对，与要求一致。' : '',
        judged_at: accepted ? at(accepted, '16:00') : null,
      },
    ])
  }
  if (extended) {
    await insertRows(tx, 'plan_extension', [
      {
        ...made,
        id: newId(at(extended[1])),
        follow_up: id,
        department: owner,
        concerns,
        until_day: extended[0],
        reason: extended[2],
        by_person: cast.officer(owner),
        at: at(extended[1]),
        stage: 'granted',
        decided_by: cast.office.person,
        decided_reason: '同意延期一次。',
        decided_at: at(extended[1], '17:00'),
      },
    ])
  }
}
