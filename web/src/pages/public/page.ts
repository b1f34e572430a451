import type { Bilingual, Language } from '@wstc/domain/kernel/bilingual'
import type { ReactNode } from 'react'

/** What the server hands over to have one public page drawn. */
export interface PublicRequest {
  /** Path of the address, with `/en` where the page is English. */
  readonly path: string
  /** Query of the address, with its question mark, or empty. */
  readonly search: string
  /** From the cookie `wstc_theme`; absent where the system's wish holds. */
  readonly theme?: 'light' | 'dark'
  readonly nonce: string
  /** From the manifest of `dist/public-assets`. */
  readonly assets: { readonly script: string; readonly styles: readonly string[] }
  /** Present in the demo; `today` is the business date. */
  readonly demo?: { readonly today: string }
  /** Replies by the names that `findPublicPage` gave; absent where the API has no such thing. */
  readonly data: Readonly<Record<string, unknown>>
  /** True where the API could not answer; the page says so instead of showing half of itself. */
  readonly failed?: boolean
}

export interface PublicReply {
  readonly html: string
  readonly status: number
  readonly headers?: Readonly<Record<string, string>>
}

export interface PageContext {
  readonly language: Language
  readonly path: string
  readonly params: Readonly<Record<string, string>>
  readonly query: URLSearchParams
  readonly demo?: { readonly today: string }
}

export interface PageContent {
  readonly title: string
  readonly description: string
  readonly body: ReactNode
  readonly sources?: readonly ReactNode[]
  /** 200 where not given; a page whose thing does not exist says 404. */
  readonly status?: number
  /** Inlined as JSON under the id `page-data`. */
  readonly inline?: unknown
  /** Seconds, at most 60, for which the reader's browser may keep the page. */
  readonly cacheSeconds?: number
}

/**
 * An address of the API below `/api/v1`: `/plan/targets/:id?asOf`. `:id` is filled from the address
 * of the page, names after the question mark from its query where the reader gave them.
 */
export type Load = `/${string}`

/** One public page. `load` names what the server must load; `data` holds it by the same names. */
export interface PublicPage {
  /** `/plan/tasks/:number`. */
  readonly pattern: `/${string}`
  readonly load: readonly Load[]
  /** Place in the head of the site. */
  readonly nav?: { readonly label: Bilingual; readonly order: number }
  /** Place in the foot of the site, for what the head has no room for. */
  readonly foot?: { readonly label: Bilingual; readonly order: number }
  readonly render: (
    context: PageContext,
    data: Readonly<Record<string, unknown>>,
  ) => PageContent | undefined
}
