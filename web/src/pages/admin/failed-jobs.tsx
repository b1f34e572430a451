import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { JobList } from '../../desk/job-list.tsx'
import { jobKindText } from '../../desk/job-words.ts'
import { deskApi, failedJobsQuery } from '../../desk/queries.ts'
import { useSay } from '../../i18n/language.ts'
import { useToast } from '../../kit/confirm.tsx'
import { EmptyState } from '../../kit/empty.tsx'
import { Action } from '../../kit/layout/action.tsx'
import { Page, Sheet } from '../../kit/layout/page.tsx'
import { Loaded } from '../../kit/loaded.tsx'

/** Jobs that gave up, with what went wrong, to be run again. */
export function FailedJobsPage() {
  const { t } = useTranslation()
  const say = useSay()
  const client = useQueryClient()
  const { done, failed } = useToast()
  const jobs = useQuery(failedJobsQuery)
  const retry = useMutation({
    mutationFn: (id: string) => deskApi.retryJob({ params: { id } }),
    onSuccess: () => {
      done(t(($) => $.desk.jobs.retried))
      return client.invalidateQueries({ queryKey: failedJobsQuery.queryKey })
    },
    onError: failed,
  })
  return (
    <Page title={t(($) => $.desk.jobs.failed)} lead={t(($) => $.desk.jobs.noFailedHint)}>
      <Sheet>
        <Loaded query={jobs}>
          {({ items }) =>
            items.length === 0 ? (
              <EmptyState title={t(($) => $.desk.jobs.noFailed)} />
            ) : (
              <JobList
                jobs={items}
                actions={(job) => (
                  <>
                    {job.error && (
                      <details>
                        <summary>{t(($) => $.desk.jobs.error)}</summary>
                        <code>{job.error}</code>
                      </details>
                    )}
                    <Action
                      label={t(($) => $.desk.jobs.retryOf, { kind: say(jobKindText(job.kind)) })}
                      onClick={() => retry.mutate(job.id)}
                    >
                      {t(($) => $.desk.jobs.retry)}
                    </Action>
                  </>
                )}
              />
            )
          }
        </Loaded>
      </Sheet>
    </Page>
  )
}
