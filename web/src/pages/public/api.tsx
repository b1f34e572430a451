import { contracts } from '@wstc/domain/contracts'
import { permissions } from '@wstc/domain/identity/permissions'
import type { Bilingual } from '@wstc/domain/kernel/bilingual'
import type { Endpoint } from '@wstc/domain/kernel/endpoint'
import { z } from 'zod'
import { publicOpenTexts } from '../../i18n/public-open.ts'
import { publicPlanTexts } from '../../i18n/public-plan.ts'
import { wordsOf } from '../../i18n/tree.ts'
import type { PublicPage } from './page.ts'
import { Head } from './plan/parts.tsx'
import { fill } from './plan/say.ts'
import { useTongue } from './tongue.tsx'

type Named = readonly [string, Endpoint]
const groups = Object.entries(contracts)
  .map(([context, contract]) => [context, Object.entries(contract) as Named[]] as const)
  .sort(([a], [b]) => Number(b === 'plan') - Number(a === 'plan'))

export const apiPage: PublicPage = {
  pattern: '/api',
  load: [],
  foot: { label: publicPlanTexts.nav.api, order: 40 },
  render: ({ language }) => {
    const words = wordsOf(publicOpenTexts, language).api
    return { title: words.title, description: words.lead, cacheSeconds: 60, body: <Api /> }
  },
}

function Api() {
  const { language, say } = useTongue()
  const words = wordsOf(publicOpenTexts, language).api
  const names: Readonly<Record<string, Bilingual>> = publicOpenTexts.api.contexts
  const nameOf = (context: string) => say(names[context] ?? { zh: context, en: context })
  return (
    <>
      <Head title={words.title} lead={words.lead}>
        <p>
          {words.openApi} <a href="/openapi.json">/openapi.json</a>
        </p>
      </Head>
      <nav aria-label={words.contents}>
        <ul className="o-contents">
          {groups.map(([context, list]) => (
            <li key={context}>
              <a href={`#${context}`}>{nameOf(context)}</a>{' '}
              <span className="k-quiet k-small">{fill(words.count, { count: list.length })}</span>
            </li>
          ))}
        </ul>
      </nav>
      {groups.map(([context, list]) => (
        <section key={context} aria-labelledby={context}>
          <h2 id={context}>{nameOf(context)}</h2>
          {list.map(([name, endpoint]) => (
            <OneEndpoint key={name} id={`${context}.${name}`} endpoint={endpoint} />
          ))}
        </section>
      ))}
    </>
  )
}

function OneEndpoint({ id, endpoint }: { id: string; endpoint: Endpoint }) {
  const { language, say } = useTongue()
  const words = wordsOf(publicOpenTexts, language).api
  const parameters = parametersOf(endpoint)
  return (
    <article className="o-endpoint" id={id}>
      <h3>
        <span className={`o-method o-method-${endpoint.method.toLowerCase()}`}>
          {endpoint.method}
        </span>{' '}
        <code>/api/v1{endpoint.path}</code>
      </h3>
      <p>{say(endpoint.summary)}</p>
      <p className="k-quiet k-small">
        {words.who}: {useAccess(endpoint)}
      </p>
      {endpoint.upload && (
        <p className="k-quiet k-small">
          {fill(words.upload, { size: Math.round(endpoint.upload.bytes / 1024 / 1024) })}
        </p>
      )}
      {parameters.length > 0 && (
        <ul className="o-parameters" aria-label={words.parameters}>
          {parameters.map((one) => (
            <li key={`${one.place}.${one.name}`}>
              <code>{one.name}</code>{' '}
              <span className="k-quiet k-small">
                {words[one.place]} · {one.type}
                {one.required ? '' : ` · ${words.optional}`}
              </span>
            </li>
          ))}
        </ul>
      )}
    </article>
  )
}

function useAccess({ access }: Endpoint): string {
  const { language, say } = useTongue()
  const words = wordsOf(publicOpenTexts, language).api
  if (access === 'public' || access === 'session') return words[access]
  const rights: Readonly<Record<string, Bilingual>> = permissions
  return [access]
    .flat()
    .map((name) => fill(words.right, { right: say(rights[name] ?? { zh: name, en: name }) }))
    .join(words.or)
}

interface Parameter {
  readonly place: 'path' | 'query' | 'body'
  readonly name: string
  readonly type: string
  readonly required: boolean
}

type Json = Readonly<Record<string, unknown>>

/** What a value may be, in the words of JSON: `string`, `red | green`, `string[]`. */
function typeOf(schema: Json): string {
  const { type, enum: options, const: only, anyOf, oneOf, items, format } = schema
  if (Array.isArray(options)) return options.join(' | ')
  if (only !== undefined) return String(only)
  const either = (anyOf ?? oneOf) as Json[] | undefined
  if (either) return [...new Set(either.map(typeOf))].join(', ')
  if (type === 'array') return `${typeOf((items ?? {}) as Json)}[]`
  return String(format ?? type ?? 'any')
}

function parametersOf(endpoint: Endpoint): readonly Parameter[] {
  const places = [
    ['path', endpoint.params],
    ['query', endpoint.query],
    ['body', endpoint.upload ? undefined : endpoint.body],
  ] as const
  return places.flatMap(([place, schema]) => {
    if (!schema) return []
    const json = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Json
    const required = (json.required ?? []) as readonly string[]
    return Object.entries((json.properties ?? {}) as Record<string, Json>).map(([name, one]) => ({
      place,
      name,
      type: typeOf(one),
      required: place === 'path' || required.includes(name),
    }))
  })
}
