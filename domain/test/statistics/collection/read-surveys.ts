/// <reference types="node" />
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'
import { Survey, type SurveyVersion } from '../../../src/statistics/collection/model/survey.ts'

const folder = fileURLToPath(new URL('../../../../city/wuhan-2016/surveys', import.meta.url))

/** The city's real surveys, parsed by their schema. */
export const readSurveys = (): Survey[] =>
  readdirSync(folder)
    .sort()
    .map((name) => Survey.parse(parse(readFileSync(`${folder}/${name}`, 'utf8'))))

/** The first version of the survey `id`. */
export function versionOf(id: string): SurveyVersion {
  const found = readSurveys().find((survey) => survey.id === id)
  if (!found) throw new Error(`There is no survey ${id}`)
  return found.versions[0]!
}
