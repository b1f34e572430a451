import { Problem, type ProblemCode } from '@wstc/domain/kernel/problem'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import * as client from 'openid-client'
import { z } from 'zod'
import { recordAct } from '../audit/index.ts'
import { system } from '../platform/actor.ts'
import type { Tx } from '../platform/database.ts'
import type { Platform } from '../platform/platform.ts'
import { dropCookie, readCookie, setCookie } from './cookies.ts'
import { type FreeCall, openSession, type Wire } from './opening.ts'
import { seal, unseal } from './secrets.ts'
import { proceed } from './service/sign-in.ts'
import { type Credential, findCredentialOf, listActiveByEmail } from './store/accounts.ts'
import { findSubject, insertSubject } from './store/credentials.ts'

const minutes = 10
const Flow = z.object({
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  back: z.string(),
  until: z.number(),
})

/** Only a path of ours: never another site, whatever the address says. */
function safePath(value: unknown): string {
  const text = typeof value === 'string' ? value : '/'
  return /^\/(?![/\\])[\x21-\x7e]*$/.test(text) && !text.includes('\\') ? text : '/'
}

/** Discovery is repeated until it works once, so that a provider may start later than we do. */
function makeProvider(platform: Platform): () => Promise<client.Configuration> {
  let known: Promise<client.Configuration> | undefined
  return () => {
    const { oidc } = platform.config
    if (!oidc) throw new Problem('request/not-found', { what: 'page' })
    const issuer = new URL(oidc.issuer)
    const insecure = issuer.protocol === 'http:' ? [client.allowInsecureRequests] : []
    known ??= client
      .discovery(issuer, oidc.clientId, oidc.clientSecret, undefined, {
        execute: insecure,
        timeout: 10,
      })
      .catch((error: unknown) => {
        known = undefined
        throw error
      })
    return known
  }
}

const redirectUri = (platform: Platform): string =>
  `${platform.config.publicUrl}/api/v1/sign-in/oidc/callback`

async function start(
  platform: Platform,
  provider: client.Configuration,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const flow = {
    state: client.randomState(),
    nonce: client.randomNonce(),
    verifier: client.randomPKCECodeVerifier(),
    back: safePath((request.query as { back?: unknown }).back),
    until: platform.clock.now().getTime() + minutes * 60_000,
  }
  const sealed = await seal(platform.config.dataDir, 'oidc', JSON.stringify(flow))
  setCookie(reply, platform.config, 'oidc', sealed, minutes * 60)
  const url = client.buildAuthorizationUrl(provider, {
    redirect_uri: redirectUri(platform),
    scope: 'openid email profile',
    state: flow.state,
    nonce: flow.nonce,
    code_challenge: await client.calculatePKCECodeChallenge(flow.verifier),
    code_challenge_method: 'S256',
  })
  return reply.redirect(url.href)
}

interface Proof {
  readonly issuer: string
  readonly subject: string
  readonly email: string | undefined
  /** Whether the provider says it asked for a second factor (RFC 8176). */
  readonly strong: boolean
  readonly back: string
}

/** Exchanges the code and checks state, nonce, PKCE and the signature. */
async function readProof(
  platform: Platform,
  provider: client.Configuration,
  request: FastifyRequest,
): Promise<Proof> {
  const sealed = readCookie(request, platform.config, 'oidc')
  const text = sealed && (await unseal(platform.config.dataDir, 'oidc', sealed))
  const flow = text ? Flow.parse(JSON.parse(text)) : undefined
  if (!flow || flow.until < platform.clock.now().getTime())
    throw new Problem('identity/oidc-failed')
  const tokens = await client.authorizationCodeGrant(
    provider,
    new URL(request.url, platform.config.publicUrl),
    {
      pkceCodeVerifier: flow.verifier,
      expectedState: flow.state,
      expectedNonce: flow.nonce,
      idTokenExpected: true,
    },
  )
  const claims = tokens.claims()
  if (!claims) throw new Problem('identity/oidc-failed')
  const userinfo = provider.serverMetadata().userinfo_endpoint
    ? await client.fetchUserInfo(provider, tokens.access_token, claims.sub)
    : {}
  const all: Record<string, unknown> = { ...userinfo, ...claims }
  const methods = Array.isArray(claims.amr) ? claims.amr : []
  return {
    issuer: claims.iss,
    subject: claims.sub,
    email: all.email_verified === true && typeof all.email === 'string' ? all.email : undefined,
    strong: methods.some((one) => ['mfa', 'otp', 'hwk'].includes(String(one))),
    back: flow.back,
  }
}

