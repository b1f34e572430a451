import type { ContractField, ContractFinding, ContractTerms } from '@wstc/domain/contracts/model'
import { termTexts } from '@wstc/domain/contracts/words'
import { useSay } from '../i18n/language.ts'
import { useChoices } from './choices.ts'
import { Field } from './fields.tsx'

interface TermsFormProps {
  readonly terms: ContractTerms
  readonly onChange: (terms: ContractTerms) => void
  readonly found: readonly ContractFinding[]
  readonly comments: Readonly<Record<string, string>>
}

type TextField = Exclude<ContractField, 'kind' | 'subcontracted'>

/** The fields of a contract, as its kind asks for them. */
export function TermsForm({ terms, onChange, found, comments }: TermsFormProps) {
  const say = useSay()
  const choices = useChoices()
  const field = (name: TextField, more: Partial<Parameters<typeof Field>[0]> = {}) => (
    <Field
      key={name}
      label={say(termTexts[name])}
      value={terms[name]}
      onChange={(value) => onChange({ ...terms, [name]: value })}
      found={found.filter((one) => one.path === name)}
      comment={comments[name]}
      {...more}
    />
  )
  const outsourcing = terms.kind === 'outsourcing'
  return (
    <div className="c-form">
      {field('number', { max: 60 })}
      {outsourcing
        ? field('type', { options: choices.type })
        : field('flow', { options: choices.flow })}
      {!outsourcing && field('transfer', { options: choices.transfer })}
      {field('client')}
      {field('economy', { options: choices.economy })}
      {field('subject', { max: 500, wide: true })}
      {field('item', { options: choices.item })}
      {field('amount', { kind: 'amount', max: 24 })}
      {field('currency', { options: choices.currency })}
      {field('signedOn', { kind: 'date' })}
      {field('startsOn', { kind: 'date' })}
      {field('endsOn', { kind: 'date' })}
      {outsourcing && field('centre')}
      {outsourcing && (
        <div className="c-field">
          <label>
            <input
              type="checkbox"
              checked={terms.subcontracted}
              onChange={(event) => onChange({ ...terms, subcontracted: event.target.checked })}
            />{' '}
            {say(termTexts.subcontracted)}
          </label>
        </div>
      )}
      {outsourcing && terms.subcontracted && field('contractor')}
      {!outsourcing && field('royalty', { kind: 'amount', max: 24 })}
      {!outsourcing && field('registration', { max: 60 })}
    </div>
  )
}
