import type { AppPage } from '../../app-page.ts'

export const officerPages: readonly AppPage[] = []
