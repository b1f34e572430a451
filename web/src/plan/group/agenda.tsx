import './group.css'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { AgendaItem, Meeting } from '@wstc/domain/plan/contract/group/shapes'
import { agendaStageTexts } from '@wstc/domain/plan/words/group'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { useSay } from '../../i18n/language.ts'
import type { StoredFile } from '../../kit/attachments.tsx'
import { EmptyState } from '../../kit/empty.tsx'
import { Action } from '../../kit/layout/action.tsx'
import { Sheet } from '../../kit/layout/page.tsx'
import { useMay } from '../../session.ts'
import { ActForm, useAct } from '../act-form.tsx'
import { Tag, TargetLink, TaskLink } from '../marks.tsx'
import { useNames } from '../names.ts'
import { projectListQuery } from '../project/queries.ts'
import { fileUrl, judgedTargetsQuery } from '../queries.ts'
import { Papers } from './papers.tsx'
import { groupApi } from './queries.ts'

/** Titles of targets and projects by id. */
function useTitles() {
  const say = useSay()
  const targets = useQuery(judgedTargetsQuery()).data?.targets ?? []
  const projects = useQuery(projectListQuery).data?.items ?? []
  return {
    targets: Object.fromEntries(targets.map((one) => [one.id, say(one.statement)])),
    projects: Object.fromEntries(projects.map((one) => [one.id, say(one.name)])),
  }
}
type Titles = ReturnType<typeof useTitles>

/** 议程: what is proposed and put on, in order, with its papers and what it is about. */
export function Agenda({ meeting }: { meeting: Meeting }) {
  const { t } = useTranslation()
  const may = useMay()
  const titles = useTitles()
  const open = meeting.stage === 'planned' || meeting.stage === 'invited'
  const propose = open && may(['plan.group.edit', 'plan.progress.report'])
  return (
    <Sheet
      title={t(($) => $.planGroup.agenda)}
      actions={propose && <Propose meeting={meeting.id} titles={titles} />}
    >
      {meeting.agenda.length === 0 && (
        <EmptyState
          title={t(($) => $.planGroup.noAgenda)}
          hint={t(($) => $.planGroup.noAgendaHint)}
        />
      )}
      <ol className="p-list p-agenda">
        {meeting.agenda.map((one) => (
          <li key={one.id} className="k-stack p-tight">
            <Item item={one} titles={titles} />
            {open && may('plan.group.edit') && <Order meeting={meeting} item={one} />}
          </li>
        ))}
      </ol>
    </Sheet>
  )
}

function Item({ item: one, titles }: { item: AgendaItem; titles: Titles }) {
  const say = useSay()
  const names = useNames()
  return (
    <>
      <span className="k-row">
        <strong>{one.title}</strong>
        {one.stage !== 'accepted' && <Tag>{say(agendaStageTexts[one.stage])}</Tag>}
      </span>
      <span className="k-small k-quiet">
        {names.department(one.department)} {one.speaker}
      </span>
      {one.text && <p className="p-said">{one.text}</p>}
      {one.tasks.map((number) => (
        <TaskLink key={number} number={number} title={names.task(number)} tab="dialogue" />
      ))}
      {one.targets.map((id) => (
        <TargetLink key={id} id={id}>
          {titles.targets[id] ?? id}
        </TargetLink>
      ))}
      {one.projects.map((id) => (
        <Link key={id} to={`/projects/${id}` as never} className="p-task-link">
          {titles.projects[id] ?? id}
        </Link>
      ))}
      {one.files.map((file) => (
        <a key={file.id} href={fileUrl(file.id)}>
          {file.name}
        </a>
      ))}
    </>
  )
}

/** Puts an item on the agenda, takes it off, or moves it up by one. */
function Order({ meeting, item }: { meeting: Meeting; item: AgendaItem }) {
  const { t } = useTranslation()
  const act = useAct()
  const accepted = meeting.agenda.filter((one) => one.stage === 'accepted').map((one) => one.id)
  const place = accepted.indexOf(item.id)
  const others = accepted.filter((id) => id !== item.id)
  const button = (words: string, items: readonly string[]) => (
    <Action
      quiet
      label={`${words} · ${item.title}`}
      onClick={() =>
        void act(
          () =>
            groupApi.orderAgenda({
              params: { meeting: meeting.id },
              revision: meeting.revision,
              body: { items: [...items] },
            }),
          words,
        )
      }
    >
      {words}
    </Action>
  )
  if (place < 0)
    return button(
      t(($) => $.planGroup.putOn),
      [...accepted, item.id],
    )
  return (
    <span className="k-row k-noprint">
      {place > 0 &&
        button(
          t(($) => $.planGroup.up),
          others.toSpliced(place - 1, 0, item.id),
        )}
      {button(
        t(($) => $.planGroup.takeOff),
        others,
      )}
    </span>
  )
}

const Form = z.strictObject({
  title: z.string().trim().min(1).max(200),
  text: z.string().trim().max(4000).optional(),
  speaker: z.string().trim().max(100).optional(),
})
const some = (ids: readonly string[]) => z.array(z.enum(ids as [string, ...string[]])).optional()

function Propose({ meeting, titles }: { meeting: string; titles: Titles }) {
  const { t } = useTranslation()
  const names = useNames()
  const [files, setFiles] = useState<readonly StoredFile[]>([])
  const tasks = Object.fromEntries(names.taskOptions.map((one) => [one.value, one.label]))
  const [taskIds, targetIds, projectIds] = [tasks, titles.targets, titles.projects].map((one) =>
    Object.keys(one),
  ) as [string[], string[], string[]]
  if ([taskIds, targetIds, projectIds].some((ids) => ids.length === 0)) return null
  return (
    <ActForm
      act={t(($) => $.planGroup.propose)}
      schema={Form.extend({
        tasks: some(taskIds),
        targets: some(targetIds),
        projects: some(projectIds),
      })}
      guide={{
        title: { label: t(($) => $.planGroup.name) },
        text: { label: t(($) => $.planGroup.explain) },
        speaker: { label: t(($) => $.planGroup.speaker) },
        tasks: { label: t(($) => $.planGroup.tasks), options: tasks, wide: true },
        targets: { label: t(($) => $.planGroup.targets), options: titles.targets, wide: true },
        projects: { label: t(($) => $.planGroup.projects), options: titles.projects, wide: true },
      }}
      lead={<Papers label={t(($) => $.planGroup.papers)} files={files} onChange={setFiles} />}
      onSubmit={async ({ tasks: numbers, ...values }) => {
        await groupApi.proposeItem({
          params: { meeting },
          body: {
            ...values,
            tasks: (numbers ?? []).map(Number),
            files: files.map((file) => file.id),
          },
        })
        setFiles([])
      }}
    />
  )
}
