import { toSimplified } from '../../kernel/simplified.ts'

/** 组织形式: forms that are one and the same under several spellings stand under one word. */
const forms: readonly (readonly [RegExp, string])[] = [
  [/股份有限公司$|股份公司$/, 'joint-stock'],
  [/有限责任公司$|有限公司$/, 'limited'],
  [/[特殊普通有限]{0,12}合伙企业?$|合伙$/, 'partnership'],
  [/个人独资企业$/, 'sole'],
  [/集团$|集团公司$/, 'group'],
  [/公司$/, 'company'],
  [/厂$|中心$|事务所$|研究院$|研究所$|学院$|医院$|银行$/, 'other'],
]
/** What a branch is called, after the name of its head office. */
const branchEnd = /(分公司|分行|支行|分所|分院|办事处|代表处|营业部|分店|分部|事业部)$/
const headEnds = /(公司|银行|事务所|合伙\)?|集团)/g
/** Words of trade: the brand ends where the first of them begins. */
const trade =
  /科技|信息|网络|软件|技术|服务|国际|贸易|商贸|物流|货运|供应链|工程|设计|咨询|管理|文化|传媒|电子|数据|智能|系统|通信|光电|生物|医药|医疗|教育|金融|投资|保险|旅游|旅行|航空|航运|建设|建筑|规划|勘察|检测|认证|人力|翻译|动漫|游戏|影视|广告|会展|环境|能源|制造|实业|发展|控股|集团|产业|研究|外包|互联|交通|测绘|地理|知识产权|律师|会计/
const digits: Readonly<Record<string, string>> = {
  〇: '0',
  零: '0',
  一: '1',
  二: '2',
  三: '3',
  四: '4',
  五: '5',
  六: '6',
  七: '7',
  八: '8',
  九: '9',
  十: '10',
}

export interface CompanyName {
  /** The whole name as it is compared. */
  readonly plain: string
  readonly place: string
  /** 字号. */
  readonly brand: string
  /** 行业. */
  readonly trade: string
  readonly form: string
  /** What names the branch; empty for a head office. */
  readonly branch: string
}

/** NFKC, simplified, one kind of bracket, without spaces and marks. */
export function normaliseName(text: string): string {
  return toSimplified(text.normalize('NFKC'))
    .toUpperCase()
    .replace(/[〔【[{<《]/g, '(')
    .replace(/[〕】\]}>》]/g, ')')
    .replace(/[\s\p{Cf}·.,'"“”‘’、，。]/gu, '')
}

/** Lists of places as they are compared; the same list comes with every name of a file. */
const prepared = new WeakMap<readonly string[], readonly string[]>()

function knownPlaces(places: readonly string[]): readonly string[] {
  const former = prepared.get(places)
  if (former) return former
  const known = places
    .map(normaliseName)
    .flatMap((one) => [one, one.replace(/[省市区]$/, '')])
    .filter((one) => one.length > 1)
    .sort((a, b) => b.length - a.length)
  prepared.set(places, known)
  return known
}

/** The parts of a Chinese company name. `places` are names of places that may stand in front. */
export function parseName(text: string, places: readonly string[] = []): CompanyName {
  const plain = normaliseName(text)
  let rest = plain
  let branch = ''
  if (branchEnd.test(rest)) {
    const end = [...rest.matchAll(headEnds)].find(
      (found) => found.index + found[0].length < rest.length && found.index > 1,
    )
    const cut = end ? end.index + end[0].length : 0
    branch = rest.slice(cut)
    rest = end ? rest.slice(0, cut) : ''
  }
  const form = forms.find(([pattern]) => pattern.test(rest))
  if (form) rest = rest.replace(form[0], '')
  // A place stands in front, or in brackets after the brand.
  const known = knownPlaces(places)
  let place = ''
  for (let again = true; again; ) {
    const front = known.find((one) => rest.startsWith(one) && rest.length > one.length + 1)
    again = front !== undefined
    if (front) {
      place += front.replace(/[省市区]$/, '')
      rest = rest.slice(front.length).replace(/^[省市区]/, '')
    }
  }
  rest = rest.replace(/\(([^()]*)\)/g, (whole, inner: string) => {
    if (!known.includes(inner)) return whole
    place += inner.replace(/[省市区]$/, '')
    return ''
  })
  const at = rest.slice(2).search(trade)
  const brand = at < 0 ? rest : rest.slice(0, at + 2)
  return { plain, place, brand, trade: rest.slice(brand.length), form: form?.[1] ?? '', branch }
}

const ordinals = (text: string): string =>
  [...text.matchAll(/第?([〇零一二三四五六七八九十\d]+)/g)]
    .map(([, figure]) => [...figure!].map((one) => digits[one] ?? one).join(''))
    .join(' ')

/**
 * What two names say about two firms: `same` where they differ in spelling only, `proposed` where
 * a person should look, `different` where they cannot be one. The code decides; a name proposes.
 */
export function compareNames(
  a: string,
  b: string,
  places: readonly string[] = [],
): 'same' | 'proposed' | 'different' {
  const [x, y] = [parseName(a, places), parseName(b, places)]
  if (x.plain === '' || y.plain === '') return 'different'
  if (x.plain === y.plain) return 'same'
  if ((x.branch === '') !== (y.branch === '')) return 'different'
  if (ordinals(x.plain) !== ordinals(y.plain)) return 'different'
  if (x.brand !== y.brand) return 'different'
  if (x.form !== y.form && x.form !== '' && y.form !== '') return 'different'
  const whole = x.trade === y.trade && x.branch === y.branch && x.form === y.form
  if (whole && x.place === y.place) return 'same'
  return x.branch === y.branch ? 'proposed' : 'different'
}

/** Names of one key may be one firm: brand, trade, form and branch, wherever it says it stands. */
export function nameKey(text: string, places: readonly string[] = []): string {
  const { brand, trade, form, branch } = parseName(text, places)
  return [brand, trade, form, branch].join('|')
}
