import { Light, Verdict } from '../judgement.ts'

export const lightCodes: readonly string[] = Light.options
export const verdictCodes: readonly string[] = Verdict.options
