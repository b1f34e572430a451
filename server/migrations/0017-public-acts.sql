-- Acts that everybody may know of, apart from who did them.

-- What everybody may know of the publication of a result; who opened, confirmed or published it is
-- no part of that.
create table plan_assessment_notice (
  run text not null,
  version int not null,
  period text not null,
  cut_off date not null,
  published_on date not null,
  notice text not null,
  content text not null,
  synthetic boolean not null,
  primary key (run, version),
  foreign key (run, version) references plan_assessment_publication (run, version)
);
comment on table plan_assessment_notice is '考核结果的对外公布，只增不改 what everybody may know of a published result';
comment on column plan_assessment_notice.run is '[公开] 考核 assessment';
comment on column plan_assessment_notice.version is '[公开] 公布的结果版本 published version of the result';
comment on column plan_assessment_notice.period is '[公开] 考核期 period';
comment on column plan_assessment_notice.cut_off is '[公开] 数据截止日 cut-off';
comment on column plan_assessment_notice.published_on is '[公开] 公布日期 day of publication';
comment on column plan_assessment_notice.notice is '[公开] 公布说明 words of the publication';
comment on column plan_assessment_notice.content is '[公开] 所用指标体系，规范 JSON index system that was used';
comment on column plan_assessment_notice.synthetic is '[公开] 是否演示数据 synthetic demo data';

-- What was published so far; the owner too is held by forced policies.
alter table plan_assessment_publication no force row level security;
alter table plan_assessment_run no force row level security;
alter table plan_assessment_system no force row level security;
insert into plan_assessment_notice
  select p.run, p.version, r.period, r.cut_off,
    case when r.published = p.version and r.published_on is not null then r.published_on
      else (p.published_at at time zone 'Asia/Shanghai')::date end,
    p.notice, s.content, r.synthetic
  from plan_assessment_publication p
    join plan_assessment_run r on r.id = p.run
    join plan_assessment_system s on s.system = r.system;
alter table plan_assessment_publication force row level security;
alter table plan_assessment_run force row level security;
alter table plan_assessment_system force row level security;

alter table plan_assessment_notice enable row level security;
alter table plan_assessment_notice force row level security;
create policy everyone on plan_assessment_notice for select using (true);
-- Only what was published can be announced, with the run's own facts.
create policy as_published on plan_assessment_notice for insert
  with check (((select acting_system()) or (select may('plan.assessment.run')))
    and exists (select from plan_assessment_publication p
      join plan_assessment_run r on r.id = p.run
      join plan_assessment_system s on s.system = r.system
      where p.run = plan_assessment_notice.run and p.version = plan_assessment_notice.version
        and p.notice = plan_assessment_notice.notice
        and r.period = plan_assessment_notice.period
        and r.cut_off = plan_assessment_notice.cut_off
        and r.synthetic = plan_assessment_notice.synthetic
        and s.content = plan_assessment_notice.content));
grant select, insert on plan_assessment_notice to wstc_app;
create trigger append_only before update or delete or truncate on plan_assessment_notice
  for each statement execute function refuse_change();

-- With that, the records of the work itself stay with those who may read assessments.
drop policy published_or_inside on plan_assessment_run;
create policy inside on plan_assessment_run for select using ((select may('plan.assessment.read')));
drop policy everyone on plan_assessment_publication;
create policy inside on plan_assessment_publication for select
  using ((select may('plan.assessment.read')));
drop policy approved_or_inside on plan_assessment_system;
create policy approved_or_inside on plan_assessment_system for select
  using ((stage = 'approved' and (select may('plan.assessment.read')))
    or (select may('plan.assessment.design')) or (select may('plan.assessment.approve')));
comment on column plan_assessment_run.id is '[内部] 编号';
comment on column plan_assessment_run.period is '[内部] 考核期；公布的另存';
comment on column plan_assessment_run.system is '[内部] 所用指标体系；公布的另存';
comment on column plan_assessment_run.cut_off is '[内部] 数据截止日；公布的另存';
comment on column plan_assessment_run.published is '[内部] 已公布的结果版本';
comment on column plan_assessment_run.published_on is '[内部] 公布日期；公布的另存';
comment on column plan_assessment_run.synthetic is '[内部] 是否演示数据';
comment on column plan_assessment_publication.run is '[内部] 考核';
comment on column plan_assessment_publication.version is '[内部] 公布的结果版本';
comment on column plan_assessment_publication.notice is '[内部] 公布说明；公布的另存';
comment on column plan_assessment_publication.published_at is '[内部] 公布时间；公布的另存';
comment on column plan_assessment_system.system is '[内部] 版本号';
comment on column plan_assessment_system.content is '[内部] 全部内容，规范 JSON；随公布的结果另存';
comment on column plan_assessment_system.effective_from is '[内部] 从哪一期起施行';
comment on column plan_assessment_system.effective_day is '[内部] 施行期的首日';

-- The same for findings on targets without a figure: who judged, why and on what stays inside.
create table plan_finding_verdict (
  finding_id text primary key references plan_finding,
  target text not null,
  finding text not null,
  found_on date not null,
  found_at timestamptz not null,
  evidence int not null check (evidence >= 0),
  synthetic boolean not null
);
comment on table plan_finding_verdict is '定性目标的结论，只增不改 what everybody may know of a finding';
comment on column plan_finding_verdict.finding_id is '[公开] 评判 finding';
comment on column plan_finding_verdict.target is '[公开] 目标 target';
comment on column plan_finding_verdict.finding is '[公开] 结论 verdict';
comment on column plan_finding_verdict.found_on is '[公开] 评判日期 day';
comment on column plan_finding_verdict.found_at is '[公开] 评判时间 instant';
comment on column plan_finding_verdict.evidence is '[公开] 佐证件数 pieces of evidence';
comment on column plan_finding_verdict.synthetic is '[公开] 是否演示数据 synthetic demo data';
alter table plan_finding no force row level security;
insert into plan_finding_verdict
  select id, target, finding, found_on, found_at, jsonb_array_length(evidence), synthetic from plan_finding;
alter table plan_finding force row level security;
alter table plan_finding_verdict enable row level security;
alter table plan_finding_verdict force row level security;
create policy everyone on plan_finding_verdict for select using (true);
create policy as_judged on plan_finding_verdict for insert
  with check (((select acting_system()) or (select may('plan.target.judge')))
    and exists (select from plan_finding f
      where f.id = finding_id and f.target = plan_finding_verdict.target
        and f.finding = plan_finding_verdict.finding
        and f.found_on = plan_finding_verdict.found_on
        and f.found_at = plan_finding_verdict.found_at
        and jsonb_array_length(f.evidence) = plan_finding_verdict.evidence
        and f.synthetic = plan_finding_verdict.synthetic));
grant select, insert on plan_finding_verdict to wstc_app;
create trigger append_only before update or delete or truncate on plan_finding_verdict
  for each statement execute function refuse_change();
create index on plan_finding_verdict (target, found_at);
drop policy public_read on plan_finding;
create policy inside on plan_finding for select using ((select may('plan.task.read')));
comment on column plan_finding.id is '[内部] 编号';
comment on column plan_finding.target is '[内部] 目标';
comment on column plan_finding.finding is '[内部] 结论；公开的另存';
comment on column plan_finding.found_on is '[内部] 评判日期；公开的另存';
comment on column plan_finding.found_at is '[内部] 评判时间；公开的另存';
comment on column plan_finding.synthetic is '[内部] 是否演示数据';
