import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { JobList } from '../../desk/job-list.tsx'
import { ownJobsQuery } from '../../desk/queries.ts'
import { EmptyState } from '../../kit/empty.tsx'
import { Page, Sheet } from '../../kit/layout/page.tsx'
import { Loaded } from '../../kit/loaded.tsx'

/** The person's own jobs, with progress while they run. */
export function OwnJobsPage() {
  const { t } = useTranslation()
  const jobs = useQuery(ownJobsQuery)
  return (
    <Page title={t(($) => $.desk.jobs.mine)} lead={t(($) => $.desk.jobs.mineLead)}>
      <Sheet>
        <Loaded query={jobs}>
          {({ items }) =>
            items.length > 0 ? (
              <JobList jobs={items} />
            ) : (
              <EmptyState
                title={t(($) => $.desk.jobs.none)}
                hint={t(($) => $.desk.jobs.noneHint)}
              />
            )
          }
        </Loaded>
      </Sheet>
    </Page>
  )
}
