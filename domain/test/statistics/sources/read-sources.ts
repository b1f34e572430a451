/// <reference types="node" />
import { readdirSync, readFileSync } from 'node:fs'
import { Source } from '@wstc/domain/statistics/sources/model/source'
import type { UnitRules } from '@wstc/domain/statistics/sources/rules/read-row'
import { parse } from 'yaml'

const folder = new URL('../../../../city/wuhan-2016/sources/', import.meta.url)

/** The administrative sources of the city as they are written. */
export const readSources = (): Source[] =>
  readdirSync(folder)
    .filter((name) => name !== 'comparison.yaml')
    .map((name) => Source.parse(parse(readFileSync(new URL(name, folder), 'utf8'))))

const known = new Map(readSources().map((one) => [one.id, one]))
export const sourceOf = (id: string): Source => known.get(id)!

export const plainUnits: UnitRules = {
  readCode: (text) => ({ code: text.trim().toUpperCase() }),
  plainName: (text) => text.replaceAll(' ', ''),
}
