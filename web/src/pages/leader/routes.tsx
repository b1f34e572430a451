import type { AppPage } from '../../app-page.ts'

export const leaderPages: readonly AppPage[] = []
