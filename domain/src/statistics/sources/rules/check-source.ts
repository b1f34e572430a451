import type { Bilingual } from '../../../kernel/bilingual.ts'
import { currencies } from '../../../kernel/codes/currencies.ts'
import { findEbopsItem } from '../../../kernel/codes/ebops.ts'
import type { Source, SourceField } from '../model/source.ts'
import { plainWord } from './cells.ts'

/** A fault of a source's data; `pointer` leads from the top of its file to the value. */
export interface LayoutFault {
  readonly pointer: readonly (string | number)[]
  readonly message: Bilingual
}

/** What sources of a city may refer to. */
export interface SourceRegister {
  readonly departments: ReadonlySet<string>
  readonly documents: ReadonlySet<string>
}

/** Every fault of a source whose file fits its schema. */
export function checkSource(source: Source, register: SourceRegister): LayoutFault[] {
  const faults: LayoutFault[] = []
  const say = (pointer: LayoutFault['pointer'], zh: string, en: string): void => {
    faults.push({ pointer, message: { zh, en } })
  }
  const { authority, citation, columns, codes, currency, distinctBy, flows } = source
  if (!register.departments.has(authority)) {
    say(['authority'], `没有这个部门：${authority}`, `There is no department “${authority}”`)
  }
  if (!register.documents.has(citation.document)) {
    const at = ['citation', 'document']
    say(at, `没有这个文件：${citation.document}`, `There is no document “${citation.document}”`)
  }
  const fields = columns.map((one) => one.field)
  const has = (field: SourceField): boolean => fields.includes(field)
  const titles = new Set<string>()
  columns.forEach(({ field, name, aliases }, index) => {
    if (fields.indexOf(field) !== index) {
      say(['columns', index, 'field'], `重复：${field}`, `Used twice: ${field}`)
    }
    for (const title of new Set([field, name.zh, name.en, ...aliases].map(plainWord))) {
      if (titles.has(title)) say(['columns', index], `列名重复：${title}`, `Title twice: ${title}`)
      titles.add(title)
    }
  })
  if (!has('unitCode') && !has('unitName')) {
    say(['columns'], '须有单位代码或名称', 'A unit needs a code or a name')
  }
  if (!has('amount')) say(['columns'], '须有金额', 'There is no amount')
  if (!has('code')) say(['columns'], '须有分类代码', 'There is no code')
  if (!has('currency') && !currency) {
    say(['columns'], '须有币种', 'Neither a column nor the source says the currency')
  }
  if (currency && !currencies.some((one) => one.code === currency)) {
    say(['currency'], `没有这个币种：${currency}`, `There is no currency “${currency}”`)
  }
  const directed = codes !== 'bop' && codes.every((one) => one.flow !== undefined)
  const worded = has('flow') && flows.export.length > 0 && flows.import.length > 0
  if (!directed && !worded) {
    say(['flows'], '须能判断收支方向', 'Nothing says whether a row is export or import')
  }
  distinctBy.forEach((field, index) => {
    if (!has(field)) say(['distinctBy', index], `没有这一列：${field}`, `No such column: ${field}`)
  })
  if (codes !== 'bop') {
    codes.forEach(({ items }, index) => {
      items.forEach((item, at) => {
        if (!findEbopsItem(item)) {
          const pointer = ['codes', index, 'items', at]
          say(pointer, `没有这个项目：${item}`, `There is no item “${item}”`)
        }
      })
    })
  }
  return faults
}
