-- 任务督办: obligations, reports, contributions, evidence, dialogue, lights, burden.

-- What a department owes for a period: a report of a lead, a contribution to a lead.
create table plan_obligation (
  id text primary key,
  task int not null,
  period text not null,
  department text not null,
  kind text not null check (kind in ('report', 'contribution')),
  -- The department that reports; for a report the department itself.
  lead text not null,
  request text not null default '',
  due_day date not null,
  opened_at timestamptz not null,
  arrived_on date,
  synthetic boolean not null default false,
  unique (task, period, department, kind, lead),
  check ((kind = 'report') = (department = lead))
);
create index on plan_obligation (department, due_day) where arrived_on is null;
create index on plan_obligation (period);
alter table plan_obligation enable row level security;
alter table plan_obligation force row level security;
create policy internal_read on plan_obligation for select using ((select may('plan.task.read')));
create policy lead_asks on plan_obligation for insert with check ((select acting_system())
  or (kind = 'contribution' and lead = (select acting_organisation()) and (select may('plan.progress.report'))));
create policy arrival on plan_obligation for update using ((select acting_system())
  or department = (select acting_organisation()) or lead = (select acting_organisation()));
grant select, insert on plan_obligation to wstc_app;
grant update (arrived_on, request) on plan_obligation to wstc_app;

create table plan_report (
  id text primary key,
  task int not null,
  period text not null,
  department text not null,
  obligation text not null references plan_obligation (id),
  version int not null check (version >= 1),
  reason text,
  stage text not null check (stage in ('draft', 'submitted', 'returned', 'signed')),
  content jsonb not null check (jsonb_typeof(content) = 'object'),
  prefill jsonb not null check (jsonb_typeof(prefill) = 'object'),
  typed int check (typed >= 0),
  prefilled int check (prefilled >= 0),
  revision int not null default 1,
  drafted_by text,
  submitted_by text,
  signed_by text,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  submitted_at timestamptz,
  signed_at timestamptz,
  synthetic boolean not null default false,
  unique (task, period, department, version),
  -- A correction says why.
  check (version = 1 or length(reason) > 0),
  check (stage <> 'signed' or (signed_at is not null and submitted_at is not null))
);
-- One version at a time is in work.
create unique index on plan_report (task, period, department) where stage <> 'signed';
create index on plan_report (department, stage);
alter table plan_report enable row level security;
alter table plan_report force row level security;
-- Until it is signed, a report is the department's own affair.
create policy signed_or_own on plan_report for select using ((select acting_system())
  or ((select may('plan.task.read')) and (stage = 'signed' or department = (select acting_organisation()))));
create policy own_draft on plan_report for insert with check ((select acting_system())
  or (department = (select acting_organisation()) and stage = 'draft' and (select may('plan.progress.report'))));
create policy own_work on plan_report for update
  using ((select acting_system()) or (department = (select acting_organisation()) and stage <> 'signed'
    and ((select may('plan.progress.report')) or (select may('plan.progress.sign')))))
  with check ((select acting_system()) or (department = (select acting_organisation())
    and (stage <> 'signed' or (select may('plan.progress.sign')))));
grant select, insert, update on plan_report to wstc_app;
create function plan_signed_stays() returns trigger language plpgsql as $$
begin
  if old.stage = 'signed' then
    raise exception 'a signed report is not changed' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger signed_stays before update on plan_report for each row execute function plan_signed_stays();

create table plan_contribution (
  id text primary key,
  obligation text not null references plan_obligation (id),
  task int not null,
  period text not null,
  department text not null,
  lead text not null,
  version int not null check (version >= 1),
  stage text not null check (stage in ('draft', 'sent', 'returned')),
  text text not null default '',
  revision int not null default 1,
  by_person text,
  created_at timestamptz not null,
  sent_at timestamptz,
  synthetic boolean not null default false,
  unique (obligation, version),
  check (stage = 'draft' or sent_at is not null)
);
create index on plan_contribution (task, period);
alter table plan_contribution enable row level security;
alter table plan_contribution force row level security;
create policy own_or_sent on plan_contribution for select using ((select acting_system())
  or ((select may('plan.task.read'))
    and (department = (select acting_organisation()) or (lead = (select acting_organisation()) and stage <> 'draft'))));
