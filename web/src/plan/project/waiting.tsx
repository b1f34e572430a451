import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../../kit/empty.tsx'
import { Sheet } from '../../kit/layout/page.tsx'
import { Ask } from '../ask.tsx'
import { useDay } from '../days.ts'
import { DemoMark, Tag } from '../marks.tsx'
import { useNames } from '../names.ts'
import { ProjectLink } from './project-list.tsx'
import { ProofActs } from './proofs.tsx'
import { type Proof, waitingProofsQuery } from './queries.ts'

/** Evidence of projects and carriers that waits to be judged. */
export function WaitingProofs() {
  const { t } = useTranslation()
  const proofs = useQuery(waitingProofsQuery)
  return (
    <Ask query={proofs}>
      {({ items }) => (
        <Sheet>
          {items.length === 0 ? (
            <EmptyState
              title={t(($) => $.planProjects.noProofs)}
              hint={t(($) => $.planProjects.noProofsHint)}
            />
          ) : (
            <ul className="p-list">
              {items.map((one) => (
                <Item key={one.id} proof={one} />
              ))}
            </ul>
          )}
        </Sheet>
      )}
    </Ask>
  )
}

function Item({ proof }: { proof: Proof }) {
  const { t } = useTranslation()
  const names = useNames()
  const { day } = useDay()
  return (
    <li>
      <div className="k-row k-row-apart">
        <div>
          <strong>{proof.title}</strong> <DemoMark on={proof.synthetic} />
          <div className="k-row k-small k-quiet">
            <Tag>{t(($) => $.planProjects.subject[proof.subject])}</Tag>
            <span>{names.department(proof.department)}</span>
            <span>{day(proof.submittedAt.slice(0, 10))}</span>
            {proof.project && (
              <ProjectLink id={proof.project}>{t(($) => $.planProjects.toProject)}</ProjectLink>
            )}
            {proof.carrier && (
              <Link to="/carriers/$carrier" params={{ carrier: proof.carrier } as never}>
                {t(($) => $.planProjects.toCarrier)}
              </Link>
            )}
          </div>
        </div>
        <ProofActs proof={proof} />
      </div>
    </li>
  )
}
