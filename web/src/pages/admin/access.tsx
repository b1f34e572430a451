import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { AccessView } from '../../identity/access-view.tsx'
import { explanationQuery, peopleQuery } from '../../identity/queries.ts'
import { Choice } from '../../kit/choice.tsx'
import { EmptyState } from '../../kit/empty.tsx'
import { Page, Sheet } from '../../kit/layout/page.tsx'
import { Loaded } from '../../kit/loaded.tsx'

/** What anyone may see and do, and why. */
export function ExplainPage() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { person } = useSearch({ strict: false }) as { person?: string }
  const [text, setText] = useState('')
  const wanted = text.trim()
  const people = useQuery({
    ...peopleQuery(wanted ? { text: wanted } : {}),
    placeholderData: keepPreviousData,
  })
  const explanation = useQuery({ ...explanationQuery(person), enabled: person !== undefined })
  const found = people.data?.items ?? []
  const named = explanation.data?.person
  const options = found.map((one) => ({ value: one.id, label: `${one.name} (${one.login})` }))
  if (named && !found.some((one) => one.id === named.id)) {
    options.unshift({ value: named.id, label: named.name })
  }
  return (
    <Page
      title={t(($) => $.identity.access.explainTitle)}
      lead={t(($) => $.identity.access.explainLead)}
    >
      <div className="k-stack">
        <Sheet>
          <Choice
            label={t(($) => $.identity.access.whose)}
            value={person}
            options={options}
            onSearch={setText}
            busy={people.isFetching}
            onChoose={(id) => void navigate({ to: '.', search: { person: id } as never })}
          />
        </Sheet>
        {person === undefined ? (
          <EmptyState
            title={t(($) => $.identity.access.choose)}
            hint={t(($) => $.identity.access.chooseHint)}
          />
        ) : (
          <Loaded query={explanation}>{(now) => <AccessView explanation={now} />}</Loaded>
        )}
      </div>
    </Page>
  )
}
