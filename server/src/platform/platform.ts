import type { CityPack } from '@wstc/domain/plan/model/pack'
import type { Survey } from '@wstc/domain/statistics/collection/model/survey'
import type { AdminSources } from '@wstc/domain/statistics/sources/model/source'
import type { Clock } from './clock.ts'
import type { Config } from './config.ts'
import type { CryptoProvider } from './crypto/provider.ts'
import type { Database } from './database.ts'
import type { Log } from './log.ts'
import type { Warehouse } from './warehouse.ts'

/** What the whole server shares, built once by hand in `app.ts`. */
export interface Platform {
  readonly config: Config
  readonly log: Log
  readonly clock: Clock
  readonly database: Database
  readonly city: CityPack
  /** What the city asks enterprises for; nothing where its pack has no surveys. */
  readonly surveys: readonly Survey[]
  /** Offices that hand over files, and how returns are compared with them. */
  readonly adminSources: AdminSources
  readonly warehouse: Warehouse
  readonly crypto: CryptoProvider
}
