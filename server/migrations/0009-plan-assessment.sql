-- 考核评价: index systems, runs, results, objections, publications (plan, annex 2).

create table plan_assessment_system (
  system int primary key check (system > 0),
  stage text not null check (stage in ('draft', 'approved', 'rejected')),
  origin text not null check (origin in ('city', 'draft')),
  content text not null,
  based_on int references plan_assessment_system,
  reason text not null default '',
  effective_from text check (effective_from ~ '^\d{4}(-Q[1-4])?$'),
  effective_day date,
  drafted_by text,
  drafted_at timestamptz not null,
  decided_by text,
  decided_at timestamptz,
  decision text,
  version int not null default 1,
  check ((stage = 'approved') = (effective_from is not null)),
  check ((effective_from is null) = (effective_day is null)),
  check ((stage = 'draft') = (decided_at is null)),
  -- Four eyes: nobody approves what he drafted.
  constraint plan_assessment_system_four_eyes
    check (origin = 'city' or decided_by is distinct from drafted_by or decided_by is null)
);
alter table plan_assessment_system enable row level security;
alter table plan_assessment_system force row level security;
create policy approved_or_inside on plan_assessment_system for select
  using (stage = 'approved' or (select may('plan.assessment.design')) or (select may('plan.assessment.approve')));
create policy draft on plan_assessment_system for insert with check ((select acting_system())
  or ((select may('plan.assessment.design')) and stage = 'draft' and origin = 'draft' and drafted_by = (select acting_person())));
create policy edit_or_decide on plan_assessment_system for update
  using ((select acting_system()) or (stage = 'draft'
    and ((select may('plan.assessment.design')) or (select may('plan.assessment.approve')))))
  with check ((select acting_system())
    or (stage = 'draft' and (select may('plan.assessment.design')))
    or (stage <> 'draft' and (select may('plan.assessment.approve')) and decided_by = (select acting_person())));
grant select, insert on plan_assessment_system to wstc_app;
grant update (stage, content, effective_from, effective_day, decided_by, decided_at, decision, version)
  on plan_assessment_system to wstc_app;
create function plan_decided_system_stays() returns trigger language plpgsql as $$
begin
  if old.stage <> 'draft' then
    raise exception 'a decided index system is not changed' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger decided_stays before update on plan_assessment_system
  for each row execute function plan_decided_system_stays();

create table plan_assessment_run (
  id text primary key,
  period text not null unique check (period ~ '^\d{4}(-Q[1-4])?$'),
  stage text not null check (stage in ('computing', 'provisional', 'final', 'confirmed', 'published')),
  system int not null references plan_assessment_system,
  cut_off date not null,
  objections_until date,
  result int not null default 0 check (result >= 0),
  published int,
  published_on date,
  opened_by text,
  opened_at timestamptz not null,
  confirmed_by text,
  version int not null default 1,
  synthetic boolean not null default false,
  check (stage = 'computing' or result > 0),
  check (stage <> 'published' or published = result)
);
alter table plan_assessment_run enable row level security;
alter table plan_assessment_run force row level security;
create policy published_or_inside on plan_assessment_run for select
  using (published is not null or (select may('plan.assessment.read')));
create policy open on plan_assessment_run for insert with check ((select acting_system())
  or ((select may('plan.assessment.run')) and stage = 'computing' and opened_by = (select acting_person())));
create policy go_on on plan_assessment_run for update
  using ((select may('plan.assessment.run')) or (select may('plan.assessment.confirm')))
  with check ((select may('plan.assessment.run'))
    or ((select may('plan.assessment.confirm')) and stage = 'confirmed' and confirmed_by = (select acting_person())));
grant select, insert on plan_assessment_run to wstc_app;
grant update (stage, objections_until, result, published, published_on, confirmed_by, version)
  on plan_assessment_run to wstc_app;

-- Each computation of a run; the first, and one for every correction with its reason.
create table plan_assessment_result (
  run text not null references plan_assessment_run,
  version int not null check (version > 0),
  reason text,
  correction jsonb,
  objection text,
  computed_by text,
  computed_at timestamptz not null,
  primary key (run, version),
  check (version = 1 or length(reason) > 0)
);
alter table plan_assessment_result enable row level security;
alter table plan_assessment_result force row level security;
create policy inside on plan_assessment_result for select
  using ((select may('plan.assessment.run')) or (select may('plan.assessment.confirm')));
create policy computed on plan_assessment_result for insert with check ((select acting_system())
  or ((select may('plan.assessment.run')) and computed_by = (select acting_person())));
