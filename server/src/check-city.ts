import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { cityRule } from './plan/city/rule.ts'
import { CityError, readCity } from './platform/city.ts'
import { readAdminSources } from './platform/city-sources.ts'
import { readSurveys } from './platform/city-surveys.ts'

const cities = fileURLToPath(new URL('../../city', import.meta.url))
for (const { name } of readdirSync(cities, { withFileTypes: true }).filter((one) =>
  one.isDirectory(),
)) {
  try {
    const pack = await readCity(name, cityRule)
    const { tasks, targets, departments } = pack
    const surveys = await readSurveys(pack)
    const { sources } = await readAdminSources(pack)
    console.log(
      `${name}: ${tasks.length} tasks, ${targets.length} targets, ${departments.length} departments, ${surveys.length} surveys, ${sources.length} administrative sources`,
    )
  } catch (error) {
    if (!(error instanceof CityError)) throw error
    console.error(error.message)
    process.exitCode = 1
  }
}