create policy own_draft on plan_contribution for insert with check ((select acting_system())
  or (department = (select acting_organisation()) and stage = 'draft' and (select may('plan.progress.report'))));
create policy own_draft_or_return on plan_contribution for update
  using ((select acting_system()) or ((select may('plan.progress.report'))
    and ((department = (select acting_organisation()) and stage = 'draft')
      or (lead = (select acting_organisation()) and stage = 'sent'))))
  with check ((select acting_system()) or (department = (select acting_organisation()) and stage in ('draft', 'sent'))
      or (lead = (select acting_organisation()) and stage = 'returned'));
grant select, insert, update on plan_contribution to wstc_app;

create table plan_evidence (
  id text primary key,
  task int not null,
  requirement text not null,
  department text not null,
  kind text not null check (kind in ('file', 'link', 'figure', 'live')),
  title text not null,
  file text,
  link text check (link like 'https://%'),
  value numeric,
  unit text,
  day date,
  source text,
  answer text,
  publicity text not null check (publicity in ('public', 'internal')),
  stage text not null check (stage in ('submitted', 'withdrawn', 'accepted', 'refused')),
  submitted_by text,
  submitted_at timestamptz not null,
  judged_by text,
  judged_department text,
  judged_at timestamptz,
  revision int not null default 1,
  synthetic boolean not null default false,
  check ((kind = 'file') = (file is not null)),
  check ((kind = 'link') = (link is not null)),
  check ((kind = 'figure') = (value is not null and unit is not null and day is not null and source is not null)),
  check ((kind = 'live') = (answer is not null)),
  check ((stage in ('accepted', 'refused')) = (judged_at is not null)),
  -- Four eyes: nobody judges what he submitted.
  constraint plan_evidence_four_eyes check (judged_by is null or judged_by is distinct from submitted_by)
);
create index on plan_evidence (task, requirement);
create index on plan_evidence (stage, id desc);
create index on plan_evidence (department);
alter table plan_evidence enable row level security;
alter table plan_evidence force row level security;
create policy internal_or_public on plan_evidence for select using ((select may('plan.task.read'))
  or (stage = 'accepted' and publicity = 'public'));
create policy own_submit on plan_evidence for insert with check ((select acting_system())
  or (department = (select acting_organisation()) and stage = 'submitted' and (select may('plan.evidence.submit'))));
create policy withdraw_or_judge on plan_evidence for update
  using ((select acting_system()) or (select may('plan.evidence.judge'))
    or (department = (select acting_organisation()) and stage = 'submitted' and (select may('plan.evidence.submit'))))
  with check ((select acting_system()) or (select may('plan.evidence.judge'))
    or (department = (select acting_organisation()) and stage = 'withdrawn'));
grant select, insert on plan_evidence to wstc_app;
grant update (stage, publicity, judged_by, judged_department, judged_at, revision) on plan_evidence to wstc_app;
create function plan_judged_stays() returns trigger language plpgsql as $$
begin
  if old.stage <> 'submitted' and new.stage <> old.stage then
    raise exception 'what was judged or withdrawn stays so' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger judged_stays before update on plan_evidence for each row execute function plan_judged_stays();

-- Every answer of a module to a question that serves as evidence.
create table plan_answer (
  id text primary key,
  task int not null,
  requirement text not null,
  question text not null,
  parameters jsonb not null,
  value text,
  unit text not null,
  details jsonb not null,
  asked_at timestamptz not null,
  synthetic boolean not null default false
);
create index on plan_answer (task, requirement, id desc);
alter table plan_answer enable row level security;
alter table plan_answer force row level security;
create policy internal_read on plan_answer for select using ((select may('plan.task.read')));
create policy asked on plan_answer for insert
  with check ((select acting_system()) or (select may('plan.evidence.submit')));
