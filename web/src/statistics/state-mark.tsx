import type { ObligationState } from '@wstc/domain/statistics/collection/model/obligation'
import { obligationStateTexts } from '@wstc/domain/statistics/collection/words'
import { useSay } from '../i18n/language.ts'
import type { Status } from '../kit/status.ts'
import { StatusLight } from '../kit/status-light.tsx'
import type { ReturnLine } from './queries.ts'

const lights: Readonly<Record<ObligationState, Status>> = {
  upcoming: 'none',
  due: 'watch',
  extended: 'watch',
  late: 'bad',
  submitted: 'done',
  returned: 'bad',
  accepted: 'good',
  exempt: 'none',
  closed: 'none',
}

/** Where an obligation stands. */
export function StateMark({ line }: { readonly line: Pick<ReturnLine, 'state'> }) {
  const say = useSay()
  return <StatusLight status={lights[line.state]} label={say(obligationStateTexts[line.state])} />
}
