-- 重点项目和载体: register, charters, milestones, investment, reports, evidence, carriers' figures, what is published.

create table plan_project (
  id text primary key,
  place text unique,
  lead text not null,
  cooperating text[] not null,
  stage text not null check (stage in ('proposed', 'registered', 'refused', 'closed')),
  proposed_by text,
  proposed_department text,
  proposed_at timestamptz not null,
  decided_by text,
  decided_at timestamptz,
  decision text not null default '',
  closed_by text,
  closed_at timestamptz,
  close_reason text not null default '',
  version int not null default 1,
  synthetic boolean not null default false,
  check ((stage in ('registered', 'refused', 'closed')) = (decided_at is not null)),
  check ((stage = 'closed') = (closed_at is not null and length(close_reason) > 0)),
  -- Four eyes: nobody decides on what he proposed.
  constraint plan_project_four_eyes check (decided_by is null or decided_by is distinct from proposed_by)
);
comment on table plan_project is '重点项目 key projects, never deleted';
comment on column plan_project.id is '[公开] 编号 id';
comment on column plan_project.place is '[公开] 方案所列的地点 place of the plan it stands for';
comment on column plan_project.lead is '[公开] 责任部门 responsible department';
comment on column plan_project.cooperating is '[公开] 配合部门 cooperating departments';
comment on column plan_project.stage is '[内部] 环节 stage';
comment on column plan_project.proposed_by is '[敏感] 申报人 person who proposed';
comment on column plan_project.proposed_department is '[内部] 申报部门 department that proposed';
comment on column plan_project.proposed_at is '[内部] 申报时间 proposed';
comment on column plan_project.decided_by is '[敏感] 审定人 person who decided';
comment on column plan_project.decided_at is '[内部] 审定时间 decided';
comment on column plan_project.decision is '[内部] 审定意见 word of the decision';
comment on column plan_project.closed_by is '[敏感] 关闭人 person who closed';
comment on column plan_project.closed_at is '[内部] 关闭时间 closed';
comment on column plan_project.close_reason is '[内部] 关闭原因 why it was closed';
comment on column plan_project.version is '[内部] 修订号 counts edits';
comment on column plan_project.synthetic is '[公开] 是否演示数据 synthetic demo data';
alter table plan_project enable row level security;
alter table plan_project force row level security;
create index on plan_project (lead);
create policy internal_read on plan_project for select using ((select may('plan.task.read')));
create policy propose on plan_project for insert with check ((select acting_system())
  or (stage = 'proposed' and lead = (select acting_organisation()) and (select may('plan.project.keep'))
    and proposed_by = (select acting_person())));
-- The office decides and closes; the department that answers for it counts the edits of its charter.
create policy decide_or_keep on plan_project for update using ((select acting_system())
    or (select may('plan.project.decide')) or (lead = (select acting_organisation()) and (select may('plan.project.keep'))))
  with check ((select acting_system()) or (select may('plan.project.decide'))
    or (lead = (select acting_organisation()) and stage in ('proposed', 'registered')));
grant select, insert on plan_project to wstc_app;
grant update (stage, decided_by, decided_at, decision, closed_by, closed_at, close_reason, version) on plan_project to wstc_app;
create function plan_project_goes_on() returns trigger language plpgsql as $$
begin
  if old.stage <> new.stage and not (old.stage = 'proposed' and new.stage in ('registered', 'refused')
    or old.stage = 'registered' and new.stage = 'closed') then
    raise exception 'a project does not go from % to %', old.stage, new.stage using errcode = 'insufficient_privilege';
  end if;
  if old.stage <> new.stage and not (acting_system() or may('plan.project.decide')) then
    raise exception 'the office decides on projects' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger goes_on before update on plan_project for each row execute function plan_project_goes_on();

-- Whose a project is; policies of what belongs to it ask here.
create function plan_project_lead(id text) returns text language sql stable parallel safe
  return (select lead from plan_project where plan_project.id = plan_project_lead.id);
grant execute on function plan_project_lead(text) to wstc_app;

