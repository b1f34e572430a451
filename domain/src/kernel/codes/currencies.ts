import type { Bilingual } from '../bilingual.ts'

/**
 * A currency of ISO 4217 in which amounts are reported; metals and test codes are left out, codes in use in 2016
 * and since withdrawn stand at the end.
 */
export interface Currency {
  readonly code: string
  readonly numeric: string
  /** Places of the minor unit: two for dollars, none for yen. */
  readonly places: number
  readonly name: Bilingual
}

/** Code, number, places of the minor unit, Chinese name | English name. */
const table = `
AED 784 2 阿联酋迪拉姆|United Arab Emirates Dirham
AFN 971 2 阿富汗尼|Afghan Afghani
ALL 008 2 阿尔巴尼亚列克|Albanian Lek
AMD 051 2 亚美尼亚德拉姆|Armenian Dram
ANG 532 2 荷属安的列斯盾|Netherlands Antillean Guilder
AOA 973 2 安哥拉宽扎|Angolan Kwanza
ARS 032 2 阿根廷比索|Argentine Peso
AUD 036 2 澳大利亚元|Australian Dollar
AWG 533 2 阿鲁巴弗罗林|Aruban Florin
AZN 944 2 阿塞拜疆马纳特|Azerbaijani Manat
BAM 977 2 波斯尼亚-黑塞哥维那可兑换马克|Bosnia-Herzegovina Convertible Mark
BBD 052 2 巴巴多斯元|Barbadian Dollar
BDT 050 2 孟加拉塔卡|Bangladeshi Taka
BGN 975 2 保加利亚列弗|Bulgarian Lev
BHD 048 3 巴林第纳尔|Bahraini Dinar
BIF 108 0 布隆迪法郎|Burundian Franc
BMD 060 2 百慕大元|Bermudan Dollar
BND 096 2 文莱元|Brunei Dollar
BOB 068 2 玻利维亚诺|Bolivian Boliviano
BOV 984 2 玻利维亚资金单位|Bolivian Mvdol
BRL 986 2 巴西雷亚尔|Brazilian Real
BSD 044 2 巴哈马元|Bahamian Dollar
BTN 064 2 不丹努尔特鲁姆|Bhutanese Ngultrum
BWP 072 2 博茨瓦纳普拉|Botswanan Pula
BYN 933 2 白俄罗斯卢布|Belarusian Ruble
BZD 084 2 伯利兹元|Belize Dollar
CAD 124 2 加拿大元|Canadian Dollar
CDF 976 2 刚果法郎|Congolese Franc
CHE 947 2 WIR 欧元|WIR Euro
CHF 756 2 瑞士法郎|Swiss Franc
CHW 948 2 WIR 法郎|WIR Franc
CLF 990 4 智利发展单位|Chilean Unit of Account (UF)
CLP 152 0 智利比索|Chilean Peso
CNY 156 2 人民币|Chinese Yuan
COP 170 2 哥伦比亚比索|Colombian Peso
COU 970 2 哥伦比亚实际价值单位|Colombian Real Value Unit
CRC 188 2 哥斯达黎加科朗|Costa Rican Colón
CUC 931 2 古巴可兑换比索|Cuban Convertible Peso
CUP 192 2 古巴比索|Cuban Peso
CVE 132 2 佛得角埃斯库多|Cape Verdean Escudo
CZK 203 2 捷克克朗|Czech Koruna
DJF 262 0 吉布提法郎|Djiboutian Franc
DKK 208 2 丹麦克朗|Danish Krone
DOP 214 2 多米尼加比索|Dominican Peso
DZD 012 2 阿尔及利亚第纳尔|Algerian Dinar
EGP 818 2 埃及镑|Egyptian Pound
ERN 232 2 厄立特里亚纳克法|Eritrean Nakfa
ETB 230 2 埃塞俄比亚比尔|Ethiopian Birr
EUR 978 2 欧元|Euro
FJD 242 2 斐济元|Fijian Dollar
FKP 238 2 福克兰群岛镑|Falkland Islands Pound
GBP 826 2 英镑|British Pound
GEL 981 2 格鲁吉亚拉里|Georgian Lari
GHS 936 2 加纳塞地|Ghanaian Cedi
GIP 292 2 直布罗陀镑|Gibraltar Pound
GMD 270 2 冈比亚达拉西|Gambian Dalasi
GNF 324 0 几内亚法郎|Guinean Franc
GTQ 320 2 危地马拉格查尔|Guatemalan Quetzal
GYD 328 2 圭亚那元|Guyanaese Dollar
HKD 344 2 港元|Hong Kong Dollar
HNL 340 2 洪都拉斯伦皮拉|Honduran Lempira
HTG 332 2 海地古德|Haitian Gourde
HUF 348 2 匈牙利福林|Hungarian Forint
IDR 360 2 印度尼西亚卢比|Indonesian Rupiah
ILS 376 2 以色列新谢克尔|Israeli New Shekel
INR 356 2 印度卢比|Indian Rupee
IQD 368 3 伊拉克第纳尔|Iraqi Dinar
IRR 364 2 伊朗里亚尔|Iranian Rial
ISK 352 0 冰岛克朗|Icelandic Króna
JMD 388 2 牙买加元|Jamaican Dollar
JOD 400 3 约旦第纳尔|Jordanian Dinar
JPY 392 0 日元|Japanese Yen
KES 404 2 肯尼亚先令|Kenyan Shilling
KGS 417 2 吉尔吉斯斯坦索姆|Kyrgyz Som
KHR 116 2 柬埔寨瑞尔|Cambodian Riel
KMF 174 0 科摩罗法郎|Comorian Franc
KPW 408 2 朝鲜元|North Korean Won
KRW 410 0 韩元|South Korean Won
KWD 414 3 科威特第纳尔|Kuwaiti Dinar
KYD 136 2 开曼元|Cayman Islands Dollar
KZT 398 2 哈萨克斯坦坚戈|Kazakhstani Tenge
LAK 418 2 老挝基普|Laotian Kip
LBP 422 2 黎巴嫩镑|Lebanese Pound
LKR 144 2 斯里兰卡卢比|Sri Lankan Rupee
LRD 430 2 利比里亚元|Liberian Dollar
LSL 426 2 莱索托洛蒂|Lesotho Loti
LYD 434 3 利比亚第纳尔|Libyan Dinar
MAD 504 2 摩洛哥迪拉姆|Moroccan Dirham
MDL 498 2 摩尔多瓦列伊|Moldovan Leu
MGA 969 2 马达加斯加阿里亚里|Malagasy Ariary
MKD 807 2 马其顿第纳尔|Macedonian Denar
MMK 104 2 缅甸元|Myanmar Kyat
MNT 496 2 蒙古图格里克|Mongolian Tugrik
MOP 446 2 澳门币|Macanese Pataca
MRU 929 2 毛里塔尼亚乌吉亚|Mauritanian Ouguiya
MUR 480 2 毛里求斯卢比|Mauritian Rupee
MVR 462 2 马尔代夫卢菲亚|Maldivian Rufiyaa
MWK 454 2 马拉维克瓦查|Malawian Kwacha
MXN 484 2 墨西哥比索|Mexican Peso
MXV 979 2 墨西哥投资单位|Mexican Investment Unit
MYR 458 2 马来西亚林吉特|Malaysian Ringgit
MZN 943 2 莫桑比克美提卡|Mozambican Metical
NAD 516 2 纳米比亚元|Namibian Dollar
NGN 566 2 尼日利亚奈拉|Nigerian Naira
NIO 558 2 尼加拉瓜科多巴|Nicaraguan Córdoba
NOK 578 2 挪威克朗|Norwegian Krone
NPR 524 2 尼泊尔卢比|Nepalese Rupee
NZD 554 2 新西兰元|New Zealand Dollar
OMR 512 3 阿曼里亚尔|Omani Rial
PAB 590 2 巴拿马巴波亚|Panamanian Balboa
PEN 604 2 秘鲁索尔|Peruvian Sol
PGK 598 2 巴布亚新几内亚基那|Papua New Guinean Kina
PHP 608 2 菲律宾比索|Philippine Peso
PKR 586 2 巴基斯坦卢比|Pakistani Rupee
PLN 985 2 波兰兹罗提|Polish Zloty
PYG 600 0 巴拉圭瓜拉尼|Paraguayan Guarani
QAR 634 2 卡塔尔里亚尔|Qatari Riyal
RON 946 2 罗马尼亚列伊|Romanian Leu
RSD 941 2 塞尔维亚第纳尔|Serbian Dinar
RUB 643 2 俄罗斯卢布|Russian Ruble
RWF 646 0 卢旺达法郎|Rwandan Franc
SAR 682 2 沙特里亚尔|Saudi Riyal
SBD 090 2 所罗门群岛元|Solomon Islands Dollar
SCR 690 2 塞舌尔卢比|Seychellois Rupee
SDG 938 2 苏丹镑|Sudanese Pound
SEK 752 2 瑞典克朗|Swedish Krona
SGD 702 2 新加坡元|Singapore Dollar
SHP 654 2 圣赫勒拿镑|St. Helena Pound
SLE 925 2 塞拉利昂新利昂|Sierra Leonean Leone
SOS 706 2 索马里先令|Somali Shilling
SRD 968 2 苏里南元|Surinamese Dollar
SSP 728 2 南苏丹镑|South Sudanese Pound
STN 930 2 圣多美和普林西比多布拉|São Tomé & Príncipe Dobra
SVC 222 2 萨尔瓦多科朗|Salvadoran Colón
SYP 760 2 叙利亚镑|Syrian Pound
SZL 748 2 斯威士兰里兰吉尼|Swazi Lilangeni
THB 764 2 泰铢|Thai Baht
TJS 972 2 塔吉克斯坦索莫尼|Tajikistani Somoni
TMT 934 2 土库曼斯坦马纳特|Turkmenistani Manat
TND 788 3 突尼斯第纳尔|Tunisian Dinar
TOP 776 2 汤加潘加|Tongan Paʻanga
TRY 949 2 土耳其里拉|Turkish Lira
TTD 780 2 特立尼达和多巴哥元|Trinidad & Tobago Dollar
TWD 901 2 新台币|New Taiwan Dollar
TZS 834 2 坦桑尼亚先令|Tanzanian Shilling
UAH 980 2 乌克兰格里夫纳|Ukrainian Hryvnia
UGX 800 0 乌干达先令|Ugandan Shilling
USD 840 2 美元|US Dollar
UYI 940 0 乌拉圭比索（索引单位）|Uruguayan Peso (Indexed Units)
UYU 858 2 乌拉圭比索|Uruguayan Peso
UYW 927 4 乌拉圭票面工资指数单位|Uruguayan Nominal Wage Index Unit
UZS 860 2 乌兹别克斯坦苏姆|Uzbekistani Som
VED 926 2 委内瑞拉主权币|Bolívar Soberano
VES 928 2 委内瑞拉玻利瓦尔|Venezuelan Bolívar
VND 704 0 越南盾|Vietnamese Dong
VUV 548 0 瓦努阿图瓦图|Vanuatu Vatu
WST 882 2 萨摩亚塔拉|Samoan Tala
XAF 950 0 中非法郎|Central African CFA Franc
XCD 951 2 东加勒比元|East Caribbean Dollar
XDR 960 0 特别提款权|Special Drawing Rights
XOF 952 0 西非法郎|West African CFA Franc
XPF 953 0 太平洋法郎|CFP Franc
YER 886 2 也门里亚尔|Yemeni Rial
ZAR 710 2 南非兰特|South African Rand
ZMW 967 2 赞比亚克瓦查|Zambian Kwacha
ZWG 924 2 津巴布韦金元|Zimbabwean Gold
BYR 974 0 白俄罗斯卢布（2016年前）|Belarusian Ruble (before 2016)
HRK 191 2 克罗地亚库纳|Croatian Kuna
MRO 478 2 毛里塔尼亚乌吉亚（2018年前）|Mauritanian Ouguiya (before 2018)
SLL 694 2 塞拉利昂利昂（2022年前）|Sierra Leonean Leone (before 2022)
STD 678 2 圣多美和普林西比多布拉（2018年前）|São Tomé and Príncipe Dobra (before 2018)
VEF 937 2 委内瑞拉玻利瓦尔（2018年前）|Venezuelan Bolívar (before 2018)`

export const currencies: readonly Currency[] = table
  .trim()
  .split('\n')
  .map((line) => {
    const [zh = '', en = ''] = line.slice(10).split('|')
    return {
      code: line.slice(0, 3),
      numeric: line.slice(4, 7),
      places: Number(line.slice(8, 9)),
      name: { zh, en },
    }
  })

const byCode = new Map(currencies.map((one) => [one.code, one]))

export const findCurrency = (code: string): Currency | undefined => byCode.get(code)
