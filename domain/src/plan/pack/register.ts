import type { Bilingual } from '../../kernel/bilingual.ts'
import type { Citation } from '../../kernel/source.ts'
import type { CityPack, packFiles } from '../model/pack.ts'

export type PackFile = keyof typeof packFiles
export type PackPointer = readonly (string | number)[]

/**
 * One fault between the parts of a pack. `pointer` leads from the top of `file` to the value; for
 * `tasks/*.yaml` its first number counts through all the files of the folder.
 */
export interface PackFault {
  readonly file: PackFile
  readonly pointer: PackPointer
  readonly message: Bilingual
}

export function fault(file: PackFile, pointer: PackPointer, zh: string, en: string): PackFault {
  return { file, pointer, message: { zh, en } }
}

/** What the parts of a pack may refer to. */
export interface PackRegister {
  readonly documents: ReadonlySet<string>
  readonly clauses: ReadonlySet<string>
  readonly sections: ReadonlySet<string>
  readonly departments: ReadonlySet<string>
  readonly sectors: ReadonlySet<string>
  readonly indicators: ReadonlySet<string>
  readonly targets: ReadonlySet<string>
  readonly tasks: ReadonlySet<number>
  readonly planDocument: string
  /** First and last year of the plan. */
  readonly years: { readonly from: string; readonly until: string }
}

const idsOf = (list: readonly { readonly id: string }[]): Set<string> =>
  new Set(list.map((item) => item.id))

export function registerOf(pack: CityPack): PackRegister {
  const { plan } = pack.city
  const tasks = new Set(pack.tasks.map((task) => task.number))
  return {
    documents: idsOf(pack.documents),
    clauses: new Set([
      ...pack.sections.flatMap((section) => section.clause ?? []),
      ...[...tasks].map(annexRow),
    ]),
    sections: idsOf(pack.sections),
    departments: idsOf(pack.departments),
    sectors: idsOf(pack.sectors),
    indicators: idsOf(pack.indicators),
    targets: idsOf(pack.targets),
    tasks,
    planDocument: plan.document,
    years: { from: plan.from.slice(0, 4), until: plan.until.slice(0, 4) },
  }
}

/** How a citation writes a row of the annex. */
function annexRow(number: number): string {
  return `附件第 ${number} 项`
}

/** The fault of a reference that leads nowhere, or none. */
export function checkKnown<T extends string | number>(
  known: ReadonlySet<T>,
  value: T,
  file: PackFile,
  pointer: PackPointer,
  kind: Bilingual,
): PackFault[] {
  if (known.has(value)) return []
  return [fault(file, pointer, `没有这个${kind.zh}：${value}`, `There is no ${kind.en} “${value}”`)]
}

/** The document is listed; in the plan itself the clause is a known section or annex row. */
export function checkCitation(
  register: PackRegister,
  citation: Citation,
  file: PackFile,
  pointer: PackPointer,
): PackFault[] {
  const { document, clause } = citation
  if (!register.documents.has(document) || document !== register.planDocument) {
    const kind = { zh: '文件', en: 'document' }
    return checkKnown(register.documents, document, file, [...pointer, 'document'], kind)
  }
  const kind = { zh: '条款', en: 'clause' }
  return checkKnown(register.clauses, clause, file, [...pointer, 'clause'], kind)
}

/** Every second or later use of a key. */
export function checkUnique<T>(
  items: readonly T[],
  keyOf: (item: T) => string,
  file: PackFile,
  pointerOf: (index: number) => PackPointer,
): PackFault[] {
  const seen = new Set<string>()
  return items.flatMap((item, index) => {
    const key = keyOf(item)
    if (!seen.has(key)) {
      seen.add(key)
      return []
    }
    return [fault(file, pointerOf(index), `重复：${key}`, `Used twice: ${key}`)]
  })
}
