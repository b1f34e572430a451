import { texts } from './tree.ts'

const home = {
  title: { zh: '工作台', en: 'Home' },
  unit: { zh: '我的单位', en: 'My organisation' },
  kind: { zh: '类别', en: 'Kind' },
  people: { zh: '人员', en: 'People' },
  peopleActive: { zh: '在用账号', en: 'Active accounts' },
  peopleInvited: { zh: '等待接受邀请', en: 'Invitations open' },
  persons: { zh: '人', en: 'people' },
  managePeople: { zh: '管理人员', en: 'Manage people' },
  seePeople: { zh: '查看人员', en: 'See people' },
  safety: { zh: '账号安全', en: 'Account safety' },
  sessionsOpen: { zh: '登录会话', en: 'Sessions open' },
  sessionsUnit: { zh: '个', en: 'open' },
  factorOn: { zh: '已绑定动态口令', en: 'Second factor enrolled' },
  factorOff: { zh: '尚未绑定动态口令', en: 'No second factor yet' },
  enrol: { zh: '现在绑定', en: 'Enrol now' },
  seeSecurity: { zh: '口令与会话', en: 'Password and sessions' },
  notices: { zh: '未读通知', en: 'Unread notices' },
  noNotices: { zh: '没有未读通知', en: 'No unread notices' },
  plan: { zh: '城市计划', en: 'The city’s plan' },
  planText: {
    zh: '服务贸易创新发展试点的四十项任务和各领域目标，进度公开可查。',
    en: 'The forty tasks and the targets of the pilot; anyone can see how far they are.',
  },
  planOpen: { zh: '打开公开页面', en: 'Open the public page' },
  loans: { zh: '委托给我的职责', en: 'Duties lent to me' },
} as const

const jobs = {
  mine: { zh: '我的后台任务', en: 'My jobs' },
  mineLead: {
    zh: '导入、导出等较长的工作在这里显示进度，结果可下载。',
    en: 'Imports, exports and other long work, with progress and results to download.',
  },
  none: { zh: '还没有后台任务', en: 'No jobs yet' },
  noneHint: {
    zh: '导入观测值或导出大表时，进度会出现在这里。',
    en: 'Importing observations or exporting a large table shows up here.',
  },
  failed: { zh: '失败的后台任务', en: 'Failed jobs' },
  noFailed: { zh: '没有失败的任务', en: 'Nothing has failed' },
  noFailedHint: {
    zh: '任务失败会自动重试；重试用尽后才出现在这里。',
    en: 'Jobs are tried again by themselves; only those that gave up appear here.',
  },
  attempts: { zh: '尝试次数', en: 'Attempts' },
  created: { zh: '创建时间', en: 'Created' },
  finished: { zh: '结束时间', en: 'Finished' },
  error: { zh: '技术信息', en: 'Technical detail' },
  retry: { zh: '重新执行', en: 'Run again' },
  retryOf: { zh: '重新执行 {{kind}}', en: 'Run {{kind}} again' },
  retried: { zh: '已重新排队', en: 'Queued again' },
  result: { zh: '下载结果', en: 'Download' },
} as const

const system = {
  title: { zh: '系统管理', en: 'System' },
  lead: {
    zh: '系统管理员看护系统运行、单位和账号，不授予角色，也看不到审计记录和业务数据。',
    en: 'The system administrator keeps the system, organisations and accounts; grants no roles and sees neither audit entries nor anyone’s data.',
  },
  state: { zh: '运行状况', en: 'State' },
  ready: { zh: '可以服务', en: 'Ready' },
  notReady: { zh: '暂不能服务', en: 'Not ready' },
  database: { zh: '数据库', en: 'Database' },
  databaseOk: { zh: '正常', en: 'Up' },
  databaseAway: { zh: '无法连接', en: 'Away' },
  today: { zh: '业务日期', en: 'Business date' },
  demoOn: { zh: '演示模式', en: 'Demo mode' },
  on: { zh: '开', en: 'On' },
  off: { zh: '关', en: 'Off' },
  sso: { zh: '统一身份认证', en: 'Single sign-on' },
  asOf: { zh: '每30秒更新', en: 'Updated every 30 seconds' },
  duties: { zh: '我的工作', en: 'My duties' },
  failedCount: { zh: '失败的后台任务', en: 'Failed jobs' },
  jobsUnit: { zh: '个', en: 'jobs' },
} as const