grant select, insert on plan_assessment_result to wstc_app;
create trigger append_only before update or delete or truncate on plan_assessment_result
  for each statement execute function refuse_change();

create table plan_assessment_publication (
  run text not null,
  version int not null,
  notice text not null default '',
  published_by text,
  published_at timestamptz not null,
  primary key (run, version),
  foreign key (run, version) references plan_assessment_result (run, version)
);
alter table plan_assessment_publication enable row level security;
alter table plan_assessment_publication force row level security;
create policy everyone on plan_assessment_publication for select using (true);
create policy publish on plan_assessment_publication for insert with check ((select acting_system())
  or ((select may('plan.assessment.run')) and published_by = (select acting_person())));
grant select, insert on plan_assessment_publication to wstc_app;
create trigger append_only before update or delete or truncate on plan_assessment_publication
  for each statement execute function refuse_change();

-- One department's score in one version of a result, with the inputs it was computed from.
create table plan_assessment_score (
  run text not null,
  version int not null,
  department text not null,
  class text not null,
  total numeric,
  rank int check (rank > 0),
  -- Canonical JSON as text: the same bytes come out as went in.
  inputs text not null,
  result text not null,
  sha256 text not null check (length(sha256) = 64),
  primary key (run, version, department),
  foreign key (run, version) references plan_assessment_result (run, version)
);
create index on plan_assessment_score (department);
alter table plan_assessment_score enable row level security;
alter table plan_assessment_score force row level security;
-- Until it is published, a score is for the department itself, the office and the leaders.
create policy own_or_published on plan_assessment_score for select using (
  (select may('plan.assessment.run')) or (select may('plan.assessment.confirm'))
  or ((select may('plan.assessment.read')) and department = (select acting_organisation()))
  or exists (select from plan_assessment_publication p
    where p.run = plan_assessment_score.run and p.version = plan_assessment_score.version));
create policy computed on plan_assessment_score for insert with check ((select acting_system())
  or (select may('plan.assessment.run')));
grant select, insert on plan_assessment_score to wstc_app;
create trigger append_only before update or delete or truncate on plan_assessment_score
  for each statement execute function refuse_change();

create table plan_assessment_objection (
  id text primary key,
  run text not null references plan_assessment_run,
  department text not null,
  item text not null,
  result int not null,
  text text not null check (length(text) > 0),
  file text,
  stage text not null check (stage in ('open', 'accepted', 'rejected')),
  raised_by text,
  raised_at timestamptz not null,
  decided_by text,
  decided_at timestamptz,
  reason text,
  version int not null default 1,
  check ((stage = 'open') = (decided_at is null)),
  check (stage = 'open' or length(reason) > 0)
);
create index on plan_assessment_objection (run);
alter table plan_assessment_objection enable row level security;
alter table plan_assessment_objection force row level security;
create policy own_or_office on plan_assessment_objection for select using (
  (select may('plan.assessment.run')) or (select may('plan.assessment.confirm'))
  or ((select may('plan.assessment.read')) and department = (select acting_organisation())));
create policy raise on plan_assessment_objection for insert with check ((select acting_system())
  or ((select may('plan.assessment.object')) and stage = 'open'
    and department = (select acting_organisation()) and raised_by = (select acting_person())));
-- Four eyes: who opened the run, or computed the result by an own correction, does not decide.
-- A result that came of a decided objection is nobody's own.
create policy decide on plan_assessment_objection for update
  using ((select may('plan.assessment.run')) and stage = 'open')
  with check ((select may('plan.assessment.run')) and decided_by = (select acting_person())
    and not exists (select from plan_assessment_run r
      where r.id = run and r.opened_by = (select acting_person()))
    and not exists (select from plan_assessment_result v
      where v.run = plan_assessment_objection.run and v.version = plan_assessment_objection.result
        and v.objection is null and v.computed_by = (select acting_person())));
grant select, insert on plan_assessment_objection to wstc_app;
grant update (stage, decided_by, decided_at, reason, version) on plan_assessment_objection to wstc_app;

