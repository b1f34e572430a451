import { z } from 'zod'
import { Bilingual } from '../../../kernel/bilingual.ts'
import { endpoint } from '../../../kernel/endpoint.ts'
import { Day } from '../../../kernel/period.ts'
import { Citation } from '../../../kernel/source.ts'
import { CarrierIndicator, Currency, District, MoneyKind } from '../../model/project.ts'
import { download, open, sheets } from '../open.ts'
import { Standing } from '../public-views.ts'
import { ProjectParams } from './shapes.ts'

/** 公布的项目: what accepted evidence shows of it, and the light that follows. No text of officials. */
export const PublishedProject = z.object({
  stage: z.enum(['registered', 'closed']),
  name: Bilingual,
  aim: Bilingual,
  operator: z.string(),
  lead: z.string(),
  cooperating: z.array(z.string()),
  district: z.string().nullable(),
  sectors: z.array(z.string()),
  tasks: z.array(z.int()),
  carrier: z.string().nullable(),
  from: Day,
  until: Day,
  standing: Standing,
  milestones: z.array(
    z.object({ title: z.string(), plannedDay: Day, moved: z.int(), shownDay: Day.nullable() }),
  ),
  /** Amounts in ten thousands that accepted evidence shows, by year, one kind a line. */
  money: z.array(
    z.object({ kind: MoneyKind, currency: Currency, year: z.int(), amount: z.string() }),
  ),
})
export type PublishedProject = z.infer<typeof PublishedProject>

/** 公布的载体数据: a yearly figure whose version in force accepted evidence shows. */
export const PublishedFigure = z.object({
  indicator: z.string(),
  year: z.int(),
  value: z.string(),
})
export type PublishedFigure = z.infer<typeof PublishedFigure>

export const PublicProject = PublishedProject.extend({
  id: z.string(),
  asOf: Day,
  citation: Citation.nullable(),
})
export type PublicProject = z.infer<typeof PublicProject>

export const projectsPublicContract = {
  listDistricts: endpoint({
    ...open,
    path: '/plan/districts',
    summary: { zh: '行政区和功能区', en: 'Districts and zones' },
    reply: z.object({ districts: z.array(District) }),
  }),
  listProjects: endpoint({
    ...open,
    path: '/plan/projects',
    summary: { zh: '公布的重点项目', en: 'Key projects as published' },
    reply: z.object({ asOf: Day, projects: z.array(PublicProject) }),
  }),
  getProject: endpoint({
    ...open,
    path: '/plan/projects/:project',
    summary: { zh: '一个公布的重点项目', en: 'One key project as published' },
    params: ProjectParams,
    reply: PublicProject,
  }),
  listPublishedCarriers: endpoint({
    ...open,
    path: '/plan/carriers',
    summary: { zh: '公布的载体年度数据', en: 'Yearly figures of carriers as published' },
    reply: z.object({
      asOf: Day,
      indicators: z.array(CarrierIndicator),
      carriers: z.array(
        z.object({ id: z.string(), figures: z.array(PublishedFigure), synthetic: z.boolean() }),
      ),
    }),
  }),
  downloadProjects: endpoint({
    ...open,
    path: '/plan/downloads/projects',
    summary: { zh: '下载重点项目表', en: 'Download the key projects' },
    query: z.strictObject(download),
    file: sheets,
  }),
}
