import { useQuery } from '@tanstack/react-query'
import type { Member } from '@wstc/domain/plan/contract/group/shapes'
import { MemberFunction } from '@wstc/domain/plan/model/group'
import { memberFunctionTexts } from '@wstc/domain/plan/words/group'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { useSay } from '../../i18n/language.ts'
import { EmptyState } from '../../kit/empty.tsx'
import { Sheet } from '../../kit/layout/page.tsx'
import { useMay } from '../../session.ts'
import { ActForm } from '../act-form.tsx'
import { Ask } from '../ask.tsx'
import { DemoMark } from '../marks.tsx'
import { useNames } from '../names.ts'
import { groupApi, membersQuery } from './queries.ts'

const line = z.string().trim().min(1).max(200)
const Form = z.strictObject({
  name: line,
  post: line,
  function: MemberFunction,
  department: z.string(),
  from: z.iso.date(),
  until: z.iso.date().optional(),
  document: line,
  reason: z.string().trim().max(200).optional(),
})

export function Members() {
  const { t } = useTranslation()
  const may = useMay()
  return (
    <Ask query={useQuery(membersQuery)}>
      {({ members, history }) => (
        <div className="k-stack">
          <Sheet
            title={t(($) => $.planGroup.members)}
            actions={may('plan.group.edit') && <Enter />}
          >
            {members.length === 0 ? (
              <EmptyState
                title={t(($) => $.planGroup.noMembers)}
                hint={t(($) => $.planGroup.enter)}
              />
            ) : (
              <List members={members} change={may('plan.group.edit')} />
            )}
          </Sheet>
          {history.length > members.length && (
            <Sheet title={t(($) => $.planGroup.history)}>
              <List members={history} change={false} />
            </Sheet>
          )}
        </div>
      )}
    </Ask>
  )
}

function List({ members, change }: { members: readonly Member[]; change: boolean }) {
  const { t } = useTranslation()
  const say = useSay()
  const names = useNames()
  return (
    <ul className="p-list">
      {members.map((one) => (
        <li key={one.id} className="k-row k-row-apart">
          <span className="k-stack p-tight">
            <span className="k-row">
              <strong>{one.name}</strong> {say(memberFunctionTexts[one.function])}
              <DemoMark on={one.synthetic} />
            </span>
            <span className="k-small k-quiet">
              {one.post} · {names.department(one.department)} · {one.from} –{' '}
              {one.until ?? t(($) => $.planGroup.open)} · {one.document}
              {one.reason && ` · ${one.reason}`}
            </span>
          </span>
          {change && <Enter member={one} />}
        </li>
      ))}
    </ul>
  )
}

function Enter({ member }: { member?: Member }) {
  const { t } = useTranslation()
  const say = useSay()
  const names = useNames()
  const options = Object.fromEntries(names.departmentOptions.map((o) => [o.value, o.label]))
  const ids = Object.keys(options)
  if (ids.length === 0) return null
  const act = member ? t(($) => $.planGroup.change) : t(($) => $.planGroup.enter)
  return (
    <ActForm
      quiet={member !== undefined}
      act={act}
      {...(member ? { label: `${act} · ${member.name}` } : {})}
      schema={Form.extend({ department: z.enum(ids as [string, ...string[]]) })}
      guide={{
        name: { label: t(($) => $.planGroup.person) },
        post: { label: t(($) => $.planGroup.post) },
        function: {
          label: t(($) => $.planGroup.function),
          options: Object.fromEntries(
            MemberFunction.options.map((one) => [one, say(memberFunctionTexts[one])]),
          ),
        },
        department: { label: t(($) => $.planGroup.organisation), options },
        from: { label: t(($) => $.planGroup.from) },
        until: { label: t(($) => $.planGroup.to) },
        document: { label: t(($) => $.planGroup.document) },
        reason: { label: t(($) => $.planGroup.reason) },
      }}
      {...(member
        ? {
            initial: {
              name: member.name,
              post: member.post,
              function: member.function,
              department: member.department,
              from: member.from,
              document: member.document,
            },
          }
        : {})}
      onSubmit={(values) =>
        groupApi.saveMember({ body: { ...values, ...(member ? { seat: member.seat } : {}) } })
      }
    />
  )
}
