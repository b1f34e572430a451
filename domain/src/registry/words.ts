import type { Bilingual } from '../kernel/bilingual.ts'
import type { ProblemWords } from '../kernel/words.ts'
import type {
  ChangeState,
  ContactJob,
  ContactPart,
  EnterpriseState,
  FactKey,
  Origin,
  Ownership,
  RowAct,
  SizeClass,
  StandingKind,
} from './model.ts'

type Words<K extends string> = Readonly<Record<K, Bilingual>>

/** Columns of the register, its sheets and its history. */
export const factTexts: Words<FactKey> = {
  uscc: { zh: '统一社会信用代码', en: 'Credit code' },
  name: { zh: '企业名称', en: 'Name' },
  english: { zh: '英文名称', en: 'English name' },
  former: { zh: '曾用名', en: 'Former names' },
  district: { zh: '所在区', en: 'District' },
  park: { zh: '园区', en: 'Park' },
  state: { zh: '存续状态', en: 'State' },
  since: { zh: '状态起始日', en: 'State since' },
  ownership: { zh: '登记类型', en: 'Ownership' },
  size: { zh: '规模', en: 'Size' },
  standings: { zh: '企业类别', en: 'Standing' },
  sectors: { zh: '重点领域', en: 'Sectors' },
  exports: { zh: '出口服务项目', en: 'Services exported' },
  imports: { zh: '进口服务项目', en: 'Services imported' },
  head: { zh: '总公司代码', en: 'Code of head office' },
  address: { zh: '地址', en: 'Address' },
  contacts: { zh: '联系人', en: 'Contacts' },
  note: { zh: '备注', en: 'Note' },
}

export const stateTexts: Words<EnterpriseState> = {
  active: { zh: '存续', en: 'Active' },
  suspended: { zh: '停业', en: 'Suspended' },
  closed: { zh: '注销', en: 'Closed' },
}

export const ownershipTexts: Words<Ownership> = {
  state: { zh: '国有', en: 'State-owned' },
  collective: { zh: '集体', en: 'Collective' },
  private: { zh: '民营', en: 'Private' },
  'hong-kong-macao-taiwan': { zh: '港澳台资', en: 'Hong Kong, Macao or Taiwan' },
  'joint-venture': { zh: '中外合资', en: 'Joint venture' },
  foreign: { zh: '外商独资', en: 'Foreign-owned' },
  other: { zh: '其他', en: 'Other' },
}

export const sizeTexts: Words<SizeClass> = {
  large: { zh: '大型', en: 'Large' },
  medium: { zh: '中型', en: 'Medium' },
  small: { zh: '小型', en: 'Small' },
  micro: { zh: '微型', en: 'Micro' },
}

export const standingTexts: Words<StandingKind> = {
  key: { zh: '重点企业', en: 'Key enterprise' },
  leading: { zh: '龙头企业', en: 'Leading enterprise' },
  'small-medium': { zh: '中小培育企业', en: 'Small or medium, cultivated' },
  advanced: { zh: '技术先进型服务企业', en: 'Technologically advanced' },
}

export const contactJobTexts: Words<ContactJob> = {
  statistics: { zh: '统计', en: 'Statistics' },
  finance: { zh: '财务', en: 'Finance' },
  'legal-representative': { zh: '法定代表人', en: 'Legal representative' },
  other: { zh: '其他', en: 'Other' },
}

export const contactPartTexts: Words<ContactPart> = {
  name: { zh: '姓名', en: 'Name' },
  job: { zh: '职务', en: 'Job' },
  phone: { zh: '电话', en: 'Telephone' },
  email: { zh: '邮箱', en: 'Mail' },
}

export const changeStateTexts: Words<ChangeState> = {
  open: { zh: '待审', en: 'Waiting' },
  approved: { zh: '已同意', en: 'Approved' },
  refused: { zh: '未同意', en: 'Refused' },
  withdrawn: { zh: '已撤回', en: 'Withdrawn' },
}

export const originTexts: Words<Origin> = {
  typed: { zh: '录入', en: 'Typed' },
  import: { zh: '文件导入', en: 'Imported' },
  proposal: { zh: '企业申请', en: 'Asked for by the enterprise' },
  merge: { zh: '合并', en: 'Merged' },
  demo: { zh: '演示数据', en: 'Demo data' },
}

export const rowActTexts: Words<RowAct> = {
  new: { zh: '新增', en: 'New' },
  changed: { zh: '变更', en: 'Changed' },
  unchanged: { zh: '不变', en: 'Unchanged' },
  faulty: { zh: '有误', en: 'Faulty' },
}

/** Names of downloads and of columns beside the facts. */
export const registryTexts = {
  register: { zh: '企业名录', en: 'Register of enterprises' },
  faults: { zh: '导入错误', en: 'Import faults' },
  template: { zh: '企业名录导入模板', en: 'Template for the register' },
  line: { zh: '行', en: 'Row' },
  column: { zh: '列', en: 'Column' },
  given: { zh: '填写内容', en: 'Given' },
  fault: { zh: '问题', en: 'Fault' },
} as const satisfies Words<string>

