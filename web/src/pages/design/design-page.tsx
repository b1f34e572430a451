import './design.css'
import { useNavigate } from '@tanstack/react-router'
import { useCallback, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Page } from '../../kit/layout/page.tsx'
import { Shell } from '../../kit/layout/shell.tsx'
import { NoticeDrawer } from '../../kit/notice-list.tsx'
import type { SearchResult } from '../../kit/search.tsx'
import { ChartPart } from './chart-part.tsx'
import { FlowPart } from './flow-part.tsx'
import { FormPart } from './form-part.tsx'
import { ListPart } from './list-part.tsx'
import { LookPart } from './look-part.tsx'
import { StatePart } from './state-part.tsx'

const parts = [
  'colours',
  'typography',
  'lights',
  'lists',
  'forms',
  'charts',
  'flow',
  'states',
] as const

/** Tokens and parts of the kit, alive. Needs no session: it shows nothing but examples. */
export function DesignPage() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const [noticesOpen, setNoticesOpen] = useState(false)
  const [unread, setUnread] = useState(1)
  const links = useMemo<readonly SearchResult[]>(
    () =>
      parts.map((part) => ({
        key: part,
        kind: t(($) => $.design.title),
        title: t(($) => $.design.parts[part]),
        to: `/design#${part}`,
      })),
    [t],
  )
  const search = useCallback(
    async (query: string) =>
      links.filter((link) => link.title.toLowerCase().includes(query.toLowerCase())),
    [links],
  )
  return (
    <Shell
      groups={[
        {
          key: 'look',
          label: t(($) => $.design.title),
          items: [{ to: '/design', label: t(($) => $.design.parts.look) }],
        },
      ]}
      current="/design"
      demoToday="2018-04-12"
      search={search}
      onFound={(result) => void navigate({ to: '/design', hash: result.key })}
      notices={{ unread, onOpen: () => setNoticesOpen(true) }}
    >
      <Page
        title={t(($) => $.design.title)}
        lead={t(($) => $.design.lead)}
        crumbs={[{ label: t(($) => $.shell.home), to: '/' }, { label: t(($) => $.design.title) }]}
      >
        <nav className="d-parts k-noprint" aria-label={t(($) => $.design.title)}>
          {parts.map((part) => (
            <a key={part} href={`#${part}`}>
              {t(($) => $.design.parts[part])}
            </a>
          ))}
        </nav>
        <div className="k-stack">
          <LookPart />
          <ListPart />
          <FormPart />
          <ChartPart />
          <FlowPart onNotices={() => setNoticesOpen(true)} />
          <StatePart />
        </div>
      </Page>
      <NoticeDrawer
        open={noticesOpen}
        onClose={() => setNoticesOpen(false)}
        onMarkAll={() => setUnread(0)}
        notices={[
          {
            id: '1',
            title: t(($) => $.design.flow.notice),
            text: t(($) => $.design.flow.noticeText),
            at: '2018-04-12T01:20:00Z',
            read: unread === 0,
          },
          {
            id: '2',
            title: t(($) => $.design.flow.noticeRead),
            at: '2018-04-11T07:02:00Z',
            read: true,
          },
        ]}
      />
    </Shell>
  )
}
