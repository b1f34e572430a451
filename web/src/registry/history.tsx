import type { VersionView } from '@wstc/domain/registry/contract/shapes'
import { originTexts } from '@wstc/domain/registry/words'
import { useTranslation } from 'react-i18next'
import { useSay } from '../i18n/language.ts'
import { Timeline } from '../kit/timeline.tsx'
import { ChangeTable } from './change-table.tsx'

/** Every version of an entry: when we knew, from where, why, and what it changed. */
export function History({ versions }: { versions: readonly VersionView[] }) {
  const { t } = useTranslation()
  const say = useSay()
  return (
    <Timeline
      label={t(($) => $.registry.history)}
      entries={versions.map((one) => ({
        key: String(one.revision),
        at: one.at,
        title: [say(originTexts[one.origin]), one.by, one.reason].filter(Boolean).join(' · '),
        detail:
          one.revision === 1 ? (
            t(($) => $.registry.first)
          ) : one.changes.length > 0 ? (
            <ChangeTable changes={one.changes} />
          ) : undefined,
      }))}
    />
  )
}