grant select, insert on plan_answer to wstc_app;
create trigger append_only before update or delete or truncate on plan_answer
  for each statement execute function refuse_change();
alter table plan_evidence add foreign key (answer) references plan_answer (id);

create table plan_question (
  id text primary key,
  task int not null,
  text text not null check (length(text) > 0),
  stage text not null check (stage in ('open', 'answered', 'closed')),
  due_day date not null,
  by_person text,
  by_department text,
  asked_at timestamptz not null,
  revision int not null default 1,
  synthetic boolean not null default false
);
create index on plan_question (task, id);
create index on plan_question (stage) where stage <> 'closed';
alter table plan_question enable row level security;
alter table plan_question force row level security;
create policy internal_read on plan_question for select using ((select may('plan.task.read')));
create policy ask on plan_question for insert with check ((select acting_system())
  or ((select may('plan.question.ask')) and by_person = (select acting_person())));
create policy answer_or_settle on plan_question for update using ((select acting_system())
  or (select may('plan.progress.report')) or (select may('plan.question.ask')));
grant select, insert on plan_question to wstc_app;
grant update (stage, due_day, revision) on plan_question to wstc_app;

create table plan_decision (
  id text primary key,
  task int not null,
  text text not null check (length(text) > 0),
  basis text not null default '',
  departments text[] not null check (cardinality(departments) > 0),
  decided_on date not null,
  due_day date not null,
  stage text not null check (stage in ('open', 'done', 'confirmed')),
  by_person text,
  by_department text,
  decided_at timestamptz not null,
  revision int not null default 1,
  synthetic boolean not null default false
);
create index on plan_decision (task, id);
create index on plan_decision (stage) where stage <> 'confirmed';
alter table plan_decision enable row level security;
alter table plan_decision force row level security;
create policy internal_read on plan_decision for select using ((select may('plan.task.read')));
create policy decide on plan_decision for insert
  with check ((select may('plan.decision.make')));
create policy follow on plan_decision for update using ((select may('plan.decision.make'))
    or (select acting_organisation()) = any (departments))
  with check ((select may('plan.decision.make')) or stage in ('open', 'done'));
grant select, insert on plan_decision to wstc_app;
grant update (stage, revision) on plan_decision to wstc_app;

create table plan_milestone (
  id text primary key,
  task int not null,
  department text not null,
  title text not null check (length(title) > 0),
  planned_day date not null,
  actual_day date,
  stage text not null check (stage in ('planned', 'reached', 'dropped')),
  by_person text,
  created_at timestamptz not null,
  revision int not null default 1,
  synthetic boolean not null default false,
  check ((stage = 'reached') = (actual_day is not null))
);
create index on plan_milestone (task, planned_day);
alter table plan_milestone enable row level security;
alter table plan_milestone force row level security;
create policy internal_read on plan_milestone for select using ((select may('plan.task.read')));
-- The office of the leading group judges evidence; that right tells it from a department.
create policy keep on plan_milestone for insert with check ((select acting_system())
  or ((select may('plan.milestone.edit')) and (department = (select acting_organisation()) or (select may('plan.evidence.judge')))));
create policy move on plan_milestone for update using ((select acting_system())
  or ((select may('plan.milestone.edit')) and (department = (select acting_organisation()) or (select may('plan.evidence.judge')))));
grant select, insert on plan_milestone to wstc_app;
grant update (planned_day, actual_day, stage, revision) on plan_milestone to wstc_app;

