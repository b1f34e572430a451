/** Characters of brands, all of good omen and none a surname of its own. */
const characters = [
  ...'瀚晟澜煜霖昶珺晗煊翊泓宸昱皓沅澍旻昕朗楚鄂江汉珞珈光谷云科智联博远信达恒瑞嘉和盛泰华鼎星辰凌霄景行致',
]

/** Trade part of a name by sector of the plan; the last one serves sectors not named here. */
const trades: Readonly<Record<string, readonly string[]>> = {
  technology: ['生物技术', '新材料研究', '光电技术'],
  finance: ['金融信息服务', '保险经纪', '融资租赁'],
  consulting: ['企业管理咨询', '会展服务', '检测认证'],
  outsourcing: ['信息服务', '数据服务', '软件外包服务'],
  computing: ['软件', '网络科技', '云计算'],
  culture: ['文化传播', '动漫', '影视制作'],
  construction: ['工程设计', '勘察设计', '建设工程'],
  transport: ['国际物流', '航空服务', '国际货运代理'],
  travel: ['国际旅行社', '旅游服务', '酒店管理'],
  tcm: ['中医药服务', '健康管理', '医疗科技'],
  '': ['商务服务', '技术服务'],
}

/** A name of its own for every index below a hundred thousand. */
export function syntheticName(index: number, sector: string): string {
  const base = characters.length
  // A step without common factor with base³ visits every brand once.
  const mixed = (index * 7919 + 104729) % base ** 3
  const brand = [mixed % base, Math.floor(mixed / base) % base, Math.floor(mixed / base ** 2)]
    .map((at) => characters[at]!)
    .join('')
  const list = trades[sector] ?? trades['']!
  return `武汉${brand}${list[index % list.length]!}有限公司`
}