export const registryProblemWords: ProblemWords = {
  'noun/enterprise': { zh: '企业', en: 'enterprise' },
  'noun/enterprise-import': { zh: '导入', en: 'import' },
  'noun/change-request': { zh: '变更申请', en: 'change request' },
  'noun/holding': { zh: '隶属关系', en: 'holding' },
  'registry/uscc-length': {
    zh: '统一社会信用代码应为18位',
    en: 'A credit code has 18 characters',
  },
  'registry/uscc-character': {
    zh: '代码含有不使用的字符（不用 I、O、S、V、Z）{repairs}',
    en: 'The code has a character that codes do not use (never I, O, S, V, Z){repairs}',
  },
  'registry/uscc-check': {
    zh: '代码校验不符，请核对{repairs}',
    en: 'The check character does not fit; compare with the licence{repairs}',
  },
  'registry/uscc-taken': {
    zh: '名录中已有此代码的企业',
    en: 'The register has an enterprise with this code',
  },
  'registry/district-unknown': { zh: '没有这个区', en: 'This district is not known' },
  'registry/park-unknown': { zh: '没有这个园区', en: 'This park is not known' },
  'registry/sector-unknown': {
    zh: '没有这个领域：{value}',
    en: 'This sector is not known: {value}',
  },
  'registry/item-unknown': {
    zh: '不是国际收支服务分类（EBOPS 2010）的项目：{value}',
    en: 'Not an item of EBOPS 2010: {value}',
  },
  'registry/value-unknown': {
    zh: '无法识别：{value}',
    en: 'This is not one of the words used: {value}',
  },
  'registry/contact-empty': {
    zh: '联系人至少要有姓名、电话或邮箱之一',
    en: 'A contact has a name, a telephone or a mail address',
  },
  'registry/days-reversed': { zh: '起始日晚于截止日', en: 'It begins after it ends' },
  'registry/own-head': {
    zh: '企业不能是自己的总公司',
    en: 'An enterprise is not its own head office',
  },
  'registry/line-twice': {
    zh: '与第{line}行的代码相同',
    en: 'Row {line} has the same code',
  },
  'registry/district-not-yours': {
    zh: '只能查看本区企业',
    en: 'Only enterprises of your own district are shown',
  },
  'registry/columns-missing': {
    zh: '文件缺少必需的列：{columns}',
    en: 'The file lacks columns it needs: {columns}',
  },
  'registry/import-empty': { zh: '文件中没有数据行', en: 'The file has no rows' },
  'registry/import-over': {
    zh: '这次导入已经办结，不能再次确认',
    en: 'This import was settled before',
  },
  'registry/import-outdated': {
    zh: '预览之后名录有变动（{count}家企业），请重新上传以查看最新的变更',
    en: 'The register has changed since the preview ({count} enterprises); upload again to see what would change now',
  },
  'registry/import-nothing': {
    zh: '文件中没有可导入的变更',
    en: 'The file holds nothing that would change the register',
  },
  'registry/nothing-changed': { zh: '内容没有变化', en: 'Nothing differs from the register' },
  'registry/change-settled': { zh: '这项申请已经办结', en: 'This request is settled' },
  'registry/change-waiting': {
    zh: '已有一项待审的变更申请，请先撤回或等待办结',
    en: 'A request is waiting already; withdraw it or wait for its decision',
  },
  'registry/no-own-entry': {
    zh: '本单位尚未与企业名录关联，请联系统计人员',
    en: 'Your organisation is not linked with the register yet; ask the statistics officers',
  },
  'registry/organisation-taken': {
    zh: '该单位已与另一家企业关联',
    en: 'This organisation is linked with another enterprise',
  },
  'registry/organisation-unknown': {
    zh: '没有这个企业登录单位，或已停用',
    en: 'No enterprise organisation in use has this id',
  },
  'registry/bulk-too-many': {
    zh: '一次最多处理{most}家企业，请缩小筛选范围',
    en: 'One act takes {most} entries at most; narrow the filter',
  },
  'registry/bulk-outdated': {
    zh: '预览之后有{count}家企业的登记发生变动，未作任何修改，请重新预览',
    en: '{count} entries have changed since the preview; nothing was done, look again',
  },
  'registry/merged-away': {
    zh: '该企业已并入其他登记，不能再修改',
    en: 'This entry was merged into another and is changed no more',
  },
  'registry/merge-itself': { zh: '不能与自己合并', en: 'An entry is not merged with itself' },
  'registry/both-linked': {
    zh: '两项登记各有登录单位，请先解除其中一项的关联',
    en: 'Both entries have organisations that sign in; unlink one of them first',
  },
  'registry/holds-itself': { zh: '企业不能持有自己', en: 'An enterprise does not hold itself' },
  'registry/own-proposal': {
    zh: '不得审定本人提出的申请',
    en: 'Nobody decides on a request of their own',
  },
}

/** What is odd but no fault. */
export const registryWarningWords: Words<'inner-check' | 'region'> = {
  'inner-check': {
    zh: '主体标识码（第9–17位）校验不符，少数真实代码如此，请核对',
    en: 'The inner check (places 9–17) does not fit; few real codes are so, compare with the licence',
  },
  region: {
    zh: '登记机关行政区划码（第3–8位）含字母，请核对',
    en: 'The region (places 3–8) holds letters; compare with the licence',
  },
}
