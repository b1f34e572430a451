import type { QueryClient } from '@tanstack/react-query'
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router'
import { lazy } from 'react'
import { queryClient } from './api.ts'
import { AppFrame } from './app-frame.tsx'
import type { AppPage } from './app-page.ts'
import { appPages, isAllowed, isOffered } from './app-pages.ts'
import { ErrorPage } from './kit/error-page.tsx'
import { HomePage } from './pages/home.tsx'
import { NotAllowedPage, NotFoundPage } from './pages/missing.tsx'
import { readySession, sessionQuery, useSession } from './session.ts'

const root = createRootRouteWithContext<{ queryClient: QueryClient }>()({
  component: Outlet,
})

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  component: lazyRouteComponent(() => import('./pages/sign-in.tsx'), 'SignInPage'),
})

const forgotPassword = createRoute({
  getParentRoute: () => root,
  path: '/forgot-password',
  component: lazyRouteComponent(() => import('./pages/sign-in-forgot.tsx'), 'ForgotPasswordPage'),
})

const resetPassword = createRoute({
  getParentRoute: () => root,
  path: '/reset-password',
  component: lazyRouteComponent(() => import('./pages/sign-in-reset.tsx'), 'ResetPasswordPage'),
})

const invitation = createRoute({
  getParentRoute: () => root,
  path: '/invitation',
  component: lazyRouteComponent(() => import('./pages/sign-in-invitation.tsx'), 'InvitationPage'),
})

/** Pages for people without a session. */
const doors = [signIn, forgotPassword, resetPassword, invitation]

const design = createRoute({
  getParentRoute: () => root,
  path: '/design',
  component: lazyRouteComponent(() => import('./pages/design/design-page.tsx'), 'DesignPage'),
})

/** Everything below needs a session; without one, sign-in comes first and then leads back. */
const signedIn = createRoute({
  getParentRoute: () => root,
  id: 'signed-in',
  component: AppFrame,
  beforeLoad: async ({ context, location }) => {
    const session = readySession(await context.queryClient.ensureQueryData(sessionQuery))
    if (!session) throw redirect({ to: '/sign-in', search: { back: `/app${location.href}` } })
    return { session }
  },
})

const home = createRoute({
  getParentRoute: () => signedIn,
  path: '/',
  component: HomePage,
  beforeLoad: ({ context }) => {
    const start = appPages.find((page) => page.home && isOffered(page, context.session))
    if (start) throw redirect({ to: start.path })
  },
})

function routeOf(page: AppPage) {
  const Content = lazy(async () => ({ default: await page.load() }))
  return createRoute({
    getParentRoute: () => signedIn,
    path: page.path,
    component: function GuardedPage() {
      const session = useSession()
      return isAllowed(page, session) ? <Content /> : <NotAllowedPage />
    },
  })
}

/** Any other address, so that whoever lost the way still has the navigation. */
const nowhere = createRoute({
  getParentRoute: () => signedIn,
  path: '$',
  component: NotFoundPage,
})

const pages = appPages.map(routeOf)

/** Search parameters stay plain text, as people read and send addresses. */
function parseSearch(text: string): Record<string, string | string[]> {
  const found: Record<string, string | string[]> = {}
  for (const [key, value] of new URLSearchParams(text)) {
    const before = found[key]
    found[key] = before === undefined ? value : [before, value].flat()
  }
  return found
}

function stringifySearch(search: Record<string, unknown>): string {
  const query = new URLSearchParams()
  for (const [key, value] of Object.entries(search)) {
    if (value === undefined || value === null) continue
    for (const one of [value].flat()) query.append(key, String(one))
  }
  const text = query.toString()
  return text ? `?${text}` : ''
}

export const router = createRouter({
  routeTree: root.addChildren([...doors, design, signedIn.addChildren([home, ...pages, nowhere])]),
  basepath: '/app',
  context: { queryClient },
  parseSearch,
  stringifySearch,
  defaultPreload: 'intent',
  scrollRestoration: true,
  defaultErrorComponent: ({ error, reset }) => <ErrorPage error={error} onRetry={reset} />,
})
