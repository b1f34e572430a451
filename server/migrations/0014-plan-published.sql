-- What everybody may know of a published assessment: ranks and points, nothing that lies behind them.
create table plan_assessment_published (
  run text not null,
  version int not null,
  department text not null,
  class text not null,
  total numeric,
  rank int check (rank > 0),
  base numeric not null,
  bonus numeric not null,
  malus numeric not null,
  complete boolean not null,
  groups jsonb not null,
  primary key (run, version, department),
  foreign key (run, version) references plan_assessment_publication (run, version)
);
comment on table plan_assessment_published is '已公布的名次与得分，只增不改 ranks and points of published results, corrections as versions';
comment on column plan_assessment_published.run is '[公开] 考核 assessment';
comment on column plan_assessment_published.version is '[公开] 公布的结果版本 published version of the result';
comment on column plan_assessment_published.department is '[公开] 部门 department';
comment on column plan_assessment_published.class is '[公开] 类别 class that it is ranked in';
comment on column plan_assessment_published.total is '[公开] 总分 total';
comment on column plan_assessment_published.rank is '[公开] 名次 rank';
comment on column plan_assessment_published.base is '[公开] 基本分 weighted points';
comment on column plan_assessment_published.bonus is '[公开] 加分 bonus';
comment on column plan_assessment_published.malus is '[公开] 扣分 malus';
comment on column plan_assessment_published.complete is '[公开] 输入是否齐全 false where an input was missing';
comment on column plan_assessment_published.groups is '[公开] 各指标组得分 points by group';

-- What was published so far; the owner too is held by forced policies.
alter table plan_assessment_score no force row level security;
alter table plan_assessment_publication no force row level security;
insert into plan_assessment_published
  select run, version, department, class, total, rank,
    (result::jsonb ->> 'base')::numeric, (result::jsonb ->> 'bonus')::numeric,
    (result::jsonb ->> 'malus')::numeric, (result::jsonb ->> 'complete')::boolean,
    result::jsonb -> 'groups'
  from plan_assessment_score join plan_assessment_publication using (run, version);
alter table plan_assessment_score force row level security;
alter table plan_assessment_publication force row level security;

alter table plan_assessment_published enable row level security;
alter table plan_assessment_published force row level security;
create policy everyone on plan_assessment_published for select using (true);
-- Only what was computed can be published, to the last place.
create policy as_computed on plan_assessment_published for insert
  with check (((select acting_system()) or (select may('plan.assessment.run')))
    and exists (select from plan_assessment_score s
      where s.run = plan_assessment_published.run and s.version = plan_assessment_published.version
        and s.department = plan_assessment_published.department
        and s.class = plan_assessment_published.class
        and s.total is not distinct from plan_assessment_published.total
        and s.rank is not distinct from plan_assessment_published.rank
        and (s.result::jsonb ->> 'base')::numeric = base
        and (s.result::jsonb ->> 'bonus')::numeric = bonus
        and (s.result::jsonb ->> 'malus')::numeric = malus
        and (s.result::jsonb ->> 'complete')::boolean = complete
        and s.result::jsonb -> 'groups' = groups));
grant select, insert on plan_assessment_published to wstc_app;
create trigger append_only before update or delete or truncate on plan_assessment_published
  for each statement execute function refuse_change();

-- Frozen inputs and reckonings stay with those who may read assessments, published or not.
drop policy own_or_published on plan_assessment_score;
create policy own_or_published on plan_assessment_score for select using (
  (select may('plan.assessment.run')) or (select may('plan.assessment.confirm'))
  or ((select may('plan.assessment.read'))
    and (department = (select acting_organisation())
      or exists (select from plan_assessment_publication p
        where p.run = plan_assessment_score.run and p.version = plan_assessment_score.version))));
comment on column plan_assessment_score.total is '[敏感] 总分；公布的另存';
comment on column plan_assessment_score.rank is '[敏感] 名次；公布的另存';

-- What everybody may know of a carrier: the yearly figures that accepted evidence shows.
create table plan_carrier_published (
  carrier text not null,
  on_day date not null,
  place int not null check (place >= 1),
  content jsonb not null check (jsonb_typeof(content) = 'array'),
  computed_at timestamptz not null,
  synthetic boolean not null default false,
  primary key (carrier, on_day, place)
);
comment on table plan_carrier_published is '对外公布的载体年度数据 what everybody may know of a carrier, day by day';
comment on column plan_carrier_published.carrier is '[公开] 载体 carrier';
comment on column plan_carrier_published.on_day is '[公开] 日期 day';
comment on column plan_carrier_published.place is '[公开] 当日次序 place within the day';
comment on column plan_carrier_published.content is '[公开] 公布的数据 figures by indicator and year';
comment on column plan_carrier_published.computed_at is '[公开] 计算时间 computed';
comment on column plan_carrier_published.synthetic is '[公开] 是否演示数据 synthetic demo data';
alter table plan_carrier_published enable row level security;
alter table plan_carrier_published force row level security;
create policy everyone_reads on plan_carrier_published for select using (true);
create policy computed on plan_carrier_published for insert with check ((select acting_system())
  or (select may('plan.project.keep')) or (select may('plan.evidence.judge')));
grant select, insert on plan_carrier_published to wstc_app;
create trigger append_only before update or delete or truncate on plan_carrier_published
  for each statement execute function refuse_change();
