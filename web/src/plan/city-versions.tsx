import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useSay } from '../i18n/language.ts'
import { EmptyState } from '../kit/empty.tsx'
import { Sheet } from '../kit/layout/page.tsx'
import { formatMoment } from '../kit/number.ts'
import { Pick } from '../kit/pick.tsx'
import { Ask } from './ask.tsx'
import { Tag } from './marks.tsx'
import { cityVersionQuery, cityVersionsQuery } from './queries.ts'
import { diffTexts } from './text-diff.ts'

/** 城市数据版本 and what each changed. */
export function CityVersions() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const search = useSearch({ strict: false }) as { version?: string }
  const versions = useQuery(cityVersionsQuery)
  return (
    <Ask query={versions}>
      {({ versions: all }) => {
        const sorted = [...all].sort((a, b) => b.version - a.version)
        const chosen = Number(search.version ?? sorted[0]?.version ?? 0)
        return sorted.length === 0 ? (
          <EmptyState title={t(($) => $.planCity.none)} />
        ) : (
          <div className="k-stack">
            <Pick
              label={t(($) => $.planCity.version)}
              value={String(chosen)}
              options={sorted.map((one) => ({
                value: String(one.version),
                label: t(($) => (one.current ? $.planCity.currentOption : $.planCity.option), {
                  version: one.version,
                  moment: formatMoment(one.loadedAt),
                }),
              }))}
              onChange={(version) =>
                void navigate({ to: '.', search: (version ? { version } : {}) as never })
              }
            />
            <Version version={chosen} />
          </div>
        )
      }}
    </Ask>
  )
}

const tones = { added: 'good', removed: 'bad', changed: 'watch' } as const

function Version({ version }: { version: number }) {
  const { t } = useTranslation()
  const say = useSay()
  const page = useQuery(cityVersionQuery(version))
  return (
    <Ask query={page}>
      {(data) => (
        <Sheet
          title={t(($) => $.planCity.option, {
            version: data.version,
            moment: formatMoment(data.loadedAt),
          })}
        >
          <p className="k-hash">SHA-256 {data.sha256}</p>
          {data.diff.length === 0 ? (
            <EmptyState
              title={t(($) => $.planCity.unchanged)}
              hint={t(($) => $.planCity.unchangedHint)}
            />
          ) : (
            <ul className="p-list">
              {data.diff.map((change) => (
                <li key={`${change.file} ${change.id}`}>
                  <div className="k-row">
                    <Tag tone={tones[change.kind]}>{t(($) => $.planCity.kinds[change.kind])}</Tag>
                    <strong>{say(change.label)}</strong>
                    <span className="k-small k-quiet">
                      {change.file} · {change.id}
                    </span>
                  </div>
                  {change.fields.length > 0 && (
                    <dl className="p-changes">
                      {change.fields.map((field) => (
                        <div key={field.name}>
                          <dt>{field.name}</dt>
                          <dd>
                            <Change before={field.before ?? ''} after={field.after ?? ''} />
                          </dd>
                        </div>
                      ))}
                    </dl>
                  )}
                </li>
              ))}
            </ul>
          )}
        </Sheet>
      )}
    </Ask>
  )
}

function Change({ before, after }: { before: string; after: string }) {
  let at = 0
  return diffTexts(before, after).map((part) => {
    const key = `${part.kind} ${at}`
    at += part.text.length
    if (part.kind === 'added') return <ins key={key}>{part.text}</ins>
    if (part.kind === 'removed') return <del key={key}>{part.text}</del>
    return <span key={key}>{part.text}</span>
  })
}
