import type { Bilingual } from '../bilingual.ts'

/** An item of EBOPS 2010 (扩大的国际收支服务分类), as SAFE and MOFCOM collect it. */
export interface EbopsItem {
  readonly code: string
  readonly name: Bilingual
  /** The item it is part of; undefined for `S` and for memoranda. */
  readonly parent: string | undefined
  /** Whether it is an “of which”: its siblings do not make up the rest of the parent. */
  readonly ofWhich: boolean
}

/** Code, Chinese name | English name. A code in brackets is an “of which” of its parent. */
const table = `
S 服务|Services
SA 加工服务|Manufacturing services on physical inputs owned by others
SB 维护和维修服务|Maintenance and repair services n.i.e.
SC 运输|Transport
SC1 海运|Sea transport
SC11 海运客运|Passenger transport by sea
SC12 海运货运|Freight transport by sea
SC13 海运其他服务|Other sea transport services
SC2 空运|Air transport
SC21 空运客运|Passenger transport by air
SC22 空运货运|Freight transport by air
SC23 空运其他服务|Other air transport services
SC3 其他运输方式|Other modes of transport
SC31 其他运输方式客运|Passenger transport by other modes
SC32 其他运输方式货运|Freight transport by other modes
SC33 其他运输方式其他服务|Other services of other modes of transport
SC4 邮政及寄递服务|Postal and courier services
SD 旅行|Travel
SDA 公务及商务旅行|Business travel
SDA1 边境、季节性和其他短期工人的购买|Acquisitions by border, seasonal and other short-term workers
SDA2 其他公务及商务旅行|Other business travel
SDB 私人旅行|Personal travel
SDB1 就医及健康相关旅行|Health-related travel
SDB2 留学及教育相关旅行|Education-related travel
SDB3 其他私人旅行|Other personal travel
SE 建设|Construction
SE1 境外建设|Construction abroad
SE2 境内建设|Construction in the reporting economy
SF 保险和养老金服务|Insurance and pension services
SF1 直接保险|Direct insurance
SF11 人寿保险|Life insurance
SF12 货运保险|Freight insurance
SF13 其他直接保险|Other direct insurance
SF2 再保险|Reinsurance
SF3 保险辅助服务|Auxiliary insurance services
SF4 养老金和标准化担保服务|Pension and standardised guarantee services
SF41 养老金服务|Pension services
SF42 标准化担保服务|Standardised guarantee services
SG 金融服务|Financial services
SG1 直接收费的金融服务|Explicitly charged and other financial services
SG2 间接测算的金融中介服务|Financial intermediation services indirectly measured
SH 知识产权使用费|Charges for the use of intellectual property n.i.e.
SH1 特许和商标使用费|Franchises and trademarks licensing fees
SH2 研发成果使用费|Licences for the use of outcomes of research and development
SH3 复制或分销计算机软件许可费|Licences to reproduce or distribute computer software
SH4 复制或分销视听及相关产品许可费|Licences to reproduce or distribute audiovisual and related products
SH41 视听产品许可费|Licences for audiovisual products
SH42 其他相关产品许可费|Licences for other related products
SI 电信、计算机和信息服务|Telecommunications, computer and information services
SI1 电信服务|Telecommunications services
SI2 计算机服务|Computer services
SI21 计算机软件|Computer software
SI22 其他计算机服务|Other computer services
SI3 信息服务|Information services
SI31 新闻机构服务|News agency services
SI32 其他信息服务|Other information services
SJ 其他商业服务|Other business services
SJ1 研发服务|Research and development services
SJ11 为增加知识存量而系统开展的工作|Work undertaken to increase the stock of knowledge
SJ111 定制和非定制研发服务|Provision of customised and non-customised R&D services
SJ112 研发所产生专有权利的出售|Sale of proprietary rights arising from R&D
SJ12 其他研发服务|Other research and development services
SJ2 专业和管理咨询服务|Professional and management consulting services
SJ21 法律、会计、管理咨询和公共关系服务|Legal, accounting, management consulting and public relations
SJ211 法律服务|Legal services
SJ212 会计、审计、簿记和税务咨询|Accounting, auditing, bookkeeping and tax consulting
SJ213 商业和管理咨询及公共关系服务|Business and management consulting and public relations
SJ22 广告、市场调研和民意调查服务|Advertising, market research and public opinion polling
(SJ221) 展会服务|Convention, trade fair and exhibition organisation
SJ3 技术、贸易相关和其他商业服务|Technical, trade-related and other business services
SJ31 建筑、工程、科学和其他技术服务|Architectural, engineering, scientific and other technical services
SJ311 建筑设计服务|Architectural services
SJ312 工程服务|Engineering services
SJ313 科学和其他技术服务|Scientific and other technical services
SJ32 废物处理和防止污染、农业和采矿服务|Waste treatment and depollution, agricultural and mining services
SJ321 废物处理和防止污染服务|Waste treatment and depollution
SJ322 农林渔业附带服务|Services incidental to agriculture, forestry and fishing
SJ323 采矿及油气开采附带服务|Services incidental to mining and oil and gas extraction
SJ33 经营性租赁服务|Operating leasing services
SJ34 与贸易相关的服务|Trade-related services
SJ35 别处未包括的其他商业服务|Other business services n.i.e.
(SJ351) 劳务派遣和人力资源服务|Employment services
SK 个人、文化和娱乐服务|Personal, cultural and recreational services
SK1 视听及相关服务|Audiovisual and related services
SK11 视听服务|Audiovisual services
SK12 与艺术相关的服务|Artistic related services
SK2 其他个人、文化和娱乐服务|Other personal, cultural and recreational services
SK21 医疗服务|Health services
SK22 教育服务|Education services
SK23 文化遗产和娱乐服务|Heritage and recreational services
SK24 其他个人服务|Other personal services
SL 别处未提及的政府货物和服务|Government goods and services n.i.e.
SL1 使领馆|Embassies and consulates
SL2 军事单位和机构|Military units and agencies
SL3 其他政府服务|Other government goods and services n.i.e.
SN 未分配的服务|Services not allocated`

