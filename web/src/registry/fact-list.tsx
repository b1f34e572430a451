import './registry.css'
import { type EnterpriseFacts, factKeys } from '@wstc/domain/registry/model'
import { factTexts } from '@wstc/domain/registry/words'
import { useSay } from '../i18n/language.ts'
import { useWords } from './words.ts'

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
                {text}
              </dd>,
            ]
      })}
    </dl>
  )
}
