import type { AppPage } from '../../app-page.ts'

export const enterprisePages: readonly AppPage[] = []