/** The longest code of the table that `code` begins with; the twelve main items hang on `S`. */
const parentOf = (code: string): string | undefined =>
  code === 'S' ? undefined : code.length === 2 ? 'S' : code.slice(0, -1)

export const ebopsItems: readonly EbopsItem[] = table
  .trim()
  .split('\n')
  .map((line) => {
    const gap = line.indexOf(' ')
    const code = line.slice(0, gap).replace(/[()]/g, '')
    const [zh = '', en = ''] = line.slice(gap + 1).split('|')
    return { code, name: { zh, en }, parent: parentOf(code), ofWhich: line.startsWith('(') }
  })

const byCode = new Map(ebopsItems.map((one) => [one.code, one]))

export const findEbopsItem = (code: string): EbopsItem | undefined => byCode.get(code)

const children = new Map<string, readonly EbopsItem[]>()
for (const item of ebopsItems) {
  if (item.parent === undefined) continue
  children.set(item.parent, [...(children.get(item.parent) ?? []), item])
}

/** The items that add up to `code`; empty for one that is not divided further. */
export const partsOf = (code: string): readonly EbopsItem[] =>
  (children.get(code) ?? []).filter((item) => !item.ofWhich)

/** Whether `code` is `ancestor` or stands below it; a code begins with those it stands below. */
export const isWithin = (code: string, ancestor: string): boolean =>
  code === ancestor || (code.startsWith(ancestor) && byCode.has(code) && byCode.has(ancestor))

/** The main item (`SA`…`SN`) that holds `code`. */
export const mainItemOf = (code: string): string => code.slice(0, 2)

/** Items on which a transaction is reported: those that are not divided further. */
export const reportableItems: readonly EbopsItem[] = ebopsItems.filter(
  (item) => item.code !== 'S' && item.code !== 'SN' && partsOf(item.code).length === 0,
)