const organisations = {
  title: { zh: '单位管理', en: 'Organisations' },
  lead: {
    zh: '部门来自城市数据，不能在此新建或改名；其他单位由此登记。',
    en: 'Departments come from the city’s data; other organisations are registered here.',
  },
  caption: { zh: '单位列表', en: 'Organisations' },
  name: { zh: '名称', en: 'Name' },
  kind: { zh: '类别', en: 'Kind' },
  id: { zh: '编号', en: 'Id' },
  idHint: {
    zh: '小写字母、数字和连字符，建立后不能修改',
    en: 'Small letters, digits and hyphens; never changes',
  },
  code: { zh: '统一社会信用代码', en: 'Unified social credit code' },
  codeHint: { zh: '18位（GB 32100-2015）', en: '18 characters (GB 32100-2015)' },
  state: { zh: '状态', en: 'State' },
  active: { zh: '在用', en: 'In use' },
  inactive: { zh: '停用', en: 'Not in use' },
  add: { zh: '登记单位', en: 'Register' },
  added: { zh: '单位已登记', en: 'Registered' },
  nameZh: { zh: '中文名称', en: 'Name in Chinese' },
  nameEn: { zh: '英文名称', en: 'Name in English' },
  shortZh: { zh: '中文简称', en: 'Short name in Chinese' },
  shortEn: { zh: '英文简称', en: 'Short name in English' },
  changeOf: { zh: '修改{{name}}', en: 'Change {{name}}' },
  changed: { zh: '已保存', en: 'Saved' },
  deactivate: { zh: '停用单位', en: 'Put out of use' },
  deactivateSure: {
    zh: '停用后，{{name}}的人员都不能登录。记录保留，可以重新启用。',
    en: 'Nobody of {{name}} can sign in while it is out of use. Records stay, and it can be put back.',
  },
  reactivate: { zh: '重新启用', en: 'Put back into use' },
  people: { zh: '查看人员', en: 'See people' },
  fromCity: { zh: '来自城市数据', en: 'From the city’s data' },
} as const

const security = {
  title: { zh: '安全管理', en: 'Security' },
  lead: {
    zh: '安全管理员授予角色、查询权限来由，不能建账号，也看不到审计记录。',
    en: 'The security administrator grants roles and explains access; opens no accounts and sees no audit entries.',
  },
  accounts: { zh: '账号管理', en: 'Accounts' },
  accountsLead: {
    zh: '所有单位的账号。停用、解除登录限制、解除动态口令都需留下记录。',
    en: 'Accounts of every organisation. Whatever is done to one stays on the record.',
  },
  roles: { zh: '角色授予', en: 'Roles' },
  rolesLead: {
    zh: '选择一个人，授予或撤销角色。每次授予写明理由。',
    en: 'Choose a person to grant or revoke roles; each grant states its reason.',
  },
  catalogue: { zh: '角色一览', en: 'The roles' },
  catalogueLead: {
    zh: '每个角色包含的权限。三员互斥，也不与其他角色兼任。',
    en: 'What each role contains. The three administrators exclude each other and every other role.',
  },
  factor: { zh: '须动态口令', en: 'Second factor required' },
  alone: { zh: '专用账号', en: 'Account of its own' },
} as const

const warehouse = {
  title: { zh: '数据仓库', en: 'Warehouse' },
  up: { zh: '正常', en: 'Up' },
  away: { zh: '暂时无法连接，恢复后自动补齐', en: 'Away; it catches up by itself' },
  missing: { zh: '内置引擎未安装', en: 'The engine of its own is not installed' },
  missingHint: {
    zh: '这台机器上没有安装内置引擎。其余功能照常，走势只显示到最后一次入库。在此安装引擎并重新启动，或改用 ClickHouse 服务器。',
    en: 'This machine has no engine for the warehouse. Everything else works; courses stand as of the last feeding. Install the engine and start again, or use a ClickHouse server.',
  },
  off: { zh: '未启用', en: 'Not in use' },
  engine: { zh: '引擎', en: 'Engine' },
  kinds: {
    embedded: { zh: '内置', en: 'Of its own' },
    server: { zh: 'ClickHouse 服务器', en: 'ClickHouse server' },
    off: { zh: '无', en: 'None' },
  },
  waiting: { zh: '待入库', en: 'Waiting' },
  rows: { zh: '{{rows}}行', en: '{{rows}} rows' },
  lag: { zh: '最早的已等{{seconds}}秒', en: 'the oldest for {{seconds}} s' },
  rebuild: { zh: '重建数据仓库', en: 'Build anew' },
  rebuildHint: {
    zh: '从原始记录重新生成全部历史。期间走势照常可看，新的变化随后补入。',
    en: 'Makes all history anew from the records. Courses stay readable meanwhile; new changes follow.',
  },
  rebuilt: { zh: '数据仓库已重建', en: 'The warehouse has been built anew' },
} as const

const servers = {
  title: { zh: '请求负载', en: 'Load of requests' },
  own: { zh: '当前', en: 'this one' },
  gate: { zh: '类别', en: 'Kind' },
  gates: {
    requests: { zh: '接口请求', en: 'API' },
    uploads: { zh: '文件上传', en: 'Uploads' },
    pages: { zh: '公开页面', en: 'Public pages' },
  },
  atWork: { zh: '处理中 / 上限', en: 'At work / places' },
  waiting: { zh: '等待', en: 'Waiting' },
  refused: { zh: '启动以来拒绝', en: 'Refused so far' },
  since: { zh: '启动于{{since}}', en: 'started {{since}}' },
  told: { zh: '更新于{{at}}', en: 'as of {{at}}' },
} as const

export const desk = texts({ home, jobs, system, organisations, security, warehouse, servers })
