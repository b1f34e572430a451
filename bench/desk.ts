import type { Platform } from '../server/src/platform/platform.ts'

/** What the bench's own process needs of the product beside the running server. */
export type Desk = Omit<Platform, 'city' | 'surveys' | 'adminSources' | 'warehouse' | 'log'>