create table plan_project_charter (
  project text not null references plan_project (id),
  version int not null check (version >= 1),
  content jsonb not null check (jsonb_typeof(content) = 'object'),
  reason text not null default '',
  by_person text,
  by_department text,
  known_at timestamptz not null,
  synthetic boolean not null default false,
  primary key (project, version),
  check (version = 1 or length(reason) > 0)
);
comment on table plan_project_charter is '立项内容的各个版本 versions of the charter';
comment on column plan_project_charter.project is '[内部] 项目 project';
comment on column plan_project_charter.version is '[内部] 版本 version';
comment on column plan_project_charter.content is '[内部] 立项内容 charter';
comment on column plan_project_charter.reason is '[内部] 修改原因 reason of the change';
comment on column plan_project_charter.by_person is '[敏感] 经办人 person';
comment on column plan_project_charter.by_department is '[内部] 经办部门 department';
comment on column plan_project_charter.known_at is '[内部] 登记时间 since when it is known';
comment on column plan_project_charter.synthetic is '[公开] 是否演示数据 synthetic demo data';
alter table plan_project_charter enable row level security;
alter table plan_project_charter force row level security;
create policy internal_read on plan_project_charter for select using ((select may('plan.task.read')));
-- The department that answers for it; the office of the leading group any.
create policy own_word on plan_project_charter for insert with check ((select acting_system())
  or (by_person = (select acting_person()) and ((select may('plan.project.decide'))
    or ((select may('plan.project.keep')) and plan_project_lead(project) = (select acting_organisation())))));
grant select, insert on plan_project_charter to wstc_app;
create trigger append_only before update or delete or truncate on plan_project_charter
  for each statement execute function refuse_change();

create table plan_project_step (
  milestone text not null,
  place int not null check (place >= 1),
  project text not null references plan_project (id),
  act text not null check (act in ('plan', 'move', 'reach', 'drop')),
  title text not null check (length(title) > 0),
  day date not null,
  reason text not null default '',
  by_person text,
  by_department text,
  known_at timestamptz not null,
  synthetic boolean not null default false,
  primary key (milestone, place),
  check ((place = 1) = (act = 'plan')),
  check (act in ('plan', 'reach') or length(reason) > 0)
);
comment on table plan_project_step is '节点的每一次变化 each step of a milestone';
comment on column plan_project_step.milestone is '[内部] 节点 milestone';
comment on column plan_project_step.place is '[内部] 第几步 place of the step';
comment on column plan_project_step.project is '[内部] 项目 project';
comment on column plan_project_step.act is '[内部] 事项 act';
comment on column plan_project_step.title is '[内部] 名称 title';
comment on column plan_project_step.day is '[内部] 计划日或实际日 planned or actual day';
comment on column plan_project_step.reason is '[内部] 原因 reason';
comment on column plan_project_step.by_person is '[敏感] 经办人 person';
comment on column plan_project_step.by_department is '[内部] 经办部门 department';
comment on column plan_project_step.known_at is '[内部] 登记时间 since when it is known';
comment on column plan_project_step.synthetic is '[公开] 是否演示数据 synthetic demo data';
alter table plan_project_step enable row level security;
alter table plan_project_step force row level security;
create index on plan_project_step (project);
create policy internal_read on plan_project_step for select using ((select may('plan.task.read')));
-- The department that answers for it; the office of the leading group any.
create policy own_word on plan_project_step for insert with check ((select acting_system())
  or (by_person = (select acting_person()) and ((select may('plan.project.decide'))
    or ((select may('plan.project.keep')) and plan_project_lead(project) = (select acting_organisation())))));
grant select, insert on plan_project_step to wstc_app;
create trigger append_only before update or delete or truncate on plan_project_step
  for each statement execute function refuse_change();

