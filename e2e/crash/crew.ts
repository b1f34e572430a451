import { setTimeout as sleep } from 'node:timers/promises'
import type { DemoAccount } from '../harness/product.ts'
import { readNotice, saveDraft, uploadFile } from './acts/desk.ts'
import { answerQuestion, askQuestion, makeDecision } from './acts/dialogue.ts'
import { judgeEvidence, submitEvidence } from './acts/evidence.ts'
import { workOnReport } from './acts/reports.ts'
import { openMonths, saveReturnDraft, submitReturn } from './acts/returns.ts'
import { pick, shuffled } from './chance.ts'
import type { Client } from './client.ts'
import { openVoice, type Voice } from './voice.ts'

/** What somebody does next, each as often as it stands there. */
export type Step = (client: Client) => Promise<unknown>

export interface Crew {
  readonly name: string
  readonly steps: readonly Step[]
  readonly voices: readonly Voice[]
}

type Open = (user: string) => Promise<Voice>

async function department(open: Open, id: string): Promise<Crew> {
  const [officer, head] = [await open(`demo-${id}-officer`), await open(`demo-${id}-head`)]
  const { items } = await officer.tasks.listWorkTasks({ query: { limit: 200 } })
  const leads = items.filter((one) => one.lead.includes(id)).map((one) => one.number)
  const report: Step = (client) => workOnReport(client, officer, head, leads)
  return {
    name: id,
    voices: [officer, head],
    steps: [
      report,
      report,
      report,
      report,
      (client) => submitEvidence(client, officer, leads),
      (client) => uploadFile(client, officer),
      (client) => saveDraft(client, officer),
      (client) => answerQuestion(client, officer),
      (client) => readNotice(client, pick(client.chance, [officer, head])!),
    ],
  }
}

async function office(open: Open, user: string): Promise<Crew> {
  const voice = await open(user)
  const judge: Step = (client) => judgeEvidence(client, voice)
  return {
    name: user,
    voices: [voice],
    steps: [
      judge,
      judge,
      judge,
      (client) => askQuestion(client, voice),
      (client) => makeDecision(client, voice),
      (client) => saveDraft(client, voice),
      (client) => readNotice(client, voice),
    ],
  }
}

async function leader(open: Open, user: string): Promise<Crew> {
  const voice = await open(user)
  return {
    name: user,
    voices: [voice],
    steps: [
      (client) => askQuestion(client, voice),
      (client) => makeDecision(client, voice),
      (client) => client.look((options) => voice.cockpit.getCockpit({ query: {} }, options)),
      (client) => readNotice(client, voice),
      (client) => saveDraft(client, voice),
    ],
  }
}

/** The demo's returns are made after the start. */
async function untilAsked(voice: Voice): Promise<void> {
  for (let left = 240; left > 0; left -= 1) {
    const { items } = await voice.returns.listOwnReturns({ query: {} })
    if (openMonths(items).length > 0) return
    await sleep(500)
  }
  throw new Error(`nothing is asked of ${voice.login}`)
}

async function enterprise(open: Open, user: string): Promise<Crew> {
  const voice = await open(user)
  await untilAsked(voice)
  return {
    name: user,
    voices: [voice],
    steps: [
      (client) => submitReturn(client, voice),
      (client) => submitReturn(client, voice),
      (client) => saveReturnDraft(client, voice),
      (client) => saveReturnDraft(client, voice),
      (client) => saveDraft(client, voice),
      (client) => uploadFile(client, voice),
    ],
  }
}

/** As many crews as there are clients: departments most, and some of everybody else. */
export async function openCrews(
  origin: string,
  accounts: readonly DemoAccount[],
  chance: () => number,
  count: number,
): Promise<Crew[]> {
  const open: Open = (user) => openVoice(origin, accounts.find((one) => one.user === user)!)
  const departments = shuffled(
    chance,
    accounts.flatMap((one) => /^demo-(.+)-officer$/.exec(one.user)?.[1] ?? []),
  ).filter((id) => !id.startsWith('bank-'))
  const others = [
    () => office(open, 'demo-plan-office'),
    () => leader(open, 'demo-leader-1'),
    () => enterprise(open, 'demo-enterprise-a-reporter'),
    () => office(open, 'demo-plan-office-2'),
    () => leader(open, 'demo-leader-2'),
    () => enterprise(open, 'demo-enterprise-b-reporter'),
  ]
  const crews: Crew[] = []
  while (crews.length < count) {
    const other = crews.length % 2 === 1 ? others.shift() : undefined
    const id = other ? undefined : departments.shift()
    if (!other && id === undefined)
      throw new Error(`the demo has people for ${crews.length} clients`)
    const crew = await (other ? other() : department(open, id!))
    crews.push(crew)
  }
  return crews
}
