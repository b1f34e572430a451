import type { Bilingual } from '@wstc/domain/kernel/bilingual'

/** Acts and confidential reads in words, by the action of the entry. */
export const actionWords: Readonly<Record<string, Bilingual>> = {
  'audit.entries.read': { zh: '查阅审计记录', en: 'Read audit entries' },
  'desk.file.upload': { zh: '上传附件', en: 'Uploaded a file' },
  'desk.file.delete': { zh: '删除附件', en: 'Deleted a file' },
  'desk.file.download': { zh: '下载附件', en: 'Downloaded a file' },
  'desk.job.download': { zh: '下载后台任务结果', en: 'Downloaded the result of a job' },
  'desk.job.retry': { zh: '重新执行后台任务', en: 'Ran a job again' },
  'identity.access.explained': { zh: '查询某人权限', en: 'Asked what a person may do' },
  'identity.account.unlocked': { zh: '解除登录限制', en: 'Lifted a sign-in delay' },
  'identity.administrators.made': { zh: '建立首批管理员', en: 'Made the first administrators' },
  'identity.demo.loaded': { zh: '装载演示人员', en: 'Loaded the people of the demo' },
  'identity.single-sign-on.linked': { zh: '关联统一身份认证', en: 'Linked single sign-on' },
  'identity.delegation.created': { zh: '委托职责', en: 'Delegated duties' },
  'identity.delegation.revoked': { zh: '收回委托', en: 'Took a delegation back' },
  'identity.invitation.accepted': { zh: '接受邀请并设置口令', en: 'Accepted an invitation' },
  'identity.organisation.changed': { zh: '修改单位', en: 'Changed an organisation' },
  'identity.organisation.created': { zh: '登记单位', en: 'Registered an organisation' },
  'identity.password.changed': { zh: '修改口令', en: 'Changed the password' },
  'identity.password.reset': { zh: '重置口令', en: 'Reset the password' },
  'identity.people.listed': { zh: '查阅人员名册', en: 'Read a list of people' },
  'identity.person.changed': { zh: '修改人员资料', en: 'Changed a person’s details' },
  'identity.person.deactivated': { zh: '停用账号', en: 'Deactivated an account' },
  'identity.person.invited': { zh: '邀请人员', en: 'Invited a person' },
  'identity.person.invited-again': { zh: '重新发送邀请', en: 'Sent an invitation again' },
  'identity.person.reactivated': { zh: '重新启用账号', en: 'Put an account back into use' },
  'identity.person.read': { zh: '查阅人员资料', en: 'Read a person’s details' },
  'identity.profile.changed': { zh: '修改本人资料', en: 'Changed the own profile' },
  'identity.recovery-code.used': { zh: '使用恢复码登录', en: 'Used a recovery code' },
  'identity.recovery-codes.renewed': { zh: '更换恢复码', en: 'Replaced the recovery codes' },
  'identity.reset.requested': { zh: '申请重置口令', en: 'Asked to reset a password' },
  'identity.role.granted': { zh: '授予角色', en: 'Granted a role' },
  'identity.role.revoked': { zh: '撤销角色', en: 'Revoked a role' },
  'identity.second-factor.enrolled': { zh: '绑定动态口令', en: 'Enrolled a second factor' },
  'identity.second-factor.released': { zh: '解除动态口令绑定', en: 'Released a second factor' },
  'identity.session.others-revoked': { zh: '注销其他会话', en: 'Ended the other sessions' },
  'identity.session.revoked': { zh: '注销会话', en: 'Ended a session' },
  'identity.sign-in': { zh: '登录', en: 'Signed in' },
  'identity.sign-in.failed': { zh: '登录失败', en: 'Failed to sign in' },
  'identity.sign-out': { zh: '退出登录', en: 'Signed out' },
  'notices.preferences.change': { zh: '修改通知设置', en: 'Changed notice settings' },
  'plan.city.load': { zh: '装载城市数据', en: 'Loaded the city’s data' },
  'plan.demo.load': { zh: '装载演示业务数据', en: 'Loaded records of the demo' },
  'plan.task.export': { zh: '导出任务', en: 'Exported tasks' },
  'plan.observation.import': { zh: '导入观测值', en: 'Imported observations' },
  'plan.observation.record': { zh: '录入观测值', en: 'Recorded an observation' },
  'plan.observation.verify': { zh: '核实观测值', en: 'Verified an observation' },
  'plan.project.register': { zh: '方案项目入册', en: 'Registered the plan’s projects' },
  'plan.project.propose': { zh: '申报项目', en: 'Proposed a project' },
  'plan.project.decide': { zh: '审定项目', en: 'Decided on a project' },
  'plan.project.close': { zh: '关闭项目', en: 'Closed a project' },
  'plan.project.charter': { zh: '修改立项内容', en: 'Changed a project’s charter' },
  'plan.project.milestone': { zh: '维护项目节点', en: 'Kept a project’s milestone' },
  'plan.project.money': { zh: '登记或更正投资', en: 'Entered or corrected investment' },
  'plan.project.report': { zh: '办理项目报告', en: 'Worked on a project’s report' },
  'plan.project.evidence': { zh: '办理项目佐证', en: 'Worked on a project’s evidence' },
  'plan.project.export': { zh: '导出项目', en: 'Exported projects' },
  'plan.carrier.figure': { zh: '填报载体数据', en: 'Reported a carrier’s figure' },
  'plan.carrier.evidence': { zh: '办理载体佐证', en: 'Worked on a carrier’s evidence' },
  'plan.carrier.export': { zh: '导出载体数据', en: 'Exported figures of carriers' },
  'plan.target.judge': { zh: '评判定性目标', en: 'Judged a qualitative target' },
}

