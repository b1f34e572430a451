import './registry.css'
import { findEbopsItem } from '@wstc/domain/kernel/codes/ebops'
import { type EnterpriseFacts, factKeys } from '@wstc/domain/registry/model'
import { factTexts } from '@wstc/domain/registry/words'
import { useTranslation } from 'react-i18next'
import { useSay } from '../i18n/language.ts'
import { useWords } from './words.ts'

/** The facts of an entry; what is not known is left out. */
export function FactList({ facts }: { facts: EnterpriseFacts }) {
  const say = useSay()
  const { t } = useTranslation()
  const { tell } = useWords()
  const itemName = (code: string): string => {
    const item = findEbopsItem(code)
    return item ? `${code} ${say(item.name)}` : code
  }
  return (
    <dl className="k-facts">
      {factKeys.flatMap((key) => {
        const text =
          key === 'exports' || key === 'imports'
            ? facts[key].map(itemName).join(t(($) => $.kit.separator))
            : tell(key, facts[key])
        return text === ''
          ? []
          : [
              <dt key={`${key} dt`}>{say(factTexts[key])}</dt>,
              <dd key={key} className={key === 'uscc' || key === 'head' ? 'r-code' : ''}>
                {text}
              </dd>,
            ]
      })}
    </dl>
  )
}
