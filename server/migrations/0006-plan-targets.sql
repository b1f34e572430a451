-- The plan's data versions, and figures of its indicators with their two times.

create table plan_city_version (
  version int primary key check (version > 0),
  sha256 text not null check (length(sha256) = 64),
  loaded_at timestamptz not null,
  content jsonb not null,
  diff jsonb not null
);
comment on table plan_city_version is '城市数据版本，只增不改';
comment on column plan_city_version.version is '[内部] 版本号';
comment on column plan_city_version.sha256 is '[内部] 内容摘要';
comment on column plan_city_version.loaded_at is '[内部] 载入时间';
comment on column plan_city_version.content is '[内部] 全部内容';
comment on column plan_city_version.diff is '[内部] 与上一版的差异';
alter table plan_city_version enable row level security;
alter table plan_city_version force row level security;
create policy official_read on plan_city_version for select using ((select may('plan.city.read')));
create policy system_insert on plan_city_version for insert with check ((select acting_system()));
grant select, insert on plan_city_version to wstc_app;
create trigger append_only before update or delete or truncate on plan_city_version
  for each statement execute function refuse_change();

create table plan_duty (
  task int not null,
  department text not null,
  kind text not null check (kind in ('lead', 'cooperating')),
  version int not null references plan_city_version,
  primary key (task, department)
);
create index on plan_duty (department);
comment on table plan_duty is '任务分工，随城市数据版本更新';
comment on column plan_duty.task is '[公开] 任务序号';
comment on column plan_duty.department is '[公开] 部门';
comment on column plan_duty.kind is '[公开] 牵头或配合';
comment on column plan_duty.version is '[内部] 来自哪个版本';
alter table plan_duty enable row level security;
alter table plan_duty force row level security;
create policy public_read on plan_duty for select using (true);
create policy system_all on plan_duty using ((select acting_system()));
grant select, insert, update, delete on plan_duty to wstc_app;

-- Who answers for an indicator; the row-level policies of its figures ask here.
create table plan_indicator (
  id text primary key,
  source text not null,
  version int not null references plan_city_version
);
comment on table plan_indicator is '指标与责任部门，随城市数据版本更新';
comment on column plan_indicator.id is '[公开] 指标';
comment on column plan_indicator.source is '[公开] 责任部门';
comment on column plan_indicator.version is '[内部] 来自哪个版本';
alter table plan_indicator enable row level security;
alter table plan_indicator force row level security;
create policy public_read on plan_indicator for select using (true);
create policy system_all on plan_indicator using ((select acting_system()));
grant select, insert, update, delete on plan_indicator to wstc_app;

create table plan_observation (
  id text primary key,
  indicator text not null,
  period text not null check (period ~ '^\d{4}(-H[12]|-Q[1-4]|-(0[1-9]|1[0-2]))?$'),
  value numeric not null,
  -- From when we knew this version; and when the figure itself first came in, which a
  -- verification leaves as it was.
  known_at timestamptz not null,
  arrived_at timestamptz not null,
  recorded_at timestamptz not null,
  recorded_by text,
  organisation text,
  status text not null check (status in ('verified', 'unverified')),
  act text not null check (act in ('record', 'correct', 'verify')),
  origin text not null check (origin in ('published', 'recorded', 'imported', 'demo')),
  source jsonb not null,
  note jsonb,
  reason jsonb,
  supersedes text references plan_observation,
  synthetic boolean not null default false,
  check ((act = 'record') = (supersedes is null)),
  check (act <> 'correct' or reason is not null),
  check (act <> 'verify' or status = 'verified'),
  check (act = 'verify' or origin in ('published', 'demo') or status = 'unverified'),
  check (synthetic = (origin = 'demo') or act <> 'record'),
  check (arrived_at <= known_at)
);
-- Versions of one figure form one line: two people cannot both follow the same version.
create unique index plan_observation_line on plan_observation (supersedes);
create unique index plan_observation_first on plan_observation (indicator, period)
  where supersedes is null and origin <> 'published';
create unique index plan_observation_published on plan_observation (indicator, period, known_at)
  where origin = 'published' and supersedes is null;
