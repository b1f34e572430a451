-- 审核队列: what a return's place rests on, kept with the return, so that the page only reads.

create table statistics_review_score (
  obligation text primary key references statistics_obligation (id),
  survey text not null,
  period text not null,
  enterprise text not null,
  district text not null,
  version int not null check (version >= 1),
  waiting boolean not null,
  late boolean not null,
  since timestamptz not null,
  hard int not null,
  soft int not null,
  info int not null,
  explained int not null,
  -- From here on as the whole round told when it was weighed; `rank` is what the queue is sorted by.
  weighed_at timestamptz,
  impact numeric,
  rank numeric not null default 0,
  decisive jsonb,
  totals jsonb,
  outliers jsonb not null default '[]' check (jsonb_typeof(outliers) = 'array'),
  unflagged boolean not null default false,
  check (weighed_at is not null or (impact is null and rank = 0 and not unflagged))
);
comment on table statistics_review_score is '审核要点 place of a return in the review queue and what it rests on';
comment on column statistics_review_score.obligation is '[内部] 报送义务 obligation';
comment on column statistics_review_score.survey is '[内部] 调查 survey';
comment on column statistics_review_score.period is '[内部] 报告期 period';
comment on column statistics_review_score.enterprise is '[内部] 企业 enterprise';
comment on column statistics_review_score.district is '[内部] 所属区 district';
comment on column statistics_review_score.version is '[内部] 版本 version';
comment on column statistics_review_score.waiting is '[内部] 是否待审核 waits for judgement';
comment on column statistics_review_score.late is '[内部] 是否逾期 came after its day';
comment on column statistics_review_score.since is '[内部] 待审核起始时间 waits since';
comment on column statistics_review_score.hard is '[机密] 强制性提示数 hard findings';
comment on column statistics_review_score.soft is '[机密] 核实性提示数 soft findings';
comment on column statistics_review_score.info is '[机密] 提醒数 informational findings';
comment on column statistics_review_score.explained is '[机密] 已说明数 explanations given';
comment on column statistics_review_score.weighed_at is '[内部] 计算时间 weighed at';
comment on column statistics_review_score.impact is '[机密] 影响度 part of the published figure that would change';
comment on column statistics_review_score.rank is '[机密] 排序值 what the queue is sorted by';
comment on column statistics_review_score.decisive is '[机密] 决定排序的数 the figure that decides';
comment on column statistics_review_score.totals is '[机密] 本期、上期、上年同期合计 totals now and before';
comment on column statistics_review_score.outliers is '[机密] 离群值 outliers';
comment on column statistics_review_score.unflagged is '[内部] 可否批量采用 no rule flags it';
create index statistics_review_queue on statistics_review_score (survey, period, rank desc, obligation) where waiting;
create index statistics_review_unweighed on statistics_review_score (survey, period) where waiting and weighed_at is null;
create index on statistics_review_score (enterprise);
alter table statistics_review_score enable row level security;
alter table statistics_review_score force row level security;
-- Where the queue places a return tells of the others of its class: units do not see it.
create policy office_read on statistics_review_score for select using (
  (select may('statistics.collection.read')));
create policy weigh on statistics_review_score for update using ((select acting_system()));
create policy follow on statistics_review_score to wstc_owner using (true) with check (true);
grant select on statistics_review_score to wstc_app;
grant update (weighed_at, impact, rank, decisive, totals, outliers, unflagged)
  on statistics_review_score to wstc_app;
create policy review_definer_reads on statistics_return for select to wstc_owner using (true);
create policy review_definer_reads on statistics_obligation for select to wstc_owner using (true);

-- A return stands in the queue from the moment in which it is handed in, whoever hands it in.
create function statistics_follow_review() returns trigger
  language plpgsql security definer set search_path = wstc as $$
begin
  if new.latest is distinct from 'submitted' then
    update statistics_review_score set waiting = false
    where obligation = new.id and waiting;
    return null;
  end if;
  insert into statistics_review_score as s (obligation, survey, period, enterprise, district, version,
    waiting, late, since, hard, soft, info, explained)
  select new.id, new.survey, new.period, new.enterprise, new.district, new.version, true,
    (new.first_submitted_at at time zone 'Asia/Shanghai')::date > greatest(new.due_on, new.extended_to),
    new.submitted_at,
    count(*) filter (where f->>'severity' = 'hard'), count(*) filter (where f->>'severity' = 'soft'),
    count(*) filter (where f->>'severity' = 'info'),
    coalesce(max(jsonb_array_length(r.explanations)), 0)
  from (select) one
  left join statistics_return r on r.obligation = new.id and r.version = new.version
  left join lateral jsonb_array_elements(r.findings) f on true
  on conflict (obligation) do update set waiting = true, district = excluded.district,
    late = excluded.late, since = excluded.since, version = excluded.version, hard = excluded.hard,
    soft = excluded.soft, info = excluded.info, explained = excluded.explained,
    weighed_at = case when s.version = excluded.version then s.weighed_at end,
    impact = case when s.version = excluded.version then s.impact end,
    rank = case when s.version = excluded.version then s.rank else 0 end,
    decisive = case when s.version = excluded.version then s.decisive end,
    totals = case when s.version = excluded.version then s.totals end,
    outliers = case when s.version = excluded.version then s.outliers else '[]' end,
    unflagged = s.version = excluded.version and s.unflagged;
  return null;
end $$;
create trigger follow_review after insert or update on statistics_obligation
  for each row when (new.version > 0) execute function statistics_follow_review();

-- What waits already.
insert into statistics_review_score (obligation, survey, period, enterprise, district, version,
  waiting, late, since, hard, soft, info, explained)
select o.id, o.survey, o.period, o.enterprise, o.district, o.version, true,
  (o.first_submitted_at at time zone 'Asia/Shanghai')::date > greatest(o.due_on, o.extended_to),
  o.submitted_at,
  (select count(*) from jsonb_array_elements(r.findings) f where f->>'severity' = 'hard'),
  (select count(*) from jsonb_array_elements(r.findings) f where f->>'severity' = 'soft'),
  (select count(*) from jsonb_array_elements(r.findings) f where f->>'severity' = 'info'),
  jsonb_array_length(r.explanations)
from statistics_obligation o
join statistics_return r on r.obligation = o.id and r.version = o.version
where o.latest = 'submitted';

-- When a round was weighed, so that it is not weighed again at every return of a busy hour.
create table statistics_review_weighing (
  survey text not null,
  period text not null,
  at timestamptz not null,
  primary key (survey, period),
  foreign key (survey, period) references statistics_round (survey, period)
);
comment on table statistics_review_weighing is '各期审核要点的计算时间 when a round was weighed';
comment on column statistics_review_weighing.survey is '[内部] 调查 survey';
comment on column statistics_review_weighing.period is '[内部] 报告期 period';
comment on column statistics_review_weighing.at is '[内部] 计算时间 weighed at';
alter table statistics_review_weighing enable row level security;
alter table statistics_review_weighing force row level security;
create policy office_read on statistics_review_weighing for select using (
  (select may('statistics.collection.read')));
create policy weigh on statistics_review_weighing using ((select acting_system()));
grant select, insert, update on statistics_review_weighing to wstc_app;