create table plan_project_money (
  line text not null,
  version int not null check (version >= 1),
  project text not null references plan_project (id),
  kind text not null check (kind in ('planned', 'authorised', 'paid')),
  source text not null check (source in ('central', 'province', 'city', 'district', 'enterprise', 'bank')),
  year int not null check (year between 2000 and 2100),
  day date not null,
  amount numeric(18,6) not null check (amount >= 0),
  currency text not null check (currency in ('CNY', 'USD')),
  document text not null default '',
  note text not null default '',
  reason text not null default '',
  by_person text,
  by_department text,
  known_at timestamptz not null,
  synthetic boolean not null default false,
  primary key (line, version),
  check (version = 1 or length(reason) > 0),
  check (kind <> 'authorised' or length(document) > 0)
);
comment on table plan_project_money is '投资事项的各个版本 versions of investment entries';
comment on column plan_project_money.line is '[内部] 事项 entry';
comment on column plan_project_money.version is '[内部] 版本 version';
comment on column plan_project_money.project is '[内部] 项目 project';
comment on column plan_project_money.kind is '[内部] 投资口径 kind';
comment on column plan_project_money.source is '[内部] 资金来源 source of funds';
comment on column plan_project_money.year is '[内部] 年度 year that the money is for';
comment on column plan_project_money.day is '[内部] 发生日 day of plan, approval or payment';
comment on column plan_project_money.amount is '[内部] 金额（万） amount in ten thousands';
comment on column plan_project_money.currency is '[内部] 币种 currency';
comment on column plan_project_money.document is '[内部] 文号 number of the document';
comment on column plan_project_money.note is '[内部] 说明 note';
comment on column plan_project_money.reason is '[内部] 更正原因 reason of the correction';
comment on column plan_project_money.by_person is '[敏感] 经办人 person';
comment on column plan_project_money.by_department is '[内部] 经办部门 department';
comment on column plan_project_money.known_at is '[内部] 登记时间 since when it is known';
comment on column plan_project_money.synthetic is '[公开] 是否演示数据 synthetic demo data';
alter table plan_project_money enable row level security;
alter table plan_project_money force row level security;
create index on plan_project_money (project);
create policy internal_read on plan_project_money for select using ((select may('plan.task.read')));
create policy own_word on plan_project_money for insert with check ((select acting_system())
  or (by_person = (select acting_person()) and (select may('plan.project.keep'))
    and plan_project_lead(project) = (select acting_organisation())));
grant select, insert on plan_project_money to wstc_app;
create trigger append_only before update or delete or truncate on plan_project_money
  for each statement execute function refuse_change();

create table plan_project_report (
  id text primary key,
  project text not null references plan_project (id),
  period text not null,
  department text not null,
  version int not null check (version >= 1),
  reason text not null default '',
  stage text not null check (stage in ('draft', 'submitted', 'returned', 'signed')),
  content jsonb not null check (jsonb_typeof(content) = 'object'),
  comment text not null default '',
  drafted_by text,
  signed_by text,
  updated_at timestamptz not null,
  signed_at timestamptz,
  revision int not null default 1,
  synthetic boolean not null default false,
  unique (project, period, version),
  check (version = 1 or length(reason) > 0),
  check ((stage = 'signed') = (signed_at is not null))
);
comment on table plan_project_report is '项目季度报告 quarterly reports of projects';
comment on column plan_project_report.id is '[内部] 编号 id';
comment on column plan_project_report.project is '[内部] 项目 project';
comment on column plan_project_report.period is '[内部] 期间 period';
comment on column plan_project_report.department is '[内部] 部门 department';
comment on column plan_project_report.version is '[内部] 版本 version';
comment on column plan_project_report.reason is '[内部] 更正原因 reason of the correction';
comment on column plan_project_report.stage is '[内部] 环节 stage';
comment on column plan_project_report.content is '[内部] 报告内容 content';
comment on column plan_project_report.comment is '[内部] 退回意见 comment of whoever returned it';
comment on column plan_project_report.drafted_by is '[敏感] 经办人 person who drafted';
comment on column plan_project_report.signed_by is '[敏感] 审签人 person who signed';
comment on column plan_project_report.updated_at is '[内部] 更新时间 updated';
comment on column plan_project_report.signed_at is '[内部] 审签时间 signed';
comment on column plan_project_report.revision is '[内部] 修订号 counts edits';
comment on column plan_project_report.synthetic is '[公开] 是否演示数据 synthetic demo data';
alter table plan_project_report enable row level security;
alter table plan_project_report force row level security;
create unique index on plan_project_report (project, period) where stage <> 'signed';
create policy signed_or_own on plan_project_report for select using ((select acting_system())
  or ((select may('plan.task.read')) and (stage = 'signed' or department = (select acting_organisation()))));
