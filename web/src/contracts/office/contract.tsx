import '../contracts.css'
import { useQuery } from '@tanstack/react-query'
import { actTexts } from '@wstc/domain/contracts/words'
import { useTranslation } from 'react-i18next'
import { useSay } from '../../i18n/language.ts'
import { Page, Sheet as Part } from '../../kit/layout/page.tsx'
import { Loaded } from '../../kit/loaded.tsx'
import { Executions } from '../executions.tsx'
import { History } from '../history.tsx'
import { contractQuery } from '../queries.ts'
import { StateMark, TermsView } from '../terms-view.tsx'
import { JudgeContract } from './judge.tsx'

/** One contract with all that is needed to judge it and its executions. */
export function OfficeContract({ contract }: { readonly contract: string }) {
  const { t } = useTranslation()
  const say = useSay()
  const sheet = useQuery(contractQuery(contract))
  const line = sheet.data?.line
  return (
    <Page
      title={line ? `${line.enterprise.name} · ${line.number}` : t(($) => $.contracts.one)}
      lead={line && <StateMark state={line.state} />}
      crumbs={[{ label: t(($) => $.contracts.office.title), to: '/contract-review' }]}
    >
      <Loaded query={sheet}>
        {(data) => (
          <div className="k-stack">
            <Part title={t(($) => $.contracts.terms)}>
              <TermsView terms={data.versions.at(-1)!.terms} />
            </Part>
            {data.line.state === 'submitted' && (
              <Part
                title={`${t(($) => $.contracts.office.judge)}：${say(actTexts[data.line.act!])}`}
              >
                <JudgeContract key={data.line.revision} sheet={data} />
              </Part>
            )}
            <Executions sheet={data} />
            <Part title={t(($) => $.contracts.history)}>
              <History sheet={data} />
            </Part>
          </div>
        )}
      </Loaded>
    </Page>
  )
}
