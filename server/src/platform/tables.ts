import type { PlatformTables } from './platform-tables.ts'

/** Rows of every table, joined from the contexts that own them. */
export interface Tables extends PlatformTables {}
