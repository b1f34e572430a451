import { Light } from '@wstc/domain/plan/model/judgement'
import { z } from 'zod'
import type { Warehouse } from '../../platform/warehouse.ts'

const Count = z.coerce.number().int()

/** Lights of a subject at the end of each day: the last one kept on or before it. */
const lightsAtDays = `
  select d.day as day, d.id as id, l.light as light, l.reported as reported,
    l.evidenced as evidenced, l.accepted as accepted, l.total as total, l.synthetic as synthetic
  from (
    select day, id from (select arrayJoin({days:Array(Date32)}) as day) as points
    cross join (select arrayJoin({ids:Array(String)}) as id) as subjects
  ) as d
  asof inner join (
    select subject_id as id, on_day,
      argMax(light, place) as light, argMax(reported, place) as reported,
      argMax(evidenced, place) as evidenced, argMax(evidence_accepted, place) as accepted,
      argMax(evidence_total, place) as total, max(synthetic) as synthetic
    from light
    where subject_kind = {kind:String} and subject_id in {ids:Array(String)}
      and on_day <= {last:Date32}
    group by subject_id, on_day
  ) as l on d.id = l.id and d.day >= l.on_day`

interface Subjects {
  /** `task`, `project`, … */
  readonly kind: string
  readonly ids: readonly string[]
  /** Days to look at, ascending. */
  readonly days: readonly string[]
}

const parametersOf = ({ kind, ids, days }: Subjects) => ({
  kind,
  ids,
  days,
  last: days.at(-1)!,
})

/** How many subjects of each group show which light; `groups[i]` are those of `ids[i]`. */
export function countLights(
  warehouse: Warehouse,
  subjects: Subjects,
  groups: readonly (readonly string[])[],
) {
  return warehouse.query(
    `select day, group, light, count() as count, max(synthetic) as synthetic
     from (
       select day, light, synthetic,
         arrayJoin(arrayElement({groups:Array(Array(String))}, indexOf({ids:Array(String)}, id))) as group
       from (${lightsAtDays})
     )
     group by day, group, light order by day, group, light`,
    { ...parametersOf(subjects), groups },
    z.object({
      day: z.string(),
      group: z.string(),
      light: Light,
      count: Count,
      synthetic: z.boolean(),
    }),
  )
}

/** The light of one subject at each day, with what was said and shown. */
export function selectCourse(warehouse: Warehouse, subject: Subjects) {
  return warehouse.query(
    `select * from (${lightsAtDays}) order by day`,
    parametersOf(subject),
    z.object({
      day: z.string(),
      light: Light,
      reported: z.string(),
      evidenced: z.string(),
      accepted: Count,
      total: Count,
      synthetic: z.boolean(),
    }),
  )
}

const Moment = z.string().transform((text) => new Date(`${text.replace(' ', 'T')}Z`).toISOString())

/** First and latest known figure of each period of an indicator. */
export function selectRevisions(warehouse: Warehouse, indicator: string) {
  return warehouse.query(
    `select period, argMin(value_text, (known_at, id)) as first, min(known_at) as firstAt,
       argMax(value_text, (known_at, id)) as latest, max(known_at) as latestAt,
       uniqExact(id) as versions, argMax(status, (known_at, id)) = 'verified' as verified,
       max(synthetic) as synthetic
     from observation where indicator = {indicator:String}
     group by period order by period`,
    { indicator },
    z.object({
      period: z.string(),
      first: z.string(),
      firstAt: Moment,
      latest: z.string(),
      latestAt: Moment,
      versions: Count,
      verified: z.union([z.boolean(), z.number()]).transform(Boolean),
      synthetic: z.boolean(),
    }),
  )
}