create policy own_draft on plan_project_report for insert with check ((select acting_system())
  or (department = (select acting_organisation()) and stage in ('draft', 'submitted') and (select may('plan.progress.report'))
    and plan_project_lead(project) = department));
create policy own_work on plan_project_report for update
  using ((select acting_system()) or (department = (select acting_organisation()) and stage <> 'signed'
    and ((select may('plan.progress.report')) or (select may('plan.progress.sign')))))
  with check ((select acting_system()) or (department = (select acting_organisation())
    and (stage <> 'signed' or (select may('plan.progress.sign')))));
grant select, insert on plan_project_report to wstc_app;
grant update (stage, content, comment, drafted_by, signed_by, updated_at, signed_at, revision) on plan_project_report to wstc_app;
create trigger signed_stays before update on plan_project_report for each row execute function plan_signed_stays();

create table plan_project_evidence (
  id text primary key,
  project text references plan_project (id),
  carrier text,
  subject text not null check (subject in ('milestone', 'money', 'figure')),
  subject_id text not null,
  department text not null,
  kind text not null check (kind in ('file', 'link')),
  title text not null check (length(title) > 0),
  file text,
  link text check (link like 'https://%'),
  publicity text not null check (publicity in ('public', 'internal')),
  stage text not null check (stage in ('submitted', 'withdrawn', 'accepted', 'refused')),
  submitted_by text,
  submitted_at timestamptz not null,
  settled_by text,
  settled_at timestamptz,
  word text not null default '',
  revision int not null default 1,
  synthetic boolean not null default false,
  check ((project is null) = (subject = 'figure')),
  check ((carrier is null) = (subject <> 'figure')),
  check ((kind = 'file') = (file is not null)),
  check ((kind = 'link') = (link is not null)),
  check ((stage = 'submitted') = (settled_at is null)),
  -- Four eyes: nobody judges what he submitted.
  constraint plan_project_evidence_four_eyes
    check (stage not in ('accepted', 'refused') or settled_by is null or settled_by is distinct from submitted_by)
);
comment on table plan_project_evidence is '项目和载体的佐证 evidence of projects and carriers';
comment on column plan_project_evidence.id is '[内部] 编号 id';
comment on column plan_project_evidence.project is '[内部] 项目 project';
comment on column plan_project_evidence.carrier is '[内部] 载体 carrier';
comment on column plan_project_evidence.subject is '[内部] 佐证对象种类 what it shows';
comment on column plan_project_evidence.subject_id is '[内部] 佐证对象 milestone, entry or figure with its version';
comment on column plan_project_evidence.department is '[内部] 部门 department';
comment on column plan_project_evidence.kind is '[内部] 种类 kind';
comment on column plan_project_evidence.title is '[内部] 名称 title';
comment on column plan_project_evidence.file is '[内部] 文件编号 file';
comment on column plan_project_evidence.link is '[内部] 链接，从不抓取 address, never fetched';
comment on column plan_project_evidence.publicity is '[内部] 公开属性 publicity';
comment on column plan_project_evidence.stage is '[内部] 环节 stage';
comment on column plan_project_evidence.submitted_by is '[敏感] 提交人 person who submitted';
comment on column plan_project_evidence.submitted_at is '[内部] 提交时间 submitted';
comment on column plan_project_evidence.settled_by is '[敏感] 审核人或撤回人 person who judged or withdrew';
comment on column plan_project_evidence.settled_at is '[内部] 审核或撤回时间 judged or withdrawn';
comment on column plan_project_evidence.word is '[内部] 审核意见 word of the judgement';
comment on column plan_project_evidence.revision is '[内部] 修订号 counts edits';
comment on column plan_project_evidence.synthetic is '[公开] 是否演示数据 synthetic demo data';
alter table plan_project_evidence enable row level security;
alter table plan_project_evidence force row level security;
create index on plan_project_evidence (project);
create index on plan_project_evidence (carrier);
create index on plan_project_evidence (stage) where stage = 'submitted';
create policy internal_read on plan_project_evidence for select using ((select may('plan.task.read')));
create policy own_submit on plan_project_evidence for insert with check ((select acting_system())
  or (department = (select acting_organisation()) and stage = 'submitted' and (select may('plan.evidence.submit'))));
