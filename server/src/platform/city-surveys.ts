import { existsSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { CityPack } from '@wstc/domain/plan/model/pack'
import { registerOf } from '@wstc/domain/plan/pack/register'
import { Survey } from '@wstc/domain/statistics/collection/model/survey'
import type { SurveyRegister } from '@wstc/domain/statistics/collection/rules/check/fault'
import { checkSurvey } from '@wstc/domain/statistics/collection/rules/check/survey'
import { CityError, cities } from './city.ts'
import { type CityFault, lineAt, parseFile, readYaml } from './city-file.ts'

const surveyRegister = (city: CityPack): SurveyRegister => ({
  ...registerOf(city),
  districts: new Set(city.districts.map((one) => one.id)),
})

/**
 * Reads and checks `surveys/*.yaml` of the city's pack, one survey a file, in the order of their
 * ids. A pack without the folder collects nothing.
 * @throws CityError naming file and line of each fault.
 */
export async function readSurveys(city: CityPack, root = cities): Promise<Survey[]> {
  const folder = join(root, city.city.id)
  if (!existsSync(join(folder, 'surveys'))) return []
  const names = (await readdir(join(folder, 'surveys'))).filter((one) => one.endsWith('.yaml'))
  const register = surveyRegister(city)
  const faults: CityFault[] = []
  const surveys: Survey[] = []
  for (const name of names.sort()) {
    const file = await readYaml(folder, `surveys/${name}`)
    const { data: survey } = parseFile(file, Survey, faults)
    if (!survey) continue
    if (`${survey.id}.yaml` !== name) {
      const message = {
        zh: `文件名须为 ${survey.id}.yaml`,
        en: `The file is to be ${survey.id}.yaml`,
      }
      faults.push({ file: file.name, line: lineAt(file, ['id']), message })
    }
    for (const { pointer, message } of checkSurvey(survey, register)) {
      faults.push({ file: file.name, line: lineAt(file, pointer), message })
    }
    surveys.push(survey)
  }
  if (faults.length > 0) throw new CityError(city.city.id, faults)
  return surveys
}
