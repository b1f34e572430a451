import type { Bilingual } from '../kernel/bilingual.ts'
import type { Audience } from '../kernel/endpoint.ts'
import type { Permission } from './permissions.ts'

interface RoleDefinition {
  readonly name: Bilingual
  readonly audience: Audience
  readonly permissions: readonly Permission[]
  /** Whether the second factor is required to sign in with this role. */
  readonly secondFactor: boolean
}

/** 角色 by audience. The three administrators (三员) exclude each other and every other role. */
export const roles = {
  leader: {
    name: { zh: '领导小组成员', en: 'Leading group member' },
    audience: 'leader',
    secondFactor: true,
    permissions: [
      'plan.task.read',
      'plan.question.ask',
      'plan.decision.make',
      'plan.assessment.read',
      'plan.assessment.approve',
      'plan.assessment.confirm',
      'plan.burden.read',
      'plan.group.read',
      'plan.minutes.sign',
      'plan.briefing.read',
    ],
  },
  'plan-office': {
    name: { zh: '领导小组办公室', en: 'Office of the leading group' },
    audience: 'officer',
    secondFactor: true,
    permissions: [
      'plan.task.read',
      'plan.evidence.judge',
      'plan.question.ask',
      'plan.decision.make',
      'plan.milestone.edit',
      'plan.project.decide',
      'plan.observation.record',
      'plan.observation.verify',
      'plan.target.judge',
      'plan.city.read',
      'plan.assessment.read',
      'plan.assessment.run',
      'plan.assessment.design',
      'plan.assessment.approve',
      'plan.burden.read',
      'plan.group.read',
      'plan.group.edit',
      'plan.briefing.read',
      'plan.briefing.issue',
      'identity.people.read',
      'identity.duty.delegate',
    ],
  },
  'department-head': {
    name: { zh: '部门负责人', en: 'Head of department' },
    audience: 'officer',
    secondFactor: true,
    permissions: [
      'plan.task.read',
      'plan.progress.report',
      'plan.progress.sign',
      'plan.evidence.submit',
      'plan.question.ask',
      'plan.milestone.edit',
      'plan.assessment.read',
      'plan.assessment.object',
      'plan.project.keep',
      'plan.burden.read',
      'identity.people.read',
      'identity.people.manage',
      'identity.duty.delegate',
    ],
  },
  'department-officer': {
    name: { zh: '部门经办人', en: 'Department officer' },
    audience: 'officer',
    secondFactor: true,
    permissions: [
      'plan.task.read',
      'plan.progress.report',
      'plan.evidence.submit',
      'plan.question.ask',
      'plan.milestone.edit',
      'plan.project.keep',
      'plan.observation.record',
      'plan.assessment.read',
      'plan.assessment.object',
      'plan.burden.read',
      'identity.people.read',
      'identity.duty.delegate',
    ],
  },
  'statistics-officer': {
    name: { zh: '统计经办人', en: 'Statistics officer' },
    audience: 'officer',
    secondFactor: true,
    permissions: [
      'statistics.collection.read',
      'statistics.collection.manage',
      'statistics.follow-up.note',
      'statistics.return.review',
      'statistics.period.lock',
      'statistics.source.read',
      'statistics.source.manage',
      'registry.enterprise.read',
      'registry.enterprise.edit',
      'registry.enterprise.import',
      'registry.change.decide',
      'contracts.register.read',
      'contracts.register.review',
      'contracts.figure.publish',
      'identity.people.read',
      'identity.duty.delegate',
    ],
  },
  'statistics-head': {
    name: { zh: '统计负责人', en: 'Head of statistics' },
    audience: 'officer',
    secondFactor: true,
    permissions: [
      'statistics.collection.read',
      'statistics.collection.manage',
      'statistics.follow-up.note',
      'statistics.return.review',
      'statistics.period.lock',
      'statistics.period.reopen',
      'statistics.source.read',
      'statistics.source.manage',
      'statistics.source.deliver',
      'identity.keys.manage',
      'registry.enterprise.read',
      'registry.enterprise.edit',
      'registry.enterprise.import',
      'registry.change.decide',
      'contracts.register.read',
      'contracts.register.review',
      'contracts.figure.publish',
      'identity.people.read',
      'identity.duty.delegate',
    ],
  },
  'district-statistician': {
    name: { zh: '区统计人员', en: 'District statistician' },
    audience: 'officer',
    secondFactor: true,
    permissions: [
      'registry.enterprise.read-district',
      'statistics.collection.read-district',
      'statistics.follow-up.note',
      'identity.people.read',
      'identity.duty.delegate',
    ],
  },
  'enterprise-admin': {
    name: { zh: '企业管理员', en: 'Enterprise administrator' },
    audience: 'enterprise',
    secondFactor: false,
    permissions: [
      'registry.own.read',
      'registry.own.change',
      'statistics.return.prepare',
      'statistics.return.submit',
      'contracts.own.prepare',
      'contracts.own.submit',
      'identity.people.read',
      'identity.people.manage',
      'identity.keys.manage',
      'identity.duty.delegate',
    ],
  },
  'enterprise-reporter': {
    name: { zh: '企业填报人', en: 'Enterprise reporter' },
    audience: 'enterprise',
    secondFactor: false,
    permissions: [
      'registry.own.read',
      'statistics.return.prepare',
      'statistics.return.submit',
      'contracts.own.prepare',
      'contracts.own.submit',
      'identity.people.read',
      'identity.duty.delegate',
    ],
  },
  'bank-officer': {
    name: { zh: '银行经办人', en: 'Bank officer' },
    audience: 'bank',
    secondFactor: true,
    permissions: ['identity.people.read', 'identity.duty.delegate'],
  },
  expert: {
    name: { zh: '评审专家', en: 'Expert' },
    audience: 'expert',
    secondFactor: false,
    permissions: ['identity.people.read'],
  },
  'agency-analyst': {
    name: { zh: '中介机构分析员', en: 'Agency analyst' },
    audience: 'agency',
    secondFactor: false,
    permissions: ['identity.people.read'],
  },
  'system-admin': {
    name: { zh: '系统管理员', en: 'System administrator' },
    audience: 'admin',
    secondFactor: true,
    permissions: [
      'identity.organisations.manage',
      'identity.accounts.manage',
      'platform.system.read',
      'platform.jobs.manage',
      'plan.city.read',
    ],
  },
  'security-admin': {
    name: { zh: '安全管理员', en: 'Security administrator' },
    audience: 'admin',
    secondFactor: true,
    permissions: ['identity.roles.grant', 'identity.access.explain'],
  },
  'audit-admin': {
    name: { zh: '审计管理员', en: 'Audit administrator' },
    audience: 'admin',
    secondFactor: true,
    permissions: ['audit.entries.read', 'audit.log.manage', 'identity.access.explain'],
  },
} as const satisfies Record<string, RoleDefinition>

export type Role = keyof typeof roles
export const roleNames = Object.keys(roles) as [Role, ...Role[]]

const administrators: readonly Role[] = ['system-admin', 'security-admin', 'audit-admin']
const statisticians: readonly Role[] = ['statistics-officer', 'statistics-head']
/** Those who judge departments and firms by other means than statistics. */
const judges: readonly Role[] = ['leader', 'plan-office']

/**
 * Whether one account may hold all of `held`: an administrator role stands alone, and nobody of the
 * leading group or its office reads what firms report for statistics.
 */
export function mayCombine(held: readonly Role[]): boolean {
  if (held.length < 2) return true
  if (held.some((role) => administrators.includes(role))) return false
  return !(
    held.some((role) => statisticians.includes(role)) && held.some((role) => judges.includes(role))
  )
}
