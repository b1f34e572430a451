import { existsSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { CityPack } from '@wstc/domain/plan/model/pack'
import { registerOf } from '@wstc/domain/plan/pack/register'
import { type AdminSources, Comparison, Source } from '@wstc/domain/statistics/sources/model/source'
import { checkSource } from '@wstc/domain/statistics/sources/rules/check-source'
import { CityError, cities } from './city.ts'
import { type CityFault, lineAt, parseFile, readYaml } from './city-file.ts'

const comparisonFile = 'comparison.yaml'

/**
 * Reads and checks `sources/*.yaml` of the city's pack: one administrative source a file, and how
 * returns are compared with them. A pack without the folder takes in nothing.
 * @throws CityError naming file and line of each fault.
 */
export async function readAdminSources(city: CityPack, root = cities): Promise<AdminSources> {
  const folder = join(root, city.city.id)
  if (!existsSync(join(folder, 'sources'))) return { sources: [], comparison: undefined }
  const names = (await readdir(join(folder, 'sources'))).filter((one) => one.endsWith('.yaml'))
  const register = registerOf(city)
  const faults: CityFault[] = []
  const sources: Source[] = []
  let comparison: Comparison | undefined
  for (const name of names.sort()) {
    const file = await readYaml(folder, `sources/${name}`)
    if (name === comparisonFile) {
      comparison = parseFile(file, Comparison, faults).data
      continue
    }
    const { data: source } = parseFile(file, Source, faults)
    if (!source) continue
    if (`${source.id}.yaml` !== name) {
      const message = {
        zh: `文件名须为 ${source.id}.yaml`,
        en: `The file is to be ${source.id}.yaml`,
      }
      faults.push({ file: file.name, line: lineAt(file, ['id']), message })
    }
    for (const { pointer, message } of checkSource(source, register)) {
      faults.push({ file: file.name, line: lineAt(file, pointer), message })
    }
    sources.push(source)
  }
  if (faults.length > 0) throw new CityError(city.city.id, faults)
  return { sources, comparison }
}