-- Every word said about a report, contribution, piece of evidence, question, decision or milestone.
create table plan_remark (
  id text primary key,
  subject_kind text not null check (subject_kind in ('report', 'contribution', 'evidence', 'question', 'decision', 'milestone')),
  subject_id text not null,
  act text not null,
  text text not null,
  details jsonb not null default '{}',
  -- The departments that it concerns; null where everyone with the right to read tasks may see it.
  concerns text[],
  by_person text,
  by_department text,
  at timestamptz not null,
  synthetic boolean not null default false
);
create index on plan_remark (subject_kind, subject_id, id);
alter table plan_remark enable row level security;
alter table plan_remark force row level security;
create policy open_or_concerned on plan_remark for select using ((select may('plan.task.read'))
  and (concerns is null or (select acting_system()) or (select acting_organisation()) = any (concerns)));
create policy own_word on plan_remark for insert with check ((select acting_system())
  or ((select may('plan.task.read')) and by_person = (select acting_person())));
grant select, insert on plan_remark to wstc_app;
create trigger append_only before update or delete or truncate on plan_remark
  for each statement execute function refuse_change();

-- 亮灯记录: what the light was, as seen on each day.
create table plan_light (
  task int not null,
  on_day date not null,
  place int not null check (place >= 1),
  period text not null,
  light text not null check (light in ('grey', 'green', 'yellow', 'red', 'blue')),
  rule text not null,
  reported jsonb not null,
  evidenced jsonb not null,
  calendar jsonb not null,
  disagreements text[] not null,
  reasons jsonb not null,
  computed_at timestamptz not null,
  synthetic boolean not null default false,
  primary key (task, on_day, place)
);
create index on plan_light (on_day);
alter table plan_light enable row level security;
alter table plan_light force row level security;
create policy everyone_reads on plan_light for select using (true);
create policy computed on plan_light for insert with check ((select acting_system())
  or (select may('plan.progress.sign')) or (select may('plan.evidence.judge')));
grant select, insert on plan_light to wstc_app;
create trigger append_only before update or delete or truncate on plan_light
  for each statement execute function refuse_change();
-- History is never repainted: a light is of the day on which it is computed, and follows the last.
create function plan_light_follows() returns trigger language plpgsql as $$
declare last record;
begin
  if new.on_day <> (new.computed_at at time zone 'Asia/Shanghai')::date then
    raise exception 'a light is of the day on which it is computed' using errcode = 'check_violation';
  end if;
  select on_day, place, computed_at into last from plan_light
    where task = new.task order by on_day desc, place desc limit 1;
  if found and (new.on_day < last.on_day or new.computed_at < last.computed_at) then
    raise exception 'the lights of task % have reached %', new.task, last.on_day using errcode = 'check_violation';
  end if;
  if new.place <> (case when found and last.on_day = new.on_day then last.place + 1 else 1 end) then
    raise exception 'place % does not follow', new.place using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger follows before insert on plan_light for each row execute function plan_light_follows();

create table plan_reminder (
  key text primary key,
  person text not null,
  on_day date not null,
  sent_at timestamptz not null
);
alter table plan_reminder enable row level security;
alter table plan_reminder force row level security;
create policy system_all on plan_reminder using ((select acting_system()));
grant select, insert on plan_reminder to wstc_app;

-- 填报负担: how the fields of each submission came to their values.
create table plan_burden (
  id text primary key,
  kind text not null check (kind in ('report', 'contribution')),
  subject_id text not null,
  department text not null,
  on_day date not null,
  typed int not null check (typed >= 0),
  prefilled int not null check (prefilled >= 0),
  synthetic boolean not null default false
);
create index on plan_burden (on_day, department);
alter table plan_burden enable row level security;
alter table plan_burden force row level security;
create policy burden_read on plan_burden for select using ((select may('plan.burden.read')));
create policy own_submission on plan_burden for insert with check ((select acting_system())
  or (department = (select acting_organisation()) and (select may('plan.progress.report'))));
grant select, insert on plan_burden to wstc_app;
create trigger append_only before update or delete or truncate on plan_burden
  for each statement execute function refuse_change();

