import { between, pick } from '../chance.ts'
import type { Client } from '../client.ts'
import type { Voice } from '../voice.ts'

const tasks = 40

/** Asks the leads of some task. */
export async function askQuestion(client: Client, voice: Voice): Promise<void> {
  const id = client.nextId()
  const task = between(client.chance, 1, tasks)
  const text = `${id} 这项任务本月有何进展？`
  await client.act(
    voice,
    { id, kind: 'question', says: { record: text, api: text }, task },
    (options) => voice.tasks.askQuestion({ params: { task }, body: { text } }, options),
  )
}

/** Binds the departments of a task by a decision. */
export async function makeDecision(client: Client, voice: Voice): Promise<void> {
  const number = between(client.chance, 1, tasks)
  const task = await client.look((options) =>
    voice.tasks.getWorkTask({ params: { task: number } }, options),
  )
  if (!task) return
  const id = client.nextId()
  const text = `${id} 月底前报送方案。`
  const body = { text, basis: '专题会', departments: task.lead, dueDay: '2018-12-31' }
  await client.act(
    voice,
    { id, kind: 'decision', says: { record: text, api: text }, task: number },
    (options) => voice.tasks.makeDecision({ params: { task: number }, body }, options),
  )
}

/** Answers a question that is put to the own department. */
export async function answerQuestion(client: Client, voice: Voice): Promise<void> {
  const work = await client.look((options) => voice.tasks.getMyWork({}, options))
  const item = pick(client.chance, work?.items.filter((one) => one.kind === 'question-open') ?? [])
  if (!item?.task) return
  const params = { task: item.task }
  const task = await client.look((options) => voice.tasks.getWorkTask({ params }, options))
  const question = task?.questions.find((one) => one.id === item.id)
  if (!question) return
  const id = client.nextId()
  const text = `${id} 已完成。`
  const { revision } = question
  await client.act(
    voice,
    { id, kind: 'answer', says: { remark: text, api: text }, subject: item.id, task: item.task },
    (options) =>
      voice.tasks.answerQuestion(
        { params: { question: item.id }, revision, body: { text } },
        options,
      ),
  )
}