/** The account of a proof: by stored subject, else by the one verified mail address. */
async function findOwner(
  tx: Tx,
  proof: Proof,
): Promise<{ found: Credential; linked: boolean } | undefined> {
  const known = await findSubject(tx, proof.issuer, proof.subject)
  if (known) {
    const found = await findCredentialOf(tx, known)
    return found && { found, linked: true }
  }
  const [only, second] = proof.email ? await listActiveByEmail(tx, proof.email) : []
  const found = only && !second ? await findCredentialOf(tx, only) : undefined
  return found && { found, linked: false }
}

/** Signs in the person that the proof names. Rights come from roles granted here, never from it. */
async function finish(call: FreeCall, wire: Wire, proof: Proof) {
  return call.platform.database.inTransaction(system, async (tx) => {
    const owner = await findOwner(tx, proof)
    if (!owner) {
      await recordAct(
        { ...call, tx },
        {
          action: 'identity.sign-in.failed',
          subject: { kind: 'person', id: 'unknown' },
          details: { step: 'single-sign-on', issuer: proof.issuer },
        },
      )
      return undefined
    }
    const { found, linked } = owner
    if (!linked) {
      const { issuer, subject } = proof
      await insertSubject(tx, { issuer, subject, person_id: found.personId, linked_at: call.now })
      await recordAct(
        { ...call, tx },
        {
          action: 'identity.single-sign-on.linked',
          subject: { kind: 'person', id: found.personId },
          details: { issuer },
        },
      )
    }
    if (proof.strong) {
      return { step: await openSession(tx, call, wire, found.personId, 'single-sign-on') }
    }
    return proceed(tx, call, wire, found, { device: undefined, singleSignOn: true })
  })
}

/**
 * The city's single sign-on: `/sign-in/oidc/start` sends the browser to the provider, `/callback`
 * takes it back and leads to the sign-in page with what is left to do.
 */
export function serveOidc(server: FastifyInstance, platform: Platform): void {
  const provider = makeProvider(platform)
  const page = (search: Record<string, string>) => `/app/sign-in?${new URLSearchParams(search)}`
  const refused = (reply: FastifyReply, code: ProblemCode) =>
    reply.redirect(page({ problem: code }))
  const config = { perMinute: 60 }
  server.get('/api/v1/sign-in/oidc/start', { config }, async (request, reply) => {
    const known = await provider().catch((error: unknown) => {
      if (error instanceof Problem) throw error
      platform.log.warn({ err: error, requestId: request.id }, 'single sign-on is not reachable')
    })
    return known ? start(platform, known, request, reply) : refused(reply, 'identity/oidc-failed')
  })
  server.get('/api/v1/sign-in/oidc/callback', { config }, async (request, reply) => {
    const known = await provider()
    dropCookie(reply, platform.config, 'oidc')
    const proof = await readProof(platform, known, request).catch((error: Error) => {
      platform.log.warn({ reason: error.message, requestId: request.id }, 'single sign-on failed')
    })
    if (!proof) return refused(reply, 'identity/oidc-failed')
    const call: FreeCall = {
      actor: system,
      now: platform.clock.now(),
      language: request.language,
      requestId: request.id,
      address: request.ip,
      platform,
    }
    const done = await finish(call, { request, reply }, proof)
    if (!done) return refused(reply, 'identity/oidc-unknown')
    return reply.redirect(
      done.step === 'done' ? proof.back : page({ step: done.step, back: proof.back }),
    )
  })
}
