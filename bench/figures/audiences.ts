import type { Audience, Shot } from '../load/plan.ts'
import type { Sessions } from '../seed/sessions.ts'

const get = (name: string, weight: number, path: string): Shot => ({
  name,
  weight,
  method: 'GET',
  path: `/api/v1${path}`,
  status: 200,
})

const post = (name: string, weight: number, path: string, body: object): Shot => ({
  ...get(name, weight, path),
  method: 'POST',
  body: JSON.stringify(body),
})

const taskDetails = [1, 2, 3, 5, 8, 13, 21, 34].map((task) =>
  get('task in detail', 0.5, `/plan/work/tasks/${task}`),
)

const bell = [get('notices, counted', 3, '/notices/count'), get('notices', 1, '/notices')]

/** Who reads what on a working day: mostly lists, the own work and single tasks. */
export const readers = (sessions: Sessions): Audience[] => [
  {
    share: 60,
    cookies: sessions.withRole('department-officer'),
    shots: [
      get('session', 2, '/session'),
      get('my work', 3, '/plan/work/mine'),
      get('tasks', 3, '/plan/work/tasks'),
      ...taskDetails,
      get('evidence', 2, '/plan/work/evidence?limit=50'),
      get('matrix', 1, '/plan/work/matrix'),
      get('recent', 1, '/plan/work/recent'),
      get('own acts', 1, '/audit/entries/mine'),
      ...bell,
    ],
  },
  {
    share: 15,
    cookies: sessions.withRole('department-head'),
    shots: [get('my work', 3, '/plan/work/mine'), ...taskDetails, ...bell],
  },
  {
    share: 15,
    cookies: sessions.withRole('plan-office'),
    shots: [
      get('my work', 2, '/plan/work/mine'),
      get('tasks', 3, '/plan/work/tasks'),
      get('evidence', 2, '/plan/work/evidence?limit=50'),
      get('gantt', 1, '/plan/work/gantt'),
      ...taskDetails,
      ...bell,
    ],
  },
  {
    share: 10,
    cookies: sessions.withRole('leader'),
    shots: [get('cockpit', 2, '/plan/work/cockpit'), get('tasks', 1, '/plan/work/tasks'), ...bell],
  },
]

/**
 * What people write most: questions, drafts that save themselves, read notices. Beside `readers`
 * one request in ten is one of these.
 */
export const writers = (sessions: Sessions): Audience[] => [
  {
    share: 6,
    cookies: sessions.withRole('department-officer'),
    shots: [
      {
        ...post('draft', 3, '/desk/drafts/bench-{n}', {
          formVersion: '1',
          values: { text: '正文' },
        }),
        method: 'PUT',
        headers: { 'if-match': '"0"' },
      },
      post('notices read', 1, '/notices/read', {}),
    ],
  },
  {
    share: 5,
    cookies: [...sessions.withRole('leader'), ...sessions.withRole('plan-office')],
    shots: [1, 2, 3, 5, 8, 13, 21, 34].map((task) =>
      post('question', 1, `/plan/work/tasks/${task}/questions`, { text: '第{n}问：何时完成？' }),
    ),
  },
]

/** What anybody may read. */
export const everybody: Audience[] = [
  {
    share: 1,
    cookies: [],
    shots: [
      get('summary', 2, '/plan/summary'),
      get('tasks, public', 2, '/plan/tasks'),
      get('task, public', 3, '/plan/tasks/8'),
      get('targets, public', 2, '/plan/targets'),
      get('sectors, public', 1, '/plan/sectors'),
    ],
  },
]
