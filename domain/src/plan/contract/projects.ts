import { carriersContract } from './projects/carriers.ts'
import { projectsPublicContract } from './projects/public.ts'
import { projectsWorkContract } from './projects/work.ts'

/** 重点项目和载体. */
export const planProjectsContract = {
  ...projectsPublicContract,
  ...projectsWorkContract,
  ...carriersContract,
}
