import type { ContractState, ContractTerms, ExecutionState } from '@wstc/domain/contracts/model'
import { categoryOf, reachOf } from '@wstc/domain/contracts/rules/terms'
import {
  categoryTexts,
  contractStateTexts,
  executionStateTexts,
  reachTexts,
  termTexts,
  transferTexts,
} from '@wstc/domain/contracts/words'
import { findEbopsItem } from '@wstc/domain/kernel/codes/ebops'
import { findEconomy } from '@wstc/domain/kernel/codes/economies'
import { useLanguage, useSay } from '../i18n/language.ts'
import { formatDay, formatNumber } from '../kit/number.ts'
import type { Status } from '../kit/status.ts'
import { StatusLight } from '../kit/status-light.tsx'
import { Fact } from './fields.tsx'

const lights: Readonly<Record<ContractState | ExecutionState, Status>> = {
  draft: 'none',
  submitted: 'done',
  returned: 'bad',
  accepted: 'good',
  cancelled: 'none',
  withdrawn: 'none',
}

/** Where a contract or an execution stands. */
export function StateMark({ state }: { readonly state: ContractState | ExecutionState }) {
  const say = useSay()
  return (
    <StatusLight
      status={lights[state]}
      label={say({ ...contractStateTexts, ...executionStateTexts }[state])}
    />
  )
}

/** An amount with its currency. */
export function Money({
  amount,
  currency,
}: {
  readonly amount: string
  readonly currency: string
}) {
  return amount === '' ? (
    <>—</>
  ) : (
    <span className="k-number">
      {formatNumber(amount)} {currency}
    </span>
  )
}

export function useEconomy(): (code: string) => string {
  const say = useSay()
  return (code) => {
    const known = findEconomy(code)
    return known ? say(known.name) : code
  }
}

/** The terms of a contract, to be read. */
export function TermsView({ terms }: { readonly terms: ContractTerms }) {
  const say = useSay()
  const language = useLanguage()
  const economy = useEconomy()
  const category = categoryOf(terms)
  const item = findEbopsItem(terms.item)
  const day = (text: string) => (text === '' ? '—' : formatDay(text, language))
  return (
    <dl className="c-terms">
      <Fact name={say(termTexts.number)}>{terms.number || '—'}</Fact>
      <Fact name={say(termTexts.type)}>{category ? say(categoryTexts[category]) : '—'}</Fact>
      <Fact name={say(termTexts.client)}>{terms.client || '—'}</Fact>
      <Fact name={say(termTexts.economy)}>
        {terms.economy === ''
          ? '—'
          : `${economy(terms.economy)} · ${say(reachTexts[reachOf(terms.economy)])}`}
      </Fact>
      <Fact name={say(termTexts.subject)}>{terms.subject || '—'}</Fact>
      <Fact name={say(termTexts.item)}>
        {terms.item} {item && say(item.name)}
      </Fact>
      <Fact name={say(termTexts.amount)}>
        <Money amount={terms.amount} currency={terms.currency} />
      </Fact>
      <Fact name={say(termTexts.signedOn)}>{day(terms.signedOn)}</Fact>
      <Fact name={say(termTexts.startsOn)}>{day(terms.startsOn)}</Fact>
      <Fact name={say(termTexts.endsOn)}>{day(terms.endsOn)}</Fact>
      {terms.kind === 'outsourcing' ? (
        <>
          <Fact name={say(termTexts.centre)}>{terms.centre || '—'}</Fact>
          {terms.subcontracted && (
            <Fact name={say(termTexts.contractor)}>{terms.contractor || '—'}</Fact>
          )}
        </>
      ) : (
        <>
          <Fact name={say(termTexts.transfer)}>
            {terms.transfer ? say(transferTexts[terms.transfer]) : '—'}
          </Fact>
          <Fact name={say(termTexts.royalty)}>
            <Money amount={terms.royalty} currency={terms.currency} />
          </Fact>
          <Fact name={say(termTexts.registration)}>{terms.registration || '—'}</Fact>
        </>
      )}
    </dl>
  )
}
