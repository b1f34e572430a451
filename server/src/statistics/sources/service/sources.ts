import { absent } from '@wstc/domain/kernel/problem'
import { normaliseName } from '@wstc/domain/registry/rules/company-name'
import { checkUscc, normaliseUscc } from '@wstc/domain/registry/rules/uscc'
import type { SourceLine } from '@wstc/domain/statistics/sources/contract/shapes'
import type { Source } from '@wstc/domain/statistics/sources/model/source'
import type { UnitRules } from '@wstc/domain/statistics/sources/rules/read-row'
import type { Platform } from '../../../platform/platform.ts'
import type { Call } from '../../../platform/serve.ts'

/** @throws Problem where the city has no such source */
export function getSource(platform: Platform, id: string): Source {
  const found = platform.adminSources.sources.find((one) => one.id === id)
  if (!found) throw absent('source')
  return found
}

const isOrganisationCode = (code: string): boolean =>
  code.length === 9 && [...code].every((one) => /[0-9A-Z]/.test(one))

/** Codes and names as the register has them. */
export const unitRules: UnitRules = {
  readCode: (text) => {
    const code = normaliseUscc(text)
    if (code === '' || isOrganisationCode(code)) return { code }
    const { fault, repairs } = checkUscc(code)
    return fault ? { code: code.slice(0, 40), wrong: { repairs } } : { code }
  },
  plainName: normaliseName,
}

export async function listSources(call: Call): Promise<{ items: SourceLine[] }> {
  const { platform, actor } = call
  const { sources } = platform.adminSources
  const shown = actor.key ? sources.filter((one) => one.id === actor.key?.source) : sources
  return {
    items: shown.map((one) => ({ ...one, currency: one.currency ?? null })),
  }
}
