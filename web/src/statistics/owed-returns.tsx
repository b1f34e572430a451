import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { periodText } from '@wstc/domain/kernel/period-text'
import { useTranslation } from 'react-i18next'
import { useLanguage, useSay } from '../i18n/language.ts'
import { Sheet } from '../kit/layout/page.tsx'
import { Loaded } from '../kit/loaded.tsx'
import { DueWords } from './due-words.tsx'
import { ownReturnsQuery } from './queries.ts'
import { owedOf } from './return-list.tsx'
import { StateMark } from './state-mark.tsx'

/** The returns that an enterprise owes, on the page where its people begin. */
export function OwedReturns() {
  const { t } = useTranslation()
  const say = useSay()
  const language = useLanguage()
  const returns = useQuery(ownReturnsQuery)
  return (
    <Sheet title={t(($) => $.statisticsReturn.owed)}>
      <Loaded query={returns}>
        {({ items, enterprise }) => {
          const owed = owedOf(items)
          return (
            <div className="k-stack">
              {owed.length === 0 ? (
                <p className="k-quiet">
                  {t(($) => $.statisticsReturn[enterprise === null ? 'notLinked' : 'noneOwed'])}
                </p>
              ) : (
                <ul className="k-lines">
                  {owed.slice(0, 6).map((line) => (
                    <li key={line.id}>
                      <div>
                        <Link to="/returns/$obligation" params={{ obligation: line.id } as never}>
                          {say(line.surveyName)} · {periodText(line.period, language)}
                        </Link>
                        <div className="k-quiet k-small">
                          <DueWords line={line} />
                        </div>
                      </div>
                      <StateMark line={line} />
                    </li>
                  ))}
                </ul>
              )}
              <p>
                <Link to={'/returns' as '/'}>{t(($) => $.statisticsReturn.allOfThem)}</Link>
              </p>
            </div>
          )
        }}
      </Loaded>
    </Sheet>
  )
}
