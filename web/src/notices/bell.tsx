import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { Notice } from '@wstc/domain/notices/model'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { NoticeDrawer, type NoticeLine } from '../kit/notice-list.tsx'
import { latestNoticesQuery, noticesApi, unreadQuery } from './queries.ts'

/** A notice as lists show it; `to` is below `/app` where the app has the page. */
export function useNoticeLine(): (notice: Notice) => NoticeLine {
  const { t } = useTranslation()
  return (notice) => ({
    id: notice.id,
    title: notice.title,
    text:
      notice.count > 1
        ? `${notice.text} (${t(($) => $.notices.times, { count: notice.count })})`
        : notice.text,
    at: notice.at,
    read: notice.readAt !== null,
    ...(notice.link ? { to: notice.link.replace(/^\/app(?=\/|$)/, '') || '/' } : {}),
  })
}

/** Marking notices as read; every list and the bell follow. */
export function useMarking() {
  const client = useQueryClient()
  const onSuccess = () => client.invalidateQueries({ queryKey: ['notices'] })
  const one = useMutation({
    mutationFn: (id: string) => noticesApi.markNoticeRead({ params: { id } }),
    onSuccess,
  })
  const all = useMutation({ mutationFn: () => noticesApi.markAllNoticesRead(), onSuccess })
  return { one, all }
}

/** The bell: how many notices are unread, and the panel that it opens. */
export function useBell(): {
  readonly unread: number
  readonly onOpen: () => void
  readonly panel: ReactNode
} {
  const client = useQueryClient()
  const [open, setOpen] = useState(false)
  const count = useQuery(unreadQuery)
  const latest = useQuery({ ...latestNoticesQuery, enabled: open })
  const { one, all } = useMarking()
  const lineOf = useNoticeLine()
  return {
    unread: count.data?.unread ?? 0,
    onOpen: () => {
      setOpen(true)
      void client.invalidateQueries({ queryKey: latestNoticesQuery.queryKey })
    },
    panel: (
      <NoticeDrawer
        open={open}
        onClose={() => setOpen(false)}
        notices={latest.data?.items.map(lineOf) ?? []}
        onOpen={(notice) => {
          if (!notice.read) one.mutate(notice.id)
        }}
        onMarkAll={() => all.mutate()}
        all="/notices"
      />
    ),
  }
}
