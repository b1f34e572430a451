import type { insertFigures, insertProofs, insertReports } from '../store/proofs.ts'
import type { insertMoney, insertSteps } from '../store/register.ts'

type Rows<F extends (...input: never[]) => unknown> = Parameters<F>[1] extends readonly (infer R)[]
  ? R[]
  : never

/** What is invented, before it is inserted in one go. */
export interface Invented {
  readonly steps: Rows<typeof insertSteps>
  readonly money: Rows<typeof insertMoney>
  readonly proofs: Rows<typeof insertProofs>
  readonly reports: Rows<typeof insertReports>
  readonly figures: Rows<typeof insertFigures>
}
