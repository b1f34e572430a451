import { checkPack } from '@wstc/domain/plan/pack-rules'
import type { PackRule } from '../../platform/city.ts'
import { questionRule } from '../tasks/questions.ts'

/** Everything that a pack must keep: its own rules, and questions that the platform can answer. */
export const cityRule: PackRule = (pack) => [...checkPack(pack), ...questionRule(pack)]