create index plan_observation_series on plan_observation (indicator, period);
create index plan_observation_known on plan_observation (known_at);
comment on table plan_observation is '指标观测值，只增不改；修订和核实都是新版本';
comment on column plan_observation.id is '[公开] 编号';
comment on column plan_observation.indicator is '[公开] 指标';
comment on column plan_observation.period is '[公开] 所属时期';
comment on column plan_observation.value is '[公开] 数值';
comment on column plan_observation.known_at is '[公开] 获知时间';
comment on column plan_observation.arrived_at is '[公开] 首次到达时间';
comment on column plan_observation.recorded_at is '[内部] 录入时间';
comment on column plan_observation.recorded_by is '[敏感] 录入人';
comment on column plan_observation.organisation is '[内部] 录入单位';
comment on column plan_observation.status is '[公开] 是否核实';
comment on column plan_observation.act is '[内部] 录入、修订或核实';
comment on column plan_observation.origin is '[内部] 数据由来';
comment on column plan_observation.source is '[公开] 来源';
comment on column plan_observation.note is '[公开] 备注';
comment on column plan_observation.reason is '[公开] 修订理由';
comment on column plan_observation.supersedes is '[公开] 取代的版本';
comment on column plan_observation.synthetic is '[公开] 是否演示数据';

-- A verification repeats the figure it verifies, and another person made that figure.
create function plan_check_observation() returns trigger language plpgsql as $$
declare before plan_observation;
begin
  if new.supersedes is null then return new; end if;
  select * into before from plan_observation where id = new.supersedes;
  if before.indicator is distinct from new.indicator or before.period is distinct from new.period then
    raise exception 'a version follows one of the same figure' using errcode = 'check_violation';
  end if;
  if new.act = 'verify' then
    if before.value <> new.value or before.status = 'verified' then
      raise exception 'only the unverified figure itself can be verified' using errcode = 'check_violation';
    end if;
    if before.recorded_by = new.recorded_by then
      raise exception 'nobody verifies an own figure' using errcode = 'check_violation';
    end if;
  end if;
  return new;
end $$;
create trigger checked before insert on plan_observation
  for each row execute function plan_check_observation();
create trigger append_only before update or delete or truncate on plan_observation
  for each statement execute function refuse_change();

alter table plan_observation enable row level security;
alter table plan_observation force row level security;
-- What the press published and what a second person verified is public; the rest is for officials.
create policy public_read on plan_observation for select
  using (status = 'verified' or origin = 'published');
create policy official_read on plan_observation for select using ((select may('plan.task.read')));
create policy system_insert on plan_observation for insert with check ((select acting_system()));
create policy source_insert on plan_observation for insert with check (
  act in ('record', 'correct')
  and origin in ('recorded', 'imported')
  and (select may('plan.observation.record'))
  and recorded_by = (select acting_person())
  and organisation = (select acting_organisation())
  and exists (
    select from plan_indicator i
    where i.id = indicator
      and (i.source = (select acting_organisation()) or (select may('plan.observation.verify')))
  )
);
create policy verifier_insert on plan_observation for insert with check (
  act = 'verify'
  and (select may('plan.observation.verify'))
  and recorded_by = (select acting_person())
  and organisation = (select acting_organisation())
);
grant select, insert on plan_observation to wstc_app;

create table plan_finding (
  id text primary key,
  target text not null,
  finding text not null check (finding in ('reached', 'partly', 'not-yet')),
  found_on date not null,
  found_at timestamptz not null,
  judged_by text,
  organisation text,
  reason text not null check (reason <> ''),
  evidence jsonb not null check (jsonb_typeof(evidence) = 'array'),
  synthetic boolean not null default false,
  check (finding <> 'reached' or jsonb_array_length(evidence) > 0)
);
create index on plan_finding (target, found_at);
comment on table plan_finding is '定性目标的评判，只增不改';
comment on column plan_finding.id is '[公开] 编号';
comment on column plan_finding.target is '[公开] 目标';
comment on column plan_finding.finding is '[公开] 结论';
comment on column plan_finding.found_on is '[公开] 评判日期';
comment on column plan_finding.found_at is '[公开] 评判时间';
comment on column plan_finding.judged_by is '[敏感] 评判人';
comment on column plan_finding.organisation is '[内部] 评判单位';
comment on column plan_finding.reason is '[内部] 理由';
comment on column plan_finding.evidence is '[内部] 佐证';
comment on column plan_finding.synthetic is '[公开] 是否演示数据';
alter table plan_finding enable row level security;
alter table plan_finding force row level security;
create policy public_read on plan_finding for select using (true);
create policy system_insert on plan_finding for insert with check ((select acting_system()));
create policy judge_insert on plan_finding for insert with check (
  (select may('plan.target.judge'))
  and judged_by = (select acting_person())
  and organisation = (select acting_organisation())
  and not synthetic
);
create trigger append_only before update or delete or truncate on plan_finding
  for each statement execute function refuse_change();
grant select, insert on plan_finding to wstc_app;
