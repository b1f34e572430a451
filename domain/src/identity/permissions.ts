import type { Bilingual } from '../kernel/bilingual.ts'
import type { PermissionName } from '../kernel/endpoint.ts'

/** Every right of the platform with its plain words. A right that is not here does not exist. */
export const permissions = {
  'plan.task.read': { zh: '查看任务的内部信息', en: 'See the internal side of tasks' },
  'plan.progress.report': {
    zh: '填报本部门任务进展',
    en: 'Report progress for the own department',
  },
  'plan.progress.sign': { zh: '审签本部门进展报告', en: 'Sign the own department’s reports' },
  'plan.evidence.submit': { zh: '提交佐证', en: 'Submit evidence' },
  'plan.evidence.judge': { zh: '审核佐证', en: 'Accept or refuse evidence' },
  'plan.question.ask': { zh: '就任务提问', en: 'Ask questions on tasks' },
  'plan.decision.make': { zh: '作出对任务有约束力的决定', en: 'Make decisions that bind a task' },
  'plan.milestone.edit': { zh: '维护里程碑', en: 'Keep milestones' },
  'plan.project.keep': {
    zh: '申报和维护本部门的重点项目与载体',
    en: 'Propose and keep the own department’s projects and carriers',
  },
  'plan.project.decide': { zh: '审定、关闭重点项目', en: 'Decide on and close key projects' },
  'plan.observation.record': { zh: '录入和导入指标观测值', en: 'Record and import observations' },
  'plan.observation.verify': { zh: '核实观测值', en: 'Verify observations' },
  'plan.target.judge': { zh: '评判定性目标', en: 'Judge qualitative targets' },
  'plan.city.read': { zh: '查看城市数据版本', en: 'See versions of the city data' },
  'plan.group.read': {
    zh: '查看领导小组会议与督办',
    en: 'See meetings and follow-ups of the leading group',
  },
  'plan.group.edit': {
    zh: '办理领导小组会议与督办',
    en: 'Run meetings and follow-ups of the leading group',
  },
  'plan.minutes.sign': { zh: '签发会议纪要', en: 'Sign minutes' },
  'plan.briefing.read': { zh: '查看简报', en: 'Read briefings' },
  'plan.briefing.issue': { zh: '签发简报', en: 'Issue briefings' },
  'plan.assessment.read': {
    zh: '查看考核（公布前只见本部门）',
    en: 'See assessments (before publication only the own)',
  },
  'plan.assessment.object': { zh: '对本部门考核提出异议', en: 'Object to the own assessment' },
  'plan.assessment.run': { zh: '组织考核并处理异议', en: 'Run assessments and decide objections' },
  'plan.assessment.design': { zh: '起草考核指标体系', en: 'Draft the index system' },
  'plan.assessment.approve': { zh: '批准考核指标体系', en: 'Approve the index system' },
  'plan.assessment.confirm': { zh: '确认考核结果', en: 'Confirm the result of an assessment' },
  'plan.burden.read': { zh: '查看填报负担', en: 'See the reporting burden' },
  'registry.enterprise.read': { zh: '查看企业名录', en: 'See the register of enterprises' },
  'registry.enterprise.read-district': {
    zh: '查看本区企业名录',
    en: 'See the register of the own district',
  },
  'registry.enterprise.edit': {
    zh: '登记、修改和合并企业',
    en: 'Enter, change and merge enterprises',
  },
  'registry.enterprise.import': { zh: '导入企业名录', en: 'Import the register' },
  'registry.change.decide': {
    zh: '审定企业变更申请',
    en: 'Decide on changes that enterprises ask for',
  },
  'registry.own.read': { zh: '查看本企业登记', en: 'See the own entry in the register' },
  'registry.own.change': { zh: '申请变更本企业登记', en: 'Ask for changes of the own entry' },
  'statistics.collection.read': {
    zh: '查看统计报送情况和报表',
    en: 'See returns and who has handed them in',
  },
  'statistics.collection.read-district': {
    zh: '查看本区报送进度',
    en: 'See who has handed in, in the own district',
  },
  'statistics.collection.manage': {
    zh: '布置调查，办理免报和延期',
    en: 'Open periods, exempt and extend',
  },
  'statistics.follow-up.note': {
    zh: '记录催报联系',
    en: 'Note contacts with units that are late',
  },
  'statistics.return.review': { zh: '审核报表', en: 'Judge returns' },
  'statistics.period.lock': { zh: '锁定报告期、申请解锁', en: 'Lock periods, ask to reopen them' },
  'statistics.period.reopen': { zh: '批准限时解锁', en: 'Reopen a locked period for a time' },
  'statistics.source.read': {
    zh: '查看行政记录和三方比对',
    en: 'See administrative records and how they compare with returns',
  },
  'statistics.source.manage': {
    zh: '接收行政记录，确认匹配，说明差异',
    en: 'Take in administrative records, confirm matches, explain gaps',
  },
  'statistics.source.deliver': {
    zh: '以接口密钥报送行政记录',
    en: 'Hand over administrative records by a key',
  },
  'statistics.return.prepare': { zh: '填报统计报表', en: 'Fill in returns' },
  'statistics.return.submit': { zh: '报送统计报表', en: 'Hand in returns' },
  'contracts.own.prepare': { zh: '填写本企业合同', en: 'Write contracts of the own enterprise' },
  'contracts.own.submit': {
    zh: '提交本企业合同与执行',
    en: 'Hand in contracts and executions of the own enterprise',
  },
  'contracts.register.read': { zh: '查看合同登记簿', en: 'See the register of contracts' },
  'contracts.register.review': { zh: '审核合同与执行', en: 'Judge contracts and executions' },
  'contracts.figure.publish': {
    zh: '向规划指标提供年度离岸执行额',
    en: 'Hand the yearly offshore value to the plan',
  },
  'identity.people.read': { zh: '查看本单位人员', en: 'See people of the own organisation' },
  'identity.people.manage': { zh: '管理本单位人员', en: 'Manage people of the own organisation' },
  'identity.keys.manage': {
    zh: '管理本单位的接口密钥',
    en: 'Manage keys of the own organisation’s systems',
  },
  'identity.duty.delegate': { zh: '把职责委托给代理人', en: 'Delegate duties to a deputy' },
  'identity.organisations.manage': { zh: '管理单位', en: 'Manage organisations' },
  'identity.accounts.manage': { zh: '管理账号与锁定', en: 'Manage accounts and locks' },
  'identity.roles.grant': { zh: '授予角色', en: 'Grant roles' },
  'identity.access.explain': {
    zh: '查询任何人的权限及其来由',
    en: 'Ask what anyone may do, and why',
  },
  'platform.system.read': { zh: '查看系统运行状况', en: 'See how the system runs' },
  'platform.jobs.manage': { zh: '管理后台任务', en: 'Manage jobs' },
  'audit.entries.read': { zh: '查看审计记录', en: 'Read audit entries' },
  'audit.log.manage': {
    zh: '核验和导出审计日志，寄送树头',
    en: 'Check and export the audit log, mail its heads',
  },
} as const satisfies Record<PermissionName, Bilingual>

export type Permission = keyof typeof permissions
