import { texts } from './tree.ts'

export const notices = texts({
  title: { zh: '通知', en: 'Notices' },
  lead: {
    zh: '与您职责有关的事项。重要事项同时列入每日摘要邮件。',
    en: 'What concerns your duties. Important ones also go into the digest mail.',
  },
  all: { zh: '全部', en: 'All' },
  unread: { zh: '未读', en: 'Unread' },
  show: { zh: '显示', en: 'Show' },
  more: { zh: '更多', en: 'More' },
  times: { zh: '共{{count}}条同类', en: '{{count}} of this kind' },
  marked: { zh: '已将{{count}}条标为已读', en: '{{count}} marked as read' },
  settings: { zh: '通知设置', en: 'Settings' },
  settingsLead: {
    zh: '摘要邮件只在工作日发送。涉及职责和账号安全的通知不能关闭，但可以选择是否进入邮件。',
    en: 'Digests come on working days only. Notices on duties and account safety cannot be switched off; whether they go into the mail is your choice.',
  },
  digestTime: { zh: '摘要邮件时间', en: 'Time of the digest' },
  digestTimeHint: { zh: '北京时间，工作日', en: 'Beijing time, working days' },
  kinds: { zh: '各类通知的接收方式', en: 'How each kind reaches you' },
  product: { zh: '站内', en: 'Here only' },
  digest: { zh: '站内和邮件', en: 'Here and by mail' },
  off: { zh: '不接收', en: 'Off' },
  binding: { zh: '不可关闭', en: 'Cannot be switched off' },
  quiet: { zh: '免打扰', en: 'Quiet days' },
  quietHint: {
    zh: '这些日子不发摘要邮件，期间的通知之后补发。',
    en: 'No digest on these days; what came meanwhile follows afterwards.',
  },
  from: { zh: '起', en: 'From' },
  to: { zh: '止', en: 'To' },
})
