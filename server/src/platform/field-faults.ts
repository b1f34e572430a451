import type { FieldFault } from '@wstc/domain/kernel/problem'
import type { z } from 'zod'

type Issue = z.core.$ZodIssue

function codeOf(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      if (issue.input === undefined) return 'field/required'
      return issue.expected === 'number' ? 'field/not-a-number' : 'field/invalid'
    case 'too_small':
      if (issue.origin !== 'string') return 'field/too-small'
      return issue.minimum === 1 ? 'field/required' : 'field/too-short'
    case 'too_big':
      return issue.origin === 'string' ? 'field/too-long' : 'field/too-big'
    case 'invalid_format':
      return issue.format === 'date' ? 'field/not-a-date' : 'field/invalid'
    case 'invalid_value':
      return 'field/not-an-option'
    case 'unrecognized_keys':
      return 'field/unknown'
    case 'custom':
      return issue.message.includes('/') ? issue.message : 'field/invalid'
    default:
      return 'field/invalid'
  }
}

/** The faults of a schema's issue, with a stable code and the path a form can find. */
export function faultsOf(issue: Issue): FieldFault[] {
  const path = issue.path.map(String)
  const code = codeOf(issue)
  const keys = issue.code === 'unrecognized_keys' ? issue.keys : [undefined]
  const details: Record<string, unknown> = {}
  if ('minimum' in issue) details.minimum = String(issue.minimum)
  if ('maximum' in issue) details.maximum = String(issue.maximum)
  if ('values' in issue) details.values = issue.values
  return keys.map((key) => ({
    path: [...path, ...(key === undefined ? [] : [key])].join('.'),
    code,
    ...(Object.keys(details).length > 0 ? { details } : {}),
  }))
}
