import type { FieldFault } from '@wstc/domain/kernel/problem'
import type { z } from 'zod'

export type Values = Readonly<Record<string, unknown>>

/** What was typed as the schema wants it: blanks are absent, at every depth. */
export function tidy(value: unknown): unknown {
  if (value === '' || value === null) return undefined
  if (typeof value === 'string') return value.trim() === '' ? undefined : value.trim()
  if (Array.isArray(value)) return value.map(tidy)
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).map(([key, one]) => [key, tidy(one)] as const)
    return Object.fromEntries(entries.filter(([, one]) => one !== undefined))
  }
  return value
}

/** The first fault of each field, in the codes of the problem texts. */
export function faultsOf(schema: z.ZodObject, values: Values): readonly FieldFault[] {
  const tidied = tidy(values)
  const outcome = schema.safeParse(tidied)
  if (outcome.success) return []
  const faults = new Map<string, FieldFault>()
  for (const issue of outcome.error.issues) {
    const path = issue.path.join('.')
    if (!faults.has(path)) faults.set(path, { path, ...faultOf(issue, at(tidied, issue.path)) })
  }
  return [...faults.values()]
}

function at(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((now, key) => (now as Record<PropertyKey, unknown>)?.[key], value)
}

type Issue = z.core.$ZodIssue

function faultOf(issue: Issue, value: unknown): Omit<FieldFault, 'path'> {
  if (value === undefined) return { code: 'field/required' }
  switch (issue.code) {
    case 'invalid_type':
      return { code: issue.expected === 'number' ? 'field/not-a-number' : 'field/invalid' }
    case 'too_small': {
      const details = { minimum: Number(issue.minimum) }
      if (issue.origin === 'array') return { code: 'field/required' }
      return { code: issue.origin === 'string' ? 'field/too-short' : 'field/too-small', details }
    }
    case 'too_big': {
      const details = { maximum: Number(issue.maximum) }
      return { code: issue.origin === 'string' ? 'field/too-long' : 'field/too-big', details }
    }
    case 'invalid_value':
    case 'invalid_union':
      return { code: 'field/not-an-option' }
    case 'invalid_format':
      return { code: issue.format === 'date' ? 'field/not-a-date' : 'field/invalid' }
    case 'unrecognized_keys':
      return { code: 'field/unknown' }
    case 'custom': {
      // A refinement names its problem by `params: { code, details }`.
      const named = issue.params as { code?: string; details?: Record<string, unknown> } | undefined
      return {
        code: named?.code ?? 'field/invalid',
        ...(named?.details ? { details: named.details } : {}),
      }
    }
    default:
      return { code: 'field/invalid' }
  }
}
