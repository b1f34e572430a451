import { z } from 'zod'
import { endpoint } from '../../kernel/endpoint.ts'
import { Day } from '../../kernel/period.ts'
import { download, open, sheets } from './open.ts'
import {
  DepartmentView,
  MeasureView,
  PlaceView,
  RulesView,
  SectorView,
  SummaryView,
  TaskFilter,
  TaskPage,
  TaskView,
} from './public-views.ts'
import {
  IndicatorView,
  TargetDetail,
  TargetFilter,
  TargetList,
  TargetView,
} from './target-views.ts'

const id = z.strictObject({ id: z.string().min(1).max(80) })
const asOf = { asOf: Day.optional() }
export const planPublicContract = {
  getSummary: endpoint({
    ...open,
    path: '/plan/summary',
    summary: {
      zh: '方案总览：承诺与进展',
      en: 'The plan at a glance: promises and where they stand',
    },
    reply: SummaryView,
  }),
  listTasks: endpoint({
    ...open,
    path: '/plan/tasks',
    summary: { zh: '40 项任务及其状态', en: 'The 40 tasks and where they stand' },
    query: TaskFilter,
    reply: z.object({ asOf: Day, tasks: z.array(TaskView) }),
  }),
  getTask: endpoint({
    ...open,
    path: '/plan/tasks/:number',
    summary: { zh: '一项任务', en: 'One task' },
    params: z.strictObject({ number: z.coerce.number().int().positive().max(100_000) }),
    reply: TaskPage,
  }),
  listTargets: endpoint({
    ...open,
    path: '/plan/targets',
    summary: { zh: '全部目标及其判断', en: 'Every target with its judgement' },
    query: TargetFilter.extend(asOf),
    reply: TargetList,
  }),
  getTarget: endpoint({
    ...open,
    path: '/plan/targets/:id',
    summary: {
      zh: '一个目标的数列、预测与推理',
      en: 'One target with series, forecast and reasoning',
    },
    params: id,
    query: z.strictObject(asOf),
    reply: TargetDetail,
  }),
  listSectors: endpoint({
    ...open,
    path: '/plan/sectors',
    summary: { zh: '十个重点领域', en: 'The ten sectors' },
    reply: z.object({ asOf: Day, sectors: z.array(SectorView) }),
  }),
  getSector: endpoint({
    ...open,
    path: '/plan/sectors/:id',
    summary: { zh: '一个领域的任务和目标', en: 'One sector with its tasks and targets' },
    params: id,
    reply: SectorView.omit({ tasks: true, targets: true }).extend({
      asOf: Day,
      tasks: z.array(TaskView),
      targets: z.array(TargetView),
    }),
  }),
  listDepartments: endpoint({
    ...open,
    path: '/plan/departments',
    summary: { zh: '部门及其任务', en: 'Departments with their tasks' },
    reply: z.object({ asOf: Day, departments: z.array(DepartmentView) }),
  }),
  listIndicators: endpoint({
    ...open,
    path: '/plan/indicators',
    summary: { zh: '指标及其定义', en: 'Indicators with their definitions' },
    reply: z.object({ indicators: z.array(IndicatorView) }),
  }),
  listPlaces: endpoint({
    ...open,
    path: '/plan/places',
    summary: { zh: '园区、基地和重点项目', en: 'Parks, bases and key projects' },
    reply: z.object({ places: z.array(PlaceView) }),
  }),
  listMeasures: endpoint({
    ...open,
    path: '/plan/measures',
    summary: { zh: '保障机制和政策措施', en: 'Safeguards and policy measures' },
    reply: z.object({ measures: z.array(MeasureView) }),
  }),
  getRules: endpoint({
    ...open,
    path: '/plan/rules',
    summary: { zh: '亮灯和进展判断的规则', en: 'The rules of lights and progress' },
    reply: RulesView,
  }),
  downloadTasks: endpoint({
    ...open,
    path: '/plan/downloads/tasks',
    summary: { zh: '下载任务表', en: 'Download the tasks' },
    query: TaskFilter.extend(download),
    file: sheets,
  }),
  downloadTargets: endpoint({
    ...open,
    path: '/plan/downloads/targets',
    summary: { zh: '下载目标表', en: 'Download the targets' },
    query: TargetFilter.extend(download),
    file: sheets,
  }),
}
