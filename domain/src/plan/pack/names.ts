import type { CityPack } from '../model/pack.ts'
import { checkUnique, fault, type PackFault, type PackFile } from './register.ts'

/** No id, clause, number or spelling stands for two things. */
export function checkNames(pack: CityPack): PackFault[] {
  const lists: [PackFile, readonly { readonly id: string }[]][] = [
    ['documents.yaml', pack.documents],
    ['sections.yaml', pack.sections],
    ['departments.yaml', pack.departments],
    ['sectors.yaml', pack.sectors],
    ['indicators.yaml', pack.indicators],
    ['targets.yaml', pack.targets],
    ['places.yaml', pack.places],
    ['measures.yaml', pack.measures],
  ]
  const clauses = pack.sections.flatMap(({ clause }, index) => (clause ? [{ clause, index }] : []))
  return [
    ...lists.flatMap(([file, list]) =>
      checkUnique(
        list,
        (item) => item.id,
        file,
        (index) => [index, 'id'],
      ),
    ),
    ...checkUnique(
      clauses,
      (section) => section.clause,
      'sections.yaml',
      (at) => [clauses[at]!.index, 'clause'],
    ),
    ...checkNumbers(pack.tasks, 'tasks/*.yaml'),
    ...checkNumbers(pack.sectors, 'sectors.yaml'),
    ...checkSpellings(pack),
  ]
}

/** Numbers run 1..n: none twice, none left out. */
function checkNumbers(list: readonly { readonly number: number }[], file: PackFile): PackFault[] {
  const ordered = list
    .map(({ number }, index) => ({ number, index }))
    .sort((a, b) => a.number - b.number || a.index - b.index)
  return ordered.flatMap(({ number, index }, at) => {
    const before = ordered[at - 1]?.number ?? 0
    const pointer = [index, 'number']
    if (number === before) {
      return [fault(file, pointer, `编号重复：${number}`, `Number ${number} is used twice`)]
    }
    if (number === before + 1) return []
    const missing = `${before + 1}${number - before > 2 ? `–${number - 1}` : ''}`
    return [fault(file, pointer, `编号缺少 ${missing}`, `Number ${missing} is missing`)]
  })
}

/** A name, short name or alias leads to one department only, and is listed as an alias once. */
function checkSpellings(pack: CityPack): PackFault[] {
  const owners = new Map<string, number>()
  return pack.departments.flatMap((department, index) => {
    const spellings: [string, (string | number)[]][] = [
      [department.name.zh, ['name', 'zh']],
      [department.short.zh, ['short', 'zh']],
      ...department.aliases.map((alias, at): [string, (string | number)[]] => [
        alias,
        ['aliases', at],
      ]),
    ]
    return spellings.flatMap(([spelling, where], at) => {
      const owner = owners.get(spelling)
      if (owner === undefined) owners.set(spelling, index)
      const again = department.aliases.indexOf(spelling) < at - 2
      if (owner === undefined || (owner === index && !(where[0] === 'aliases' && again))) return []
      const other = pack.departments[owner]!
      return [
        fault(
          'departments.yaml',
          [index, ...where],
          `“${spelling}”已是${other.name.zh}的写法`,
          `“${spelling}” already stands for ${other.name.en}`,
        ),
      ]
    })
  })
}
