import { auditVerify } from './audit-verify.ts'
import type { Command } from './command.ts'
import { receiptVerify } from './receipt-verify.ts'

/** Every command by its words. Those without `run` are the server's (server/src/command.ts). */
export const commands: Readonly<Record<string, Command>> = {
  'audit verify': auditVerify,
  'audit export': {
    usage: 'wstc audit export [--out <export.ndjson>]',
    summary: {
      zh: '在服务器上导出全部审计记录、树头和公钥',
      en: 'On the server: export every audit entry, head and key',
    },
  },
  'audit prove': {
    usage: 'wstc audit prove <entry id>',
    summary: {
      zh: '在服务器上证明一条记录在日志中的位置',
      en: 'On the server: prove where an entry stands in the log',
    },
  },
  'receipt verify': receiptVerify,
  'keys list': {
    usage: 'wstc keys list',
    summary: { zh: '列出审计签名公钥', en: 'List the public keys of the audit' },
  },
  'keys create': {
    usage: 'wstc keys create <file>',
    summary: {
      zh: '生成一把签名私钥，以便先分发到各服务器',
      en: 'Make a signing key in a file, to be put on every server first',
    },
  },
  'keys rotate': {
    usage: 'wstc keys rotate [--to <file>]',
    summary: {
      zh: '更换审计签名密钥：旧钥为新钥签名',
      en: 'Hand signing over to a new key, which the old one signs',
    },
  },
  backup: {
    usage:
      'wstc backup <file> [--passphrase-file <file>] [--with-keys] | wstc backup --check <file>',
    summary: {
      zh: '备份内置数据库和附件（服务运行中也可以），或核验一份备份',
      en: 'Back up the embedded database and its files, also beside a running server, or check a backup',
    },
  },
  demo: {
    usage: 'wstc demo --enterprises <n> --months <n>',
    summary: {
      zh: '扩大演示数据：补足虚构企业家数和报送月数',
      en: 'Enlarge the demo: more invented firms, which have reported for longer',
    },
  },
  restore: {
    usage: 'wstc restore <file> [--passphrase-file <file>]',
    summary: {
      zh: '把备份恢复到空的 DATA_DIR，并逐项核对',
      en: 'Restore a backup into an empty DATA_DIR and compare every part',
    },
  },
}