-- Classes of the columns.
comment on table plan_obligation is '报送事项 what a department owes for a period';
comment on column plan_obligation.id is '[内部] 编号 id';
comment on column plan_obligation.task is '[公开] 任务序号 number of the task';
comment on column plan_obligation.period is '[公开] 期间 period';
comment on column plan_obligation.department is '[内部] 部门 department';
comment on column plan_obligation.kind is '[内部] 种类 kind';
comment on column plan_obligation.lead is '[内部] 牵头部门 leading department';
comment on column plan_obligation.request is '[内部] 请求内容 what is asked';
comment on column plan_obligation.due_day is '[内部] 到期日 due day';
comment on column plan_obligation.opened_at is '[内部] 开启时间 opened';
comment on column plan_obligation.arrived_on is '[内部] 送达日 day it came';
comment on column plan_obligation.synthetic is '[公开] 是否演示数据 synthetic demo data';
comment on table plan_report is '进展报告 reports by period with versions';
comment on column plan_report.id is '[内部] 编号 id';
comment on column plan_report.task is '[公开] 任务序号 number of the task';
comment on column plan_report.period is '[公开] 期间 period';
comment on column plan_report.department is '[内部] 部门 department';
comment on column plan_report.obligation is '[内部] 报送事项 obligation';
comment on column plan_report.version is '[内部] 版本 version';
comment on column plan_report.reason is '[内部] 更正理由 reason of the correction';
comment on column plan_report.stage is '[内部] 环节 stage';
comment on column plan_report.content is '[内部] 报告内容 content';
comment on column plan_report.prefill is '[内部] 平台预填内容 what the platform offered';
comment on column plan_report.typed is '[内部] 手工填写字段数 fields typed';
comment on column plan_report.prefilled is '[内部] 预填字段数 fields left as offered';
comment on column plan_report.revision is '[内部] 修订号 counts edits';
comment on column plan_report.drafted_by is '[敏感] 经办人 person who drafted';
comment on column plan_report.submitted_by is '[敏感] 提交人 person who submitted';
comment on column plan_report.signed_by is '[敏感] 审签人 person who signed';
comment on column plan_report.created_at is '[内部] 创建时间 created';
comment on column plan_report.updated_at is '[内部] 更新时间 updated';
comment on column plan_report.submitted_at is '[内部] 提交时间 submitted';
comment on column plan_report.signed_at is '[内部] 审签时间 signed';
comment on column plan_report.synthetic is '[公开] 是否演示数据 synthetic demo data';
comment on table plan_contribution is '配合材料 contributions to a lead';
comment on column plan_contribution.id is '[内部] 编号 id';
comment on column plan_contribution.obligation is '[内部] 报送事项 obligation';
comment on column plan_contribution.task is '[公开] 任务序号 number of the task';
comment on column plan_contribution.period is '[公开] 期间 period';
comment on column plan_contribution.department is '[内部] 部门 department';
comment on column plan_contribution.lead is '[内部] 牵头部门 leading department';
comment on column plan_contribution.version is '[内部] 版本 version';
comment on column plan_contribution.stage is '[内部] 环节 stage';
comment on column plan_contribution.text is '[内部] 内容 text';
comment on column plan_contribution.revision is '[内部] 修订号 counts edits';
comment on column plan_contribution.by_person is '[敏感] 办理人 person';
comment on column plan_contribution.created_at is '[内部] 创建时间 created';
comment on column plan_contribution.sent_at is '[内部] 发出时间 sent';
comment on column plan_contribution.synthetic is '[公开] 是否演示数据 synthetic demo data';
comment on table plan_evidence is '佐证 evidence';
comment on column plan_evidence.id is '[内部] 编号 id';
comment on column plan_evidence.task is '[公开] 任务序号 number of the task';
comment on column plan_evidence.requirement is '[公开] 佐证要求 requirement';
comment on column plan_evidence.department is '[内部] 部门 department';
comment on column plan_evidence.kind is '[内部] 种类 kind';
comment on column plan_evidence.title is '[内部] 名称 title';
comment on column plan_evidence.file is '[内部] 文件编号 file';
comment on column plan_evidence.link is '[内部] 链接，从不抓取 address, never fetched';
comment on column plan_evidence.value is '[内部] 数值 value';
comment on column plan_evidence.unit is '[内部] 单位 unit';
comment on column plan_evidence.day is '[内部] 数据日期 day of the figure';
comment on column plan_evidence.source is '[内部] 来源 source';
comment on column plan_evidence.answer is '[内部] 实时回答 live answer';
comment on column plan_evidence.publicity is '[内部] 公开属性 publicity';
comment on column plan_evidence.stage is '[内部] 环节 stage';
comment on column plan_evidence.submitted_by is '[敏感] 提交人 person who submitted';
comment on column plan_evidence.submitted_at is '[内部] 提交时间 submitted';
comment on column plan_evidence.judged_by is '[敏感] 审核人 person who judged';
comment on column plan_evidence.judged_department is '[内部] 审核单位 organisation that judged';
comment on column plan_evidence.judged_at is '[内部] 审核时间 judged';
comment on column plan_evidence.revision is '[内部] 修订号 counts edits';
comment on column plan_evidence.synthetic is '[公开] 是否演示数据 synthetic demo data';
comment on table plan_answer is '实时佐证的回答 answers of live evidence';
comment on column plan_answer.id is '[内部] 编号 id';
comment on column plan_answer.task is '[公开] 任务序号 number of the task';
comment on column plan_answer.requirement is '[公开] 佐证要求 requirement';
comment on column plan_answer.question is '[内部] 问题 question';
comment on column plan_answer.parameters is '[内部] 问题参数 parameters';
comment on column plan_answer.value is '[内部] 数值 value';
comment on column plan_answer.unit is '[内部] 单位 unit';
comment on column plan_answer.details is '[内部] 详情 plain facts';
comment on column plan_answer.asked_at is '[内部] 提问时间 asked';
comment on column plan_answer.synthetic is '[公开] 是否演示数据 synthetic demo data';
comment on table plan_question is '提问 questions on tasks';
comment on column plan_question.id is '[内部] 编号 id';
comment on column plan_question.task is '[公开] 任务序号 number of the task';
comment on column plan_question.text is '[内部] 内容 text';
comment on column plan_question.stage is '[内部] 环节 stage';
comment on column plan_question.due_day is '[内部] 到期日 due day';
comment on column plan_question.by_person is '[敏感] 办理人 person';
comment on column plan_question.by_department is '[内部] 所在单位 organisation of the person';
comment on column plan_question.asked_at is '[内部] 提问时间 asked';
comment on column plan_question.revision is '[内部] 修订号 counts edits';
comment on column plan_question.synthetic is '[公开] 是否演示数据 synthetic demo data';
comment on table plan_decision is '决定 decisions that bind';
comment on column plan_decision.id is '[内部] 编号 id';
comment on column plan_decision.task is '[公开] 任务序号 number of the task';
comment on column plan_decision.text is '[内部] 内容 text';
comment on column plan_decision.basis is '[内部] 依据 meeting or paper it rests on';
comment on column plan_decision.departments is '[内部] 受约束部门 departments bound';
comment on column plan_decision.decided_on is '[内部] 决定日 day of the decision';
comment on column plan_decision.due_day is '[内部] 到期日 due day';
comment on column plan_decision.stage is '[内部] 环节 stage';
comment on column plan_decision.by_person is '[敏感] 办理人 person';
comment on column plan_decision.by_department is '[内部] 所在单位 organisation of the person';
comment on column plan_decision.decided_at is '[内部] 登记时间 entered';
comment on column plan_decision.revision is '[内部] 修订号 counts edits';
comment on column plan_decision.synthetic is '[公开] 是否演示数据 synthetic demo data';
comment on table plan_milestone is '里程碑 milestones';
comment on column plan_milestone.id is '[内部] 编号 id';
comment on column plan_milestone.task is '[公开] 任务序号 number of the task';
comment on column plan_milestone.department is '[内部] 部门 department';
comment on column plan_milestone.title is '[内部] 名称 title';
comment on column plan_milestone.planned_day is '[内部] 计划日 planned day';
comment on column plan_milestone.actual_day is '[内部] 实际日 actual day';
comment on column plan_milestone.stage is '[内部] 环节 stage';
comment on column plan_milestone.by_person is '[敏感] 办理人 person';
comment on column plan_milestone.created_at is '[内部] 创建时间 created';
comment on column plan_milestone.revision is '[内部] 修订号 counts edits';
comment on column plan_milestone.synthetic is '[公开] 是否演示数据 synthetic demo data';
comment on table plan_remark is '意见与经过 remarks, never changed';
comment on column plan_remark.id is '[内部] 编号 id';
comment on column plan_remark.subject_kind is '[内部] 对象种类 kind of thing';
comment on column plan_remark.subject_id is '[内部] 对象编号 id of the thing';
comment on column plan_remark.act is '[内部] 事由 act';
comment on column plan_remark.text is '[内部] 内容 text';
comment on column plan_remark.details is '[内部] 详情 plain facts';
comment on column plan_remark.concerns is '[内部] 涉及部门 departments concerned';
comment on column plan_remark.by_person is '[敏感] 办理人 person';
comment on column plan_remark.by_department is '[内部] 所在单位 organisation of the person';
comment on column plan_remark.at is '[内部] 时间 instant';
comment on column plan_remark.synthetic is '[公开] 是否演示数据 synthetic demo data';
comment on table plan_light is '亮灯记录 history of lights';
comment on column plan_light.task is '[公开] 任务序号 number of the task';
comment on column plan_light.on_day is '[公开] 日期 day';
comment on column plan_light.place is '[公开] 当日次序 order within the day';
comment on column plan_light.period is '[公开] 期间 period';
comment on column plan_light.light is '[公开] 亮灯 light';
comment on column plan_light.rule is '[公开] 适用规则 line of the rule';
comment on column plan_light.reported is '[公开] 报告状态 reported';
comment on column plan_light.evidenced is '[公开] 佐证状态 evidenced';
comment on column plan_light.calendar is '[公开] 日历状态 calendar';
comment on column plan_light.disagreements is '[公开] 不一致 disagreements';
comment on column plan_light.reasons is '[公开] 理由 reasons';
comment on column plan_light.computed_at is '[公开] 计算时间 computed';
comment on column plan_light.synthetic is '[公开] 是否演示数据 synthetic demo data';
comment on table plan_reminder is '已发提醒 reminders sent';
comment on column plan_reminder.key is '[内部] 唯一键 sent once';
comment on column plan_reminder.person is '[敏感] 收件人 recipient';
comment on column plan_reminder.on_day is '[公开] 日期 day';
comment on column plan_reminder.sent_at is '[内部] 发出时间 sent';
comment on table plan_burden is '填报负担 fields of each submission';
comment on column plan_burden.id is '[内部] 编号 id';
comment on column plan_burden.kind is '[内部] 种类 kind';
comment on column plan_burden.subject_id is '[内部] 对象编号 id of the thing';
comment on column plan_burden.department is '[内部] 部门 department';
comment on column plan_burden.on_day is '[公开] 日期 day';
comment on column plan_burden.typed is '[内部] 手工填写字段数 fields typed';
comment on column plan_burden.prefilled is '[内部] 预填字段数 fields left as offered';
comment on column plan_burden.synthetic is '[公开] 是否演示数据 synthetic demo data';
