import type { SourceCode } from './model/source.ts'

/**
 * Transaction codes of receipts and payments (涉外收支交易代码) to items of EBOPS 2010, by the longest
 * code that a six-digit code begins with. Professional knowledge, not read again against the list in
 * force: every line is unverified. `-`: no services trade.
 */
const table = `
1 - 货物贸易|Goods
221 SA 加工服务|Manufacturing services on goods of others
222 SC 运输服务|Transport
22201 SC1 海运|Sea transport
22202 SC2 空运|Air transport
22203 SC3 其他运输方式|Other modes of transport
22204 SC4 邮政及寄递|Postal and courier services
223 SD 旅行|Travel
22301 SDA 公务及商务旅行|Business travel
22302 SDB 私人旅行|Personal travel
224 SE 建设|Construction
22401 SE1 境外建设|Construction abroad
22402 SE2 境内建设|Construction in the reporting economy
225 SF 保险服务|Insurance
226 SG 金融服务|Financial services
227 SI 电信、计算机和信息服务|Telecommunications, computer and information services
22701 SI1 电信|Telecommunications
22702 SI2 计算机|Computer services
22703 SI3 信息|Information services
228 SJ 其他商业服务|Other business services
22801 SJ1,SH2 研发及其成果|Research and development, and its outcomes
22802 SJ2 专业和管理咨询|Professional and management consulting
22803 SJ3 技术服务|Technical services
229 SK 文化和娱乐服务|Cultural and recreational services
22901 SK1,SH4 视听及相关|Audiovisual and related services
230 SB 维护和维修服务|Maintenance and repair
231 SH 知识产权使用费|Charges for the use of intellectual property
23101 SH1 特许和商标|Franchises and trademarks
23102 SH2 研发成果使用费|Licences for outcomes of research and development
23103 SH3,SI2 计算机软件|Computer software
23104 SH4,SK1 视听产品|Audiovisual products
232 SL 政府服务|Government services
2 SN 未归入上列的服务|Services not in the lines above
3 - 初次收入|Primary income
4 - 二次收入|Secondary income
5 - 资本账户|Capital account
6 - 金融账户：直接投资|Financial account: direct investment
7 - 金融账户：证券投资|Financial account: portfolio investment
8 - 金融账户：其他投资|Financial account: other investment
9 - 其他|Other`

export const bopCodes: readonly SourceCode[] = table
  .trim()
  .split('\n')
  .map((line) => {
    const [code = '', items = '', ...name] = line.split(' ')
    const [zh = '', en = ''] = name.join(' ').split('|')
    const outside = items === '-'
    const within = outside || items === 'SN' ? [] : items.split(',')
    return { code, name: { zh, en }, items: within, outside, status: 'unverified' }
  })

const byCode = new Map(bopCodes.map((one) => [one.code, one]))

/** The line of a six-digit code; undefined where it is none. */
export function findBopCode(code: string): SourceCode | undefined {
  if (!/^\d{6}$/.test(code)) return undefined
  for (let length = 6; length > 0; length -= 1) {
    const found = byCode.get(code.slice(0, length))
    if (found) return found
  }
  return undefined
}
