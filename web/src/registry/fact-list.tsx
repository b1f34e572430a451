import './registry.css'
import { type Contact, type EnterpriseFacts, factKeys } from '@wstc/domain/registry/model'
import { tellContact } from '@wstc/domain/registry/rules/contacts'
import { factTexts } from '@wstc/domain/registry/words'
import { useTranslation } from 'react-i18next'
import { useLanguage, useSay } from '../i18n/language.ts'
import { useWords } from './words.ts'

function Contacts({ list }: { list: readonly Contact[] }) {
  const { t } = useTranslation()
  const language = useLanguage()
  return (
    <ul className="r-plain">
      {list.map((one, n) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: contacts have no identity but their place
        <li key={n}>
          {tellContact(one, language)}
          {n === 0 && list.length > 1 && (
            <span className="k-quiet"> {t(($) => $.registry.mainContact)}</span>
          )}
        </li>
      ))}
    </ul>
  )
}

/** The facts of an entry; what is not known is left out. */
export function FactList({ facts }: { facts: EnterpriseFacts }) {
  const say = useSay()
  const { tell } = useWords()
  return (
    <dl className="k-facts">
      {factKeys.flatMap((key) => {
        const text = tell(key, facts[key])
        return text === ''
          ? []
          : [
              <dt key={`${key} dt`}>{say(factTexts[key])}</dt>,
              <dd key={key} className={key === 'uscc' || key === 'head' ? 'r-code' : ''}>
                {key === 'contacts' ? <Contacts list={facts.contacts} /> : text}
              </dd>,
            ]
      })}
    </dl>
  )
}
