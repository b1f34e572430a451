import type { ContractExplanation, ContractFinding } from '@wstc/domain/contracts/model'
import { openFindings } from '@wstc/domain/contracts/rules/findings'
import { type FieldFault, Problem } from '@wstc/domain/kernel/problem'

const faultOf =
  (under: string) =>
  (one: ContractFinding): FieldFault => ({
    path: `${under}.${one.path}`,
    code: one.severity === 'hard' ? 'contracts/to-put-right' : 'contracts/to-explain',
    details: { message: one.message, finding: one.code },
  })

/** @throws Problem where something is to put right or to explain, each at its field */
export function checkReady(
  under: 'terms' | 'entry',
  found: readonly ContractFinding[],
  explanations: readonly ContractExplanation[],
): void {
  const open = openFindings(found, explanations)
  if (open.length === 0) return
  const hard = open.filter((one) => one.severity === 'hard').length
  throw new Problem(
    'contracts/not-ready',
    { hard, soft: open.length - hard },
    open.map(faultOf(under)),
  )
}

/** Explanations of what was found; others would explain nothing. */
export const explainedOf = (
  found: readonly ContractFinding[],
  explanations: readonly ContractExplanation[],
): ContractExplanation[] =>
  explanations.filter(({ code }) => found.some((one) => one.code === code))
