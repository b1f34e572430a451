import { ApiProblem } from '@wstc/sdk/client'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../../kit/empty.tsx'
import { ErrorNote } from '../../kit/error-page.tsx'
import { Sheet } from '../../kit/layout/page.tsx'

const examples = ['network/unreachable', 'request/failed'].map(
  (code) =>
    new ApiProblem({
      type: 'about:blank',
      code,
      title: code,
      status: 0,
      details: { requestId: '01HZX-EXAMPLE' },
    }),
)

export function StatePart() {
  const { t } = useTranslation()
  return (
    <Sheet id="states" title={t(($) => $.design.parts.states)}>
      <div className="k-grid">
        <EmptyState
          title={t(($) => $.design.list.empty)}
          hint={t(($) => $.design.list.emptyHint)}
        />
        <div className="k-stack">
          {examples.map((problem) => (
            <ErrorNote key={problem.message} error={problem} />
          ))}
        </div>
      </div>
    </Sheet>
  )
}
