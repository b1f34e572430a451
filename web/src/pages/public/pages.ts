import { aboutPage } from './about.tsx'
import { apiPage } from './api.tsx'
import { dataPage } from './data.tsx'
import type { PublicPage } from './page.ts'
import { assessmentPage, assessmentsPage } from './plan/assessments.tsx'
import { carriersPage } from './plan/carriers.tsx'
import { departmentPage, departmentsPage } from './plan/departments.tsx'
import { homePage } from './plan/home.tsx'
import { measuresPage } from './plan/measures.tsx'
import { notesPage } from './plan/notes.tsx'
import { projectPage, projectsPage } from './plan/projects.tsx'
import { rulesPage } from './plan/rules.tsx'
import { sectorPage, sectorsPage } from './plan/sectors.tsx'
import { targetPage } from './plan/target.tsx'
import { targetsPage } from './plan/targets.tsx'
import { taskPage } from './plan/task.tsx'
import { tasksPage } from './plan/tasks.tsx'
import { verifyPage } from './verify.tsx'

/** Every public page; the first whose pattern fits is shown. */
export const publicPages: readonly PublicPage[] = [
  homePage,
  tasksPage,
  taskPage,
  targetsPage,
  targetPage,
  sectorsPage,
  sectorPage,
  departmentsPage,
  departmentPage,
  assessmentsPage,
  assessmentPage,
  carriersPage,
  projectsPage,
  projectPage,
  measuresPage,
  rulesPage,
  notesPage,
  dataPage,
  apiPage,
  verifyPage,
  aboutPage,
]