comment on table plan_assessment_system is '考核指标体系的各版本，决定之后不再改';
comment on column plan_assessment_system.system is '[公开] 版本号';
comment on column plan_assessment_system.stage is '[内部] 草案、已批准或未批准';
comment on column plan_assessment_system.origin is '[内部] 来自城市数据或在线起草';
comment on column plan_assessment_system.content is '[内部] 全部内容，规范 JSON；批准后公开';
comment on column plan_assessment_system.based_on is '[内部] 在哪一版上起草';
comment on column plan_assessment_system.reason is '[内部] 起草理由';
comment on column plan_assessment_system.effective_from is '[公开] 从哪一期起施行';
comment on column plan_assessment_system.effective_day is '[公开] 施行期的首日';
comment on column plan_assessment_system.drafted_by is '[敏感] 起草人';
comment on column plan_assessment_system.drafted_at is '[内部] 起草时间';
comment on column plan_assessment_system.decided_by is '[敏感] 决定人';
comment on column plan_assessment_system.decided_at is '[内部] 决定时间';
comment on column plan_assessment_system.decision is '[内部] 决定理由';
comment on column plan_assessment_system.version is '[内部] 修改次数';
comment on table plan_assessment_run is '一期考核及其环节';
comment on column plan_assessment_run.id is '[公开] 编号';
comment on column plan_assessment_run.period is '[公开] 考核期';
comment on column plan_assessment_run.stage is '[内部] 环节';
comment on column plan_assessment_run.system is '[公开] 所用指标体系';
comment on column plan_assessment_run.cut_off is '[公开] 数据截止日';
comment on column plan_assessment_run.objections_until is '[内部] 异议截止日';
comment on column plan_assessment_run.result is '[内部] 现行结果版本';
comment on column plan_assessment_run.published is '[公开] 已公布的结果版本';
comment on column plan_assessment_run.published_on is '[公开] 公布日期';
comment on column plan_assessment_run.opened_by is '[敏感] 开启人';
comment on column plan_assessment_run.opened_at is '[内部] 开启时间';
comment on column plan_assessment_run.confirmed_by is '[敏感] 确认的领导';
comment on column plan_assessment_run.version is '[内部] 修改次数';
comment on column plan_assessment_run.synthetic is '[公开] 是否演示数据';
comment on table plan_assessment_result is '考核结果的各版本，只增不改';
comment on column plan_assessment_result.run is '[内部] 考核';
comment on column plan_assessment_result.version is '[内部] 版本号';
comment on column plan_assessment_result.reason is '[内部] 重新计算的理由';
comment on column plan_assessment_result.correction is '[内部] 更正了哪一项输入';
comment on column plan_assessment_result.objection is '[内部] 由哪件异议引起';
comment on column plan_assessment_result.computed_by is '[敏感] 计算人';
comment on column plan_assessment_result.computed_at is '[内部] 计算时间';
comment on table plan_assessment_publication is '考核结果的公布，只增不改';
comment on column plan_assessment_publication.run is '[公开] 考核';
comment on column plan_assessment_publication.version is '[公开] 公布的结果版本';
comment on column plan_assessment_publication.notice is '[公开] 公布说明';
comment on column plan_assessment_publication.published_by is '[敏感] 公布人';
comment on column plan_assessment_publication.published_at is '[公开] 公布时间';
comment on table plan_assessment_score is '部门得分与冻结的输入，只增不改';
comment on column plan_assessment_score.run is '[敏感] 考核';
comment on column plan_assessment_score.version is '[敏感] 结果版本';
comment on column plan_assessment_score.department is '[敏感] 部门';
comment on column plan_assessment_score.class is '[敏感] 类别';
comment on column plan_assessment_score.total is '[敏感] 总分；公布后公开';
comment on column plan_assessment_score.rank is '[敏感] 名次；公布后公开';
comment on column plan_assessment_score.inputs is '[敏感] 截止日冻结的输入，规范 JSON';
comment on column plan_assessment_score.result is '[敏感] 得分与计算过程，规范 JSON';
comment on column plan_assessment_score.sha256 is '[敏感] 结果指纹';
comment on table plan_assessment_objection is '考核异议与决定';
comment on column plan_assessment_objection.id is '[内部] 编号';
comment on column plan_assessment_objection.run is '[内部] 考核';
comment on column plan_assessment_objection.department is '[内部] 提出部门';
comment on column plan_assessment_objection.item is '[内部] 针对的指标';
comment on column plan_assessment_objection.result is '[内部] 针对的结果版本';
comment on column plan_assessment_objection.text is '[敏感] 异议内容';
comment on column plan_assessment_objection.file is '[敏感] 附件';
comment on column plan_assessment_objection.stage is '[内部] 环节';
comment on column plan_assessment_objection.raised_by is '[敏感] 提出人';
comment on column plan_assessment_objection.raised_at is '[内部] 提出时间';
comment on column plan_assessment_objection.decided_by is '[敏感] 决定人';
comment on column plan_assessment_objection.decided_at is '[内部] 决定时间';
comment on column plan_assessment_objection.reason is '[敏感] 决定理由';
comment on column plan_assessment_objection.version is '[内部] 修改次数';
