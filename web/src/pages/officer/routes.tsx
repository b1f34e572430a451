import type { AppPage } from '../../app-page.ts'

const assess = { audience: ['officer', 'leader'], may: 'plan.assessment.read' } as const
const read = { audience: ['officer', 'leader'], may: 'plan.task.read' } as const

export const officerPages: readonly AppPage[] = [
  {
    path: '/work',
    title: ($) => $.planHome.work,
    audience: ['officer', 'leader'],
    may: 'plan.task.read',
    home: true,
    nav: { group: 'start', order: 2 },
    load: async () => (await import('./work.tsx')).WorkPage,
  },
  {
    ...read,
    path: '/tasks',
    title: ($) => $.planTasks.title,
    nav: { group: 'plan', order: 1 },
    load: async () => (await import('./tasks.tsx')).TaskListPage,
  },
  {
    ...read,
    path: '/tasks/board',
    title: ($) => $.planTasks.board,
    load: async () => (await import('./tasks.tsx')).TaskBoardPage,
  },
  {
    ...read,
    path: '/tasks/gantt',
    title: ($) => $.planTasks.gantt,
    load: async () => (await import('./tasks.tsx')).TaskGanttPage,
  },
  {
    ...read,
    path: '/tasks/matrix',
    title: ($) => $.planTasks.matrix,
    load: async () => (await import('./tasks.tsx')).TaskMatrixPage,
  },
  {
    ...read,
    path: '/tasks/$number',
    title: ($) => $.planTasks.task,
    load: async () => (await import('./tasks.tsx')).TaskPage,
  },
  {
    ...read,
    path: '/targets',
    title: ($) => $.planTargets.title,
    nav: { group: 'plan', order: 2 },
    load: async () => (await import('./targets.tsx')).TargetListPage,
  },
  {
    path: '/targets/import',
    title: ($) => $.planImport.title,
    audience: ['officer'],
    may: 'plan.observation.record',
    nav: { group: 'plan', order: 3 },
    load: async () => (await import('./targets.tsx')).ImportPage,
  },
  {
    path: '/targets/unverified',
    title: ($) => $.planTargets.toVerify,
    audience: ['officer'],
    may: 'plan.observation.verify',
    nav: { group: 'plan', order: 4 },
    load: async () => (await import('./targets.tsx')).UnverifiedPage,
  },
  {
    ...read,
    path: '/targets/$id',
    title: ($) => $.planTargets.target,
    load: async () => (await import('./targets.tsx')).TargetPage,
  },
  {
    ...assess,
    path: '/assessment',
    title: ($) => $.planAssessment.title,
    nav: { group: 'plan', order: 4.5 },
    load: async () => (await import('./assessment.tsx')).AssessmentPage,
  },
  {
    ...assess,
    path: '/assessment/systems',
    title: ($) => $.planAssessment.systems,
    load: async () => (await import('./assessment.tsx')).AssessmentSystemsPage,
  },
  {
    ...assess,
    path: '/assessment/systems/$system',
    title: ($) => $.planAssessment.system,
    load: async () => (await import('./assessment.tsx')).AssessmentSystemPage,
  },
  {
    ...assess,
    path: '/assessment/$run',
    title: ($) => $.planAssessment.ranking,
    load: async () => (await import('./assessment.tsx')).AssessmentRunPage,
  },
  {
    ...assess,
    path: '/assessment/$run/$department',
    title: ($) => $.planAssessment.sheet,
    load: async () => (await import('./assessment.tsx')).AssessmentSheetPage,
  },
  {
    path: '/burden',
    title: ($) => $.planBurden.title,
    audience: ['officer', 'leader'],
    may: 'plan.burden.read',
    nav: { group: 'plan', order: 5 },
    load: async () => (await import('./burden.tsx')).BurdenPage,
  },
  {
    path: '/city',
    title: ($) => $.planCity.title,
    audience: ['officer', 'admin'],
    may: 'plan.city.read',
    nav: { group: 'plan', order: 6 },
    load: async () => (await import('./city.tsx')).CityPage,
  },
]
