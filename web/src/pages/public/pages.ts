import { aboutPage } from './about.tsx'
import { homePage } from './home.tsx'
import type { PublicPage } from './page.ts'

/** Every public page; the first whose pattern fits is shown. */
export const publicPages: readonly PublicPage[] = [homePage, aboutPage]