create policy withdraw_or_judge on plan_project_evidence for update
  using ((select acting_system()) or (select may('plan.evidence.judge'))
    or (department = (select acting_organisation()) and stage = 'submitted' and (select may('plan.evidence.submit'))))
  with check ((select acting_system()) or (select may('plan.evidence.judge'))
    or (department = (select acting_organisation()) and stage = 'withdrawn'));
grant select, insert on plan_project_evidence to wstc_app;
grant update (stage, settled_by, settled_at, word, revision) on plan_project_evidence to wstc_app;
create trigger judged_stays before update on plan_project_evidence for each row execute function plan_judged_stays();

create table plan_carrier_figure (
  carrier text not null,
  indicator text not null,
  year int not null check (year between 2000 and 2100),
  version int not null check (version >= 1),
  value numeric(20,4) not null check (value >= 0),
  note text not null default '',
  reason text not null default '',
  department text not null,
  by_person text,
  known_at timestamptz not null,
  synthetic boolean not null default false,
  primary key (carrier, indicator, year, version),
  check (version = 1 or length(reason) > 0)
);
comment on table plan_carrier_figure is '载体年度数据的各个版本 versions of the yearly figures of carriers';
comment on column plan_carrier_figure.carrier is '[内部] 载体 carrier';
comment on column plan_carrier_figure.indicator is '[内部] 指标 indicator';
comment on column plan_carrier_figure.year is '[内部] 年度 year';
comment on column plan_carrier_figure.version is '[内部] 版本 version';
comment on column plan_carrier_figure.value is '[内部] 数值 value';
comment on column plan_carrier_figure.note is '[内部] 说明 note';
comment on column plan_carrier_figure.reason is '[内部] 更正原因 reason of the correction';
comment on column plan_carrier_figure.department is '[内部] 部门 department';
comment on column plan_carrier_figure.by_person is '[敏感] 经办人 person';
comment on column plan_carrier_figure.known_at is '[内部] 登记时间 since when it is known';
comment on column plan_carrier_figure.synthetic is '[公开] 是否演示数据 synthetic demo data';
alter table plan_carrier_figure enable row level security;
alter table plan_carrier_figure force row level security;
create policy internal_read on plan_carrier_figure for select using ((select may('plan.task.read')));
create policy own_figure on plan_carrier_figure for insert with check ((select acting_system())
  or (department = (select acting_organisation()) and (select may('plan.project.keep'))));
grant select, insert on plan_carrier_figure to wstc_app;
create trigger append_only before update or delete or truncate on plan_carrier_figure
  for each statement execute function refuse_change();

create table plan_project_published (
  project text not null references plan_project (id),
  on_day date not null,
  place int not null check (place >= 1),
  content jsonb not null check (jsonb_typeof(content) = 'object'),
  computed_at timestamptz not null,
  synthetic boolean not null default false,
  primary key (project, on_day, place)
);
comment on table plan_project_published is '对外公布的项目状态 what everybody may know of a project, day by day';
comment on column plan_project_published.project is '[公开] 项目 project';
comment on column plan_project_published.on_day is '[公开] 日期 day';
comment on column plan_project_published.place is '[公开] 当日次序 place within the day';
comment on column plan_project_published.content is '[公开] 公布内容 what is published';
comment on column plan_project_published.computed_at is '[公开] 计算时间 computed';
comment on column plan_project_published.synthetic is '[公开] 是否演示数据 synthetic demo data';
alter table plan_project_published enable row level security;
alter table plan_project_published force row level security;
create policy everyone_reads on plan_project_published for select using (true);
create policy computed on plan_project_published for insert with check ((select acting_system())
  or (select may('plan.project.keep')) or (select may('plan.project.decide'))
  or (select may('plan.progress.sign')) or (select may('plan.evidence.judge')));
grant select, insert on plan_project_published to wstc_app;
create trigger append_only before update or delete or truncate on plan_project_published
  for each statement execute function refuse_change();
