import type { BodyOf, ReplyOf } from '@wstc/domain/kernel/endpoint'
import type { registryContract } from '@wstc/domain/registry/contract'
import { EnterpriseState, StandingKind } from '@wstc/domain/registry/model'
import type { BulkAct } from '@wstc/domain/registry/model/bulk'
import { factTexts, standingTexts, stateTexts } from '@wstc/domain/registry/words'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { useSay } from '../i18n/language.ts'
import { useToast } from '../kit/confirm.tsx'
import { SchemaForm } from '../kit/form/schema-form.tsx'
import { Action } from '../kit/layout/action.tsx'
import { formatNumber } from '../kit/number.ts'
import { Pick } from '../kit/pick.tsx'
import { SidePanel } from '../kit/side-panel.tsx'
import { ChangesOfMany } from './change-table.tsx'
import { registryApi } from './queries.ts'
import { useRefresh, useWords } from './words.ts'

type Body = BodyOf<(typeof registryContract)['previewBulk']>
type Preview = ReplyOf<(typeof registryContract)['previewBulk']>
type Kind = BulkAct['kind']

interface BulkProps {
  readonly which: object
  /** All that the filter finds, rather than those chosen. */
  readonly all?: boolean
  readonly onDone?: () => void
}

/** One act on many entries: what to do, what it would change, and the word to do it. */
export function BulkAction({ which, all = false, onDone }: BulkProps) {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  return (
    <>
      <Action onClick={() => setOpen(true)}>
        {t(($) => $.registry.bulk[all ? 'all' : 'chosen'])}
      </Action>
      <SidePanel
        open={open}
        wide
        onClose={() => setOpen(false)}
        title={t(($) => $.registry.bulk.title)}
      >
        <Steps
          which={which}
          onDone={() => {
            setOpen(false)
            onDone?.()
          }}
        />
      </SidePanel>
    </>
  )
}

/** Stands for "no park" in a list of parks. */
const none = '-'
const kinds: readonly Kind[] = ['add-standing', 'end-standing', 'set-park', 'set-state']

function Steps({ which, onDone }: { which: object; onDone: () => void }) {
  const { t } = useTranslation()
  const [kind, setKind] = useState<Kind>('add-standing')
  const [seen, setSeen] = useState<{ readonly act: BulkAct; readonly preview: Preview }>()
  return (
    <div className="k-stack">
      <Pick
        label={t(($) => $.registry.bulk.what)}
        value={kind}
        options={kinds.map((one) => ({ value: one, label: t(($) => $.registry.bulk.acts[one]) }))}
        onChange={(next) => {
          setKind((next ?? 'add-standing') as Kind)
          setSeen(undefined)
        }}
      />
      <ActForm
        key={kind}
        kind={kind}
        onSubmit={async (act) => {
          setSeen(undefined)
          const body = { act, ...which } as Body
          setSeen({ act, preview: await registryApi.previewBulk({ body }) })
        }}
      />
      <div aria-live="polite">
        {seen && <Shown act={seen.act} preview={seen.preview} onDone={onDone} />}
      </div>
    </div>
  )
}

interface ActFormProps {
  readonly kind: Kind
  readonly onSubmit: (act: BulkAct) => Promise<void>
}

function ActForm({ kind, onSubmit }: ActFormProps) {
  const { t } = useTranslation()
  const say = useSay()
  const { parks } = useWords()
  const wordsOf = (texts: Readonly<Record<string, { zh: string; en: string }>>) =>
    Object.fromEntries(Object.entries(texts).map(([key, both]) => [key, say(both)]))
  const day = { label: t(($) => $.registry.bulk.day) }
  const shared = { submitLabel: t(($) => $.registry.bulk.preview) }
  const standing = { label: say(factTexts.standings), options: wordsOf(standingTexts) }
  switch (kind) {
    case 'add-standing':
      return (
        <SchemaForm
          {...shared}
          schema={z.strictObject({ standing: StandingKind, from: z.iso.date() })}
          guide={{ standing, from: day }}
          onSubmit={(typed) => onSubmit({ kind, ...typed })}
        />
      )
    case 'end-standing':
      return (
        <SchemaForm
          {...shared}
          schema={z.strictObject({ standing: StandingKind, until: z.iso.date() })}
          guide={{ standing, until: { label: t(($) => $.registry.bulk.lastDay) } }}
          onSubmit={(typed) => onSubmit({ kind, ...typed })}
        />
      )
    case 'set-park': {
      const choices = [...parks, { value: none, label: t(($) => $.registry.bulk.noPark) }]
      const options = Object.fromEntries(choices.map((one) => [one.value, one.label]))
      const values = choices.map((one) => one.value) as [string, ...string[]]
      return (
        <SchemaForm
          {...shared}
          schema={z.strictObject({ park: z.enum(values) })}
          guide={{ park: { label: say(factTexts.park), options } }}
          onSubmit={({ park }) => onSubmit({ kind, park: park === none ? null : park })}
        />
      )
    }
    case 'set-state':
      return (
        <SchemaForm
          {...shared}
          schema={z.strictObject({ state: EnterpriseState, since: z.iso.date() })}
          guide={{
            state: { label: say(factTexts.state), options: wordsOf(stateTexts) },
            since: day,
          }}
          onSubmit={(typed) => onSubmit({ kind, ...typed })}
        />
      )
  }
}

/** Entries that a preview shows one by one. */
const shownOnes = 20
const ReasonForm = z.strictObject({ reason: z.string().min(2).max(400) })

interface ShownProps {
  readonly act: BulkAct
  readonly preview: Preview
  readonly onDone: () => void
}

function Shown({ act, preview, onDone }: ShownProps) {
  const { t } = useTranslation()
  const toast = useToast()
  const refresh = useRefresh()
  const { changes, unchanged } = preview
  if (changes.length === 0) return <p>{t(($) => $.registry.bulk.nothing)}</p>
  return (
    <div className="k-stack">
      <p>
        <strong>
          {t(($) => $.registry.bulk.count, {
            count: changes.length,
            unchanged: formatNumber(String(unchanged)),
          })}
        </strong>
        {changes.length > shownOnes && (
          <span className="k-quiet">
            {' '}
            {t(($) => $.registry.bulk.firstOnes, { count: shownOnes })}
          </span>
        )}
      </p>
      <ChangesOfMany entries={changes.slice(0, shownOnes)} />
      <SchemaForm
        schema={ReasonForm}
        guide={{
          reason: {
            label: t(($) => $.registry.reason),
            hint: t(($) => $.registry.reasonHint),
            wide: true,
          },
        }}
        submitLabel={t(($) => $.registry.bulk.act)}
        onSubmit={async ({ reason }) => {
          const entries = changes.map(({ id, revision }) => ({ id, revision }))
          const { changed } = await registryApi.changeMany({ body: { act, entries, reason } })
          toast.done(t(($) => $.registry.bulk.done, { count: changed }))
          onDone()
          await refresh()
        }}
      />
    </div>
  )
}