/** What is done to a task's reports, evidence and so on: actions `plan.<subject>.<act>`. */
const actVerbs: Readonly<Record<string, Bilingual>> = {
  open: { zh: '开始填写', en: 'Began' },
  save: { zh: '保存', en: 'Saved' },
  submit: { zh: '提交', en: 'Submitted' },
  sign: { zh: '审签', en: 'Signed' },
  return: { zh: '退回', en: 'Returned' },
  correct: { zh: '更正', en: 'Corrected' },
  withdraw: { zh: '撤回', en: 'Withdrew' },
  judge: { zh: '审核', en: 'Judged' },
  ask: { zh: '提出', en: 'Asked for' },
  answer: { zh: '答复', en: 'Answered' },
  'ask-again': { zh: '追问', en: 'Asked again on' },
  close: { zh: '了结', en: 'Closed' },
  'follow-up': { zh: '跟进', en: 'Followed up' },
  make: { zh: '作出', en: 'Made' },
  add: { zh: '添加', en: 'Added' },
  move: { zh: '调整日期', en: 'Moved' },
  drop: { zh: '取消', en: 'Dropped' },
  reach: { zh: '标记完成', en: 'Reached' },
  record: { zh: '录入', en: 'Recorded' },
  verify: { zh: '核实', en: 'Verified' },
  done: { zh: '报告已办结', en: 'Reported as done' },
  confirm: { zh: '确认办结', en: 'Confirmed' },
}

/** Words of an action, put together where it has none of its own; the action itself failing that. */
export function actionText(action: string): Bilingual {
  const [, subject = '', act = ''] = action.split('.')
  const verb = actVerbs[act]
  const noun = subjectWords[subject]
  const made = verb &&
    noun && { zh: `${verb.zh}${noun.zh}`, en: `${verb.en}: ${noun.en.toLowerCase()}` }
  return actionWords[action] ?? made ?? { zh: action, en: action }
}

/** Parts of the product that actions begin with. */
export const actionAreas: Readonly<Record<string, Bilingual>> = {
  identity: { zh: '账号与权限', en: 'Accounts and rights' },
  'identity.sign-in': { zh: '登录', en: 'Signing in' },
  'identity.role': { zh: '角色授予与撤销', en: 'Roles granted and revoked' },
  'identity.delegation': { zh: '职责委托', en: 'Delegations' },
  audit: { zh: '审计', en: 'Audit' },
  plan: { zh: '任务与目标', en: 'Tasks and targets' },
  notices: { zh: '通知', en: 'Notices' },
  desk: { zh: '附件与后台任务', en: 'Files and jobs' },
}

/** Kinds of things that entries are about. */
export const subjectWords: Readonly<Record<string, Bilingual>> = {
  person: { zh: '人员', en: 'Person' },
  organisation: { zh: '单位', en: 'Organisation' },
  session: { zh: '会话', en: 'Session' },
  delegation: { zh: '委托', en: 'Delegation' },
  file: { zh: '附件', en: 'File' },
  job: { zh: '后台任务', en: 'Job' },
  task: { zh: '任务', en: 'Task' },
  target: { zh: '目标', en: 'Target' },
  observation: { zh: '观测值', en: 'Observation' },
  indicator: { zh: '指标', en: 'Indicator' },
  contribution: { zh: '配合材料', en: 'Contribution' },
  milestone: { zh: '里程碑', en: 'Milestone' },
  report: { zh: '进展报告', en: 'Report' },
  evidence: { zh: '佐证', en: 'Evidence' },
  'audit-log': { zh: '审计记录', en: 'Audit entries' },
  'city-version': { zh: '城市数据版本', en: 'Version of the city data' },
  'observation-import': { zh: '观测值导入', en: 'Import of observations' },
  decision: { zh: '决定', en: 'Decision' },
  question: { zh: '提问', en: 'Question' },
  tasks: { zh: '任务清单', en: 'List of tasks' },
  platform: { zh: '平台', en: 'Platform' },
  demo: { zh: '演示数据', en: 'Demo data' },
}

/** Names of what an entry holds beside its subject. */
export const detailWords: Readonly<Record<string, Bilingual>> = {
  step: { zh: '步骤', en: 'Step' },
  method: { zh: '登录方式', en: 'Method' },
  role: { zh: '角色', en: 'Role' },
  roles: { zh: '角色', en: 'Roles' },
  reason: { zh: '理由', en: 'Reason' },
  from: { zh: '起始日', en: 'From' },
  until: { zh: '截止日', en: 'Until' },
  organisation: { zh: '单位', en: 'Organisation' },
  permissions: { zh: '权限', en: 'Rights' },
  permission: { zh: '权限', en: 'Right' },
  changed: { zh: '修改的内容', en: 'Changed' },
  found: { zh: '查到条数', en: 'Found' },
  ended: { zh: '注销会话数', en: 'Sessions ended' },
  kind: { zh: '类别', en: 'Kind' },
  onBehalfOf: { zh: '代理', en: 'On behalf of' },
}
