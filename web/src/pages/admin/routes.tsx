import type { AppPage } from '../../app-page.ts'

export const adminPages: readonly AppPage[] = []
