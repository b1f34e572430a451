import type { Sql } from '../sql.ts'

/**
 * The past of a city that had plans before: records of former tasks, numbered from 101, six years
 * of monthly reports by one lead with six contributing departments, the evidence, the answers of
 * modules, remarks, lights and burden that belong to them. Contents are those of the demo. The
 * tasks of the living plan keep what the demo gave them.
 */
const months = 72
const slots = 7
const perTask = months * slots

/** What each record of a hundred is. */
const shares = { obligation: 26, evidence: 8, answer: 7, remark: 15, light: 8 } as const

const sources = `
  create temp table dept on commit drop as
    select row_number() over (order by id) - 1 as n, id from identity_organisation where kind = 'department';
  create function pg_temp.department(n bigint) returns text language sql stable as
    $$ select id from dept where dept.n = $1 % (select count(*) from dept) $$;
  create function pg_temp.key(at timestamptz, what text, n bigint) returns text language sql immutable as $$
    select substr(h, 1, 8) || '-' || substr(h, 9, 4) || '-7' || substr(m, 1, 3) || '-8' || substr(m, 4, 3) || '-' || substr(m, 7, 12)
    from (select lpad(to_hex((extract(epoch from at) * 1000)::bigint), 12, '0') h, md5(what || n) m) x $$;
  create temp table model on commit drop as
    select r.content, r.prefill, r.drafted_by as officer, r.signed_by as head,
      l.reported, l.evidenced, l.calendar, l.reasons, l.rule
    from (select * from plan_report where stage = 'signed' order by id desc limit 1) r,
      (select * from plan_light order by on_day desc limit 1) l;
  create temp table past on commit drop as
    select i, 101 + (i / ${perTask})::int as task, i % ${slots} as slot, m.on_month,
      to_char(m.on_month, 'YYYY-MM') as period, m.on_month + interval '1 month 5 days' as due,
      lead.id as lead, own.id as department
    from generate_series(0, $OBLIGATIONS - 1) i
    cross join lateral (select timestamptz '2010-01-01' + (i % ${perTask} / ${slots}) * interval '1 month' as on_month) m
    join dept lead on lead.n = (i / ${perTask}) % (select count(*) from dept)
    join dept own on own.n = (i / ${perTask} + i % ${slots}) % (select count(*) from dept);
  create index on past (i); analyze past; analyze dept;`

const reports = `
  insert into plan_obligation (id, task, period, department, kind, lead, due_day, opened_at, arrived_on, synthetic)
    select pg_temp.key(on_month, 'obligation', i), task, period, department,
      case slot when 0 then 'report' else 'contribution' end, lead, due::date, on_month + interval '1 month',
      (due + (case when i % 11 = 0 then 3 else -1 end) * interval '1 day')::date, true from past;
  insert into plan_report (id, task, period, department, obligation, version, stage, content, prefill, typed, prefilled,
      drafted_by, submitted_by, signed_by, created_at, updated_at, submitted_at, signed_at, synthetic)
    select pg_temp.key(due, 'report', i), task, period, department, pg_temp.key(on_month, 'obligation', i), 1, 'signed',
      content, prefill, 4, 3, officer, officer, head, due, due, due, due, true from past, model where slot = 0;
  insert into plan_contribution (id, obligation, task, period, department, lead, version, stage, text, by_person,
      created_at, sent_at, synthetic)
    select pg_temp.key(due, 'contribution', i), pg_temp.key(on_month, 'obligation', i), task, period, department, lead, 1,
      'sent', '本月配合情况：走访企业，核对数据，提出意见三条。', officer, due, due, true from past, model where slot > 0;`

/** Row `i` of the rest hangs on obligation `i`, around again where there are more. */
const around = (count: string): string => `
  from generate_series(0, ${count} - 1) k join past on past.i = k % $OBLIGATIONS, model`

const rest = `
  insert into plan_evidence (id, task, requirement, department, kind, title, link, publicity, stage, submitted_by,
      submitted_at, judged_by, judged_department, judged_at, synthetic)
    select pg_temp.key(due, 'evidence', k), task, 'former-' || k % 4, department, 'link', '历史佐证材料' || k,
      'https://example.invalid/' || k, 'internal', case when k % 12 = 0 then 'refused' else 'accepted' end, officer,
      due, head, department, due, true ${around('$EVIDENCE')};
  insert into plan_answer (id, task, requirement, question, parameters, value, unit, details, asked_at, synthetic)
    select pg_temp.key(due, 'answer', k), task, 'former-' || k % 4, 'former', '{}', k % 100, '件', '{}', due, true
    ${around('$ANSWERS')};
  insert into plan_remark (id, subject_kind, subject_id, act, text, by_person, by_department, at, synthetic)
    select pg_temp.key(due, 'remark', k), 'report', pg_temp.key(due, 'report', past.i - slot), 'sign', '同意报送。', head,
      department, due, true ${around('$REMARKS')};
  insert into plan_light (task, on_day, place, period, light, rule, reported, evidenced, calendar, disagreements, reasons,
      computed_at, synthetic)
    select 101 + (k % tasks)::int, d.day, 1, to_char(d.day, 'YYYY-MM'),
      (array['green', 'yellow', 'green', 'red', 'blue'])[1 + k / tasks % 5], rule, reported, evidenced, calendar, '{}',
      reasons, d.day + interval '9 hours', true
    from (select count(distinct task) as tasks from past) n, generate_series(0, $LIGHTS - 1) k
      cross join lateral (select date '2010-01-04' + (k / n.tasks)::int * 7 as day) d, model;
  insert into plan_burden (id, kind, subject_id, department, on_day, typed, prefilled, synthetic)
    select pg_temp.key(due, 'burden', k), case slot when 0 then 'report' else 'contribution' end,
      pg_temp.key(due, 'report', k), department, due::date, 4, 3, true ${around('$BURDEN')};`

export const progressTables = [
  'plan_obligation',
  'plan_report',
  'plan_contribution',
  'plan_evidence',
  'plan_answer',
  'plan_remark',
  'plan_light',
  'plan_burden',
] as const

async function countAll(sql: Sql): Promise<number> {
  const parts = progressTables.map((table) => `(select count(*) from ${table})`)
  const [row] = await sql.query<{ n: string }>(`select ${parts.join(' + ')} as n`)
  return Number(row!.n)
}

/** Adds former tasks until there are `rows` records; answers how many there are. */
export async function seedProgress(sql: Sql, rows: number): Promise<number> {
  const missing = Math.max(0, rows - (await countAll(sql)))
  const share = (part: number): number => Math.floor((missing * part) / 100)
  const obligations = share(shares.obligation)
  const others = {
    EVIDENCE: share(shares.evidence),
    ANSWERS: share(shares.answer),
    REMARKS: share(shares.remark),
    LIGHTS: share(shares.light),
  }
  // Every obligation came with what it asked for: two records each.
  const placed = 2 * obligations + Object.values(others).reduce((sum, one) => sum + one, 0)
  const counts: Readonly<Record<string, number>> = {
    ...others,
    OBLIGATIONS: obligations,
    BURDEN: missing - placed,
  }
  const text = [sources, reports, rest]
    .join('\n')
    .replace(/\$([A-Z]+)/g, (_, name: string) => String(counts[name]))
  // Triggers and foreign keys would look at each row alone; the rows fit by how they are made.
  await sql.query(`begin; set local session_replication_role = replica; ${text}; commit`)
  return countAll(sql)
}
