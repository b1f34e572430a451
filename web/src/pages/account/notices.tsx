import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Choice } from '../../kit/choice.tsx'
import { useToast } from '../../kit/confirm.tsx'
import { ErrorNote } from '../../kit/error-page.tsx'
import { Action } from '../../kit/layout/action.tsx'
import { Page, Sheet } from '../../kit/layout/page.tsx'
import { NoticeList } from '../../kit/notice-list.tsx'
import { useMarking, useNoticeLine } from '../../notices/bell.tsx'
import { noticesQuery, unreadQuery } from '../../notices/queries.ts'

/** Every notice of the person, unread first. */
export function NoticesPage() {
  const { t } = useTranslation()
  const [state, setState] = useState<'all' | 'unread'>('all')
  const notices = useInfiniteQuery(noticesQuery(state))
  const unread = useQuery(unreadQuery).data?.unread ?? 0
  const { one, all } = useMarking()
  const { done, failed } = useToast()
  const lineOf = useNoticeLine()
  const lines = notices.data?.pages.flatMap((page) => page.items.map(lineOf)) ?? []
  const markAll = () =>
    all.mutate(undefined, {
      onSuccess: ({ marked }) => done(t(($) => $.notices.marked, { count: marked })),
      onError: failed,
    })
  return (
    <Page
      title={t(($) => $.notices.title)}
      lead={t(($) => $.notices.lead)}
      actions={
        <>
          <Link to="/account/notices">{t(($) => $.notices.settings)}</Link>
          <Action disabled={unread === 0} busy={all.isPending} onClick={markAll}>
            {t(($) => $.kit.notices.markAll)}
          </Action>
        </>
      }
    >
      <Sheet>
        <Choice
          bare
          label={t(($) => $.notices.show)}
          value={state}
          options={[
            { value: 'all', label: t(($) => $.notices.all) },
            { value: 'unread', label: `${t(($) => $.notices.unread)} (${unread})` },
          ]}
          onChoose={(value) => setState(value === 'unread' ? 'unread' : 'all')}
        />
        {notices.error && (
          <ErrorNote error={notices.error} onRetry={() => void notices.refetch()} />
        )}
        {notices.data && (
          <NoticeList
            notices={lines}
            onOpen={(notice) => {
              if (!notice.read) one.mutate(notice.id)
            }}
          />
        )}
        {notices.hasNextPage && (
          <Action busy={notices.isFetchingNextPage} onClick={() => void notices.fetchNextPage()}>
            {t(($) => $.notices.more)}
          </Action>
        )}
      </Sheet>
    </Page>
  )
}
