import type { Bilingual } from '@wstc/domain/kernel/bilingual'

const words: Readonly<Record<string, Bilingual>> = {
  'audit.sequence': { zh: '审计记录排序', en: 'Put audit entries in order' },
  'audit.reconcile': { zh: '审计记录核对', en: 'Check the audit log' },
  'audit.check-log': { zh: '核验审计日志', en: 'Check the audit log entry by entry' },
  'audit.mail-heads': { zh: '寄送树头', en: 'Mail the head of the audit log' },
  'desk.prune': { zh: '清理过期草稿和附件', en: 'Remove old drafts and files' },
  'notices.prune': { zh: '清理过期通知', en: 'Remove old notices' },
  'notices.send-digests': { zh: '发送摘要邮件', en: 'Send digest mails' },
  'notices.send-mail': { zh: '发送邮件', en: 'Send mail' },
  'identity.prune': { zh: '清理过期会话和链接', en: 'Remove ended sessions and links' },
  'warehouse.rebuild': { zh: '重建数据仓库', en: 'Build the warehouse anew' },
  'warehouse.prune': { zh: '清理已入库的变化', en: 'Remove what the warehouse has' },
  'plan.lights': { zh: '计算任务亮灯', en: 'Compute the lights of tasks' },
  'plan.remind': { zh: '发送填报提醒', en: 'Send reminders' },
  'plan.evidence': { zh: '采集在线佐证', en: 'Collect live evidence' },
  'plan.import-observations': { zh: '导入观测值', en: 'Import observations' },
}

/** What a job does, in words; the name of its kind where there are none. */
export function jobKindText(kind: string): Bilingual {
  return words[kind] ?? { zh: kind, en: kind }
}
