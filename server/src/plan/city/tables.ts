import type { CityPack } from '@wstc/domain/plan/model/pack'
import type { PackChange } from '@wstc/domain/plan/pack-changes'
import type { Json } from '../../platform/platform-tables.ts'

export interface PlanCityTables {
  plan_city_version: {
    version: number
    sha256: string
    loaded_at: Date
    content: Json<CityPack>
    diff: Json<PackChange[]>
  }
  plan_duty: {
    task: number
    department: string
    kind: 'lead' | 'cooperating'
    version: number
  }
  plan_indicator: { id: string; source: string; version: number }
}
