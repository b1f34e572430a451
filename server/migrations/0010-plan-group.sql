-- 领导小组: members, meetings, minutes, decisions followed up; briefings.

-- 成员: one dated row of a seat. A change is another row; none is ever changed.
create table plan_member (
  id text primary key,
  seat text not null,
  name text not null check (length(name) > 0),
  post text not null,
  function text not null check (function in ('chair', 'deputy-chair', 'member', 'office-director')),
  department text not null,
  from_day date not null,
  until_day date check (until_day >= from_day),
  document text not null check (length(document) > 0),
  reason text not null default '',
  by_person text,
  at timestamptz not null,
  synthetic boolean not null default false
);
create index on plan_member (seat, id);
alter table plan_member enable row level security;
alter table plan_member force row level security;
create policy internal_read on plan_member for select using ((select may('plan.task.read')));
create policy office_enters on plan_member for insert with check ((select may('plan.group.edit')));
grant select, insert on plan_member to wstc_app;
create trigger append_only before update or delete or truncate on plan_member
  for each statement execute function refuse_change();

create table plan_meeting (
  id text primary key,
  year int not null,
  ordinal int not null check (ordinal >= 1),
  kind text not null check (kind in ('plenary', 'office', 'special')),
  title text not null check (length(title) > 0),
  day date not null,
  time text not null,
  place text not null,
  stage text not null check (stage in ('planned', 'invited', 'held', 'cancelled')),
  by_person text,
  at timestamptz not null,
  version int not null default 1,
  synthetic boolean not null default false,
  unique (year, kind, ordinal)
);
alter table plan_meeting enable row level security;
alter table plan_meeting force row level security;
create policy internal_read on plan_meeting for select using ((select may('plan.task.read')));
create policy office_calls on plan_meeting for insert with check ((select may('plan.group.edit')));
create policy office_changes on plan_meeting for update using ((select may('plan.group.edit')));
grant select, insert on plan_meeting to wstc_app;
grant update (kind, title, day, time, place, stage, version) on plan_meeting to wstc_app;

-- 议题. A department sees those that concern it.
create table plan_agenda (
  id text primary key,
  meeting text not null references plan_meeting (id),
  place int not null check (place >= 0),
  title text not null check (length(title) > 0),
  text text not null,
  department text not null,
  speaker text not null,
  tasks int[] not null,
  targets text[] not null,
  projects text[] not null,
  files text[] not null,
  concerns text[] not null,
  stage text not null check (stage in ('proposed', 'accepted', 'dropped')),
  by_person text,
  at timestamptz not null,
  version int not null default 1,
  synthetic boolean not null default false
);
create index on plan_agenda (meeting, place);
alter table plan_agenda enable row level security;
alter table plan_agenda force row level security;
create policy group_or_concerned on plan_agenda for select using ((select may('plan.group.read'))
  or ((select may('plan.task.read')) and (select acting_organisation()) = any (concerns)));
create policy propose on plan_agenda for insert with check ((select may('plan.group.edit'))
  or ((select may('plan.progress.report')) and stage = 'proposed' and department = (select acting_organisation())));
create policy office_orders on plan_agenda for update using ((select may('plan.group.edit')));
grant select, insert on plan_agenda to wstc_app;
grant update (place, stage, version) on plan_agenda to wstc_app;

create table plan_invitation (
  id text primary key,
  meeting text not null references plan_meeting (id),
  seat text not null,
  name text not null,
  function text not null,
  department text not null,
  answer text not null check (answer in ('open', 'attending', 'substitute', 'absent')),
  substitute text not null default '',
  reason text not null default '',
  attended text check (attended in ('present', 'substitute', 'absent')),
  answered_at timestamptz,
  at timestamptz not null,
  version int not null default 1,
  synthetic boolean not null default false,
  unique (meeting, seat)
);
alter table plan_invitation enable row level security;
alter table plan_invitation force row level security;
create policy group_or_own on plan_invitation for select using ((select may('plan.group.read'))
  or ((select may('plan.task.read')) and department = (select acting_organisation())));
create policy office_invites on plan_invitation for insert with check ((select may('plan.group.edit')));
create policy own_answer on plan_invitation for update using ((select may('plan.group.edit'))
  or ((select may('plan.task.read')) and department = (select acting_organisation())));
grant select, insert on plan_invitation to wstc_app;
grant update (answer, substitute, reason, answered_at, attended, version) on plan_invitation to wstc_app;

-- 纪要: a draft is the office's; what was circulated is not changed, a change is a new version.
create table plan_minutes (
  id text primary key,
  meeting text not null references plan_meeting (id),
  number int not null check (number >= 1),
  stage text not null check (stage in ('draft', 'circulated', 'signed')),
  text text not null check (length(text) > 0),
  reason text not null default '',
  circulated_to text[] not null default '{}',
  circulated_at timestamptz,
  by_person text,
  signed_by text,
  signed_at timestamptz,
  at timestamptz not null,
  version int not null default 1,
  synthetic boolean not null default false,
  unique (meeting, number),
  check (number = 1 or length(reason) > 0),
  check ((stage = 'draft') = (circulated_at is null)),
  check ((stage = 'signed') = (signed_at is not null))
);
alter table plan_minutes enable row level security;
alter table plan_minutes force row level security;
create policy office_group_or_circulated on plan_minutes for select using ((select may('plan.group.edit'))
  or (stage <> 'draft' and ((select may('plan.group.read'))
    or ((select may('plan.task.read')) and (select acting_organisation()) = any (circulated_to)))));
create policy office_drafts on plan_minutes for insert with check ((select may('plan.group.edit')));
create policy office_or_chair on plan_minutes for update using ((select may('plan.group.edit'))
  or ((select may('plan.minutes.sign')) and stage <> 'draft'));
grant select, insert on plan_minutes to wstc_app;
grant update (text, stage, circulated_to, circulated_at, signed_by, signed_at, version) on plan_minutes to wstc_app;
create function plan_minutes_stay() returns trigger language plpgsql as $$
begin
  if old.stage = 'signed' or (old.stage = 'circulated' and new.text <> old.text) then
    raise exception 'circulated minutes are not changed' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger minutes_stay before update on plan_minutes for each row execute function plan_minutes_stay();

-- Words on minutes, for whoever may read these.
create table plan_comment (
  id text primary key,
  minutes text not null references plan_minutes (id),
  text text not null check (length(text) > 0),
  by_person text,
  department text,
  at timestamptz not null,
  synthetic boolean not null default false
);
create index on plan_comment (minutes, id);
alter table plan_comment enable row level security;
alter table plan_comment force row level security;
create policy group_or_own on plan_comment for select using ((select may('plan.group.read'))
  or ((select may('plan.task.read')) and department = (select acting_organisation())));
create policy own_word on plan_comment for insert with check ((select acting_system())
  or ((select may('plan.task.read')) and by_person = (select acting_person())));
grant select, insert on plan_comment to wstc_app;
create trigger append_only before update or delete or truncate on plan_comment
  for each statement execute function refuse_change();

-- 督办事项.
create table plan_follow_up (
  id text primary key,
  year int not null,
  ordinal int not null check (ordinal >= 1),
  meeting text references plan_meeting (id),
  text text not null check (length(text) > 0),
  owner text not null,
  cooperating text[] not null,
  responsible text not null,
  evidence text not null check (length(evidence) > 0),
  tasks int[] not null,
  targets text[] not null,
  projects text[] not null,
  decided_on date not null,
  first_due date not null,
  stage text not null check (stage in ('open', 'answered', 'accepted', 'closed')),
  closing text not null default '',
  closed_on date,
  by_person text,
  at timestamptz not null,
  version int not null default 1,
  synthetic boolean not null default false,
  unique (year, ordinal),
  check ((stage = 'closed') = (closed_on is not null)),
  check (stage <> 'closed' or length(closing) > 0)
);
create index on plan_follow_up (meeting);
alter table plan_follow_up enable row level security;
alter table plan_follow_up force row level security;
create policy group_or_bound on plan_follow_up for select using ((select may('plan.group.read'))
  or ((select may('plan.task.read'))
    and ((select acting_organisation()) = owner or (select acting_organisation()) = any (cooperating))));
create policy office_makes on plan_follow_up for insert with check ((select may('plan.group.edit')));
create policy office_or_bound on plan_follow_up for update using ((select may('plan.group.edit'))
    or ((select may('plan.progress.report')) and stage in ('open', 'answered')
      and ((select acting_organisation()) = owner or (select acting_organisation()) = any (cooperating))))
  with check ((select may('plan.group.edit')) or stage in ('open', 'answered'));
grant select, insert on plan_follow_up to wstc_app;
grant update (stage, closing, closed_on, version) on plan_follow_up to wstc_app;

create table plan_follow_answer (
  id text primary key,
  follow_up text not null references plan_follow_up (id),
  department text not null,
  concerns text[] not null,
  said text not null check (said in ('in-progress', 'done', 'blocked')),
  text text not null check (length(text) > 0),
  files text[] not null,
  by_person text,
  at timestamptz not null,
  stage text not null check (stage in ('submitted', 'accepted', 'returned')),
  judged_by text,
  judged_reason text not null default '',
  judged_at timestamptz,
  version int not null default 1,
  synthetic boolean not null default false,
  check ((stage = 'submitted') = (judged_at is null)),
  -- Four eyes.
  check (judged_by is null or judged_by <> by_person)
);
create index on plan_follow_answer (follow_up, id);
alter table plan_follow_answer enable row level security;
alter table plan_follow_answer force row level security;
create policy group_or_bound on plan_follow_answer for select using ((select may('plan.group.read'))
  or ((select may('plan.task.read')) and (select acting_organisation()) = any (concerns)));
create policy bound_answers on plan_follow_answer for insert with check ((select acting_system())
  or ((select may('plan.progress.report')) and stage = 'submitted' and department = (select acting_organisation())
    and by_person = (select acting_person())));
create policy office_judges on plan_follow_answer for update using ((select may('plan.group.edit')));
grant select, insert on plan_follow_answer to wstc_app;
grant update (stage, judged_by, judged_reason, judged_at, version) on plan_follow_answer to wstc_app;

create table plan_extension (
  id text primary key,
  follow_up text not null references plan_follow_up (id),
  department text not null,
  concerns text[] not null,
  until_day date not null,
  reason text not null check (length(reason) > 0),
  by_person text,
  at timestamptz not null,
  stage text not null check (stage in ('asked', 'granted', 'refused')),
  decided_by text,
  decided_reason text not null default '',
  decided_at timestamptz,
  version int not null default 1,
  synthetic boolean not null default false,
  check ((stage = 'asked') = (decided_at is null))
);
create index on plan_extension (follow_up, id);
alter table plan_extension enable row level security;
alter table plan_extension force row level security;
create policy group_or_bound on plan_extension for select using ((select may('plan.group.read'))
  or ((select may('plan.task.read')) and (select acting_organisation()) = any (concerns)));
create policy bound_asks on plan_extension for insert with check ((select acting_system())
  or ((select may('plan.progress.report')) and stage = 'asked' and department = (select acting_organisation())
    and by_person = (select acting_person())));
create policy office_or_chair on plan_extension for update using ((select may('plan.group.edit')) or (select may('plan.minutes.sign')));
grant select, insert on plan_extension to wstc_app;
grant update (stage, decided_by, decided_reason, decided_at, version) on plan_extension to wstc_app;

-- 简报: frozen at their issue.
create table plan_briefing (
  id text primary key,
  year int not null,
  ordinal int not null check (ordinal >= 1),
  kind text not null check (kind in ('weekly', 'quarterly', 'mayor')),
  as_of date not null,
  since date not null,
  content jsonb not null,
  hash text not null,
  issued_by text,
  issued_at timestamptz not null,
  synthetic boolean not null default false,
  unique (year, kind, ordinal)
);
alter table plan_briefing enable row level security;
alter table plan_briefing force row level security;
create policy readers on plan_briefing for select using ((select may('plan.briefing.read')));
create policy office_issues on plan_briefing for insert with check ((select may('plan.briefing.issue')));
grant select, insert on plan_briefing to wstc_app;
create trigger append_only before update or delete or truncate on plan_briefing
  for each statement execute function refuse_change();

-- Classes of the columns.
comment on table plan_member is '领导小组成员 members of the leading group';
comment on column plan_member.id is '[内部] 编号 id';
comment on column plan_member.seat is '[内部] 席位 seat';
comment on column plan_member.name is '[内部] 姓名 name';
comment on column plan_member.post is '[内部] 单位职务 post';
comment on column plan_member.function is '[内部] 组内职务 function';
comment on column plan_member.department is '[内部] 单位 organisation';
comment on column plan_member.from_day is '[内部] 任期起 first day';
comment on column plan_member.until_day is '[内部] 任期止 last day';
comment on column plan_member.document is '[内部] 依据文件 document';
comment on column plan_member.reason is '[内部] 变动理由 reason of the change';
comment on column plan_member.by_person is '[敏感] 办理人 person';
comment on column plan_member.at is '[内部] 时间 instant';
comment on column plan_member.synthetic is '[公开] 是否演示数据 synthetic demo data';
comment on table plan_meeting is '会议 meetings';
comment on column plan_meeting.id is '[内部] 编号 id';
comment on column plan_meeting.year is '[内部] 年度 year';
comment on column plan_meeting.ordinal is '[内部] 序号 number in the year';
comment on column plan_meeting.kind is '[内部] 类别 kind';
comment on column plan_meeting.title is '[内部] 名称 title';
comment on column plan_meeting.day is '[内部] 日期 day';
comment on column plan_meeting.time is '[内部] 时刻 time';
comment on column plan_meeting.place is '[内部] 地点 place';
comment on column plan_meeting.stage is '[内部] 环节 stage';
comment on column plan_meeting.by_person is '[敏感] 办理人 person';
comment on column plan_meeting.at is '[内部] 时间 instant';
comment on column plan_meeting.version is '[内部] 修订号 counts edits';
comment on column plan_meeting.synthetic is '[公开] 是否演示数据 synthetic demo data';
comment on table plan_agenda is '议题 items of the agenda';
comment on column plan_agenda.id is '[内部] 编号 id';
comment on column plan_agenda.meeting is '[内部] 会议 meeting';
comment on column plan_agenda.place is '[内部] 次序 order';
comment on column plan_agenda.title is '[内部] 名称 title';
comment on column plan_agenda.text is '[内部] 说明 text';
comment on column plan_agenda.department is '[内部] 提出单位 department';
comment on column plan_agenda.speaker is '[内部] 汇报人 speaker';
comment on column plan_agenda.tasks is '[内部] 涉及任务 tasks';
comment on column plan_agenda.targets is '[内部] 涉及目标 targets';
comment on column plan_agenda.projects is '[内部] 涉及项目 projects';
comment on column plan_agenda.files is '[内部] 材料 papers';
comment on column plan_agenda.concerns is '[内部] 涉及部门 departments concerned';
comment on column plan_agenda.stage is '[内部] 环节 stage';
comment on column plan_agenda.by_person is '[敏感] 办理人 person';
comment on column plan_agenda.at is '[内部] 时间 instant';
comment on column plan_agenda.version is '[内部] 修订号 counts edits';
comment on column plan_agenda.synthetic is '[公开] 是否演示数据 synthetic demo data';
comment on table plan_invitation is '会议通知与出席 invitations and attendance';
comment on column plan_invitation.id is '[内部] 编号 id';
comment on column plan_invitation.meeting is '[内部] 会议 meeting';
comment on column plan_invitation.seat is '[内部] 席位 seat';
comment on column plan_invitation.name is '[内部] 姓名 name';
comment on column plan_invitation.function is '[内部] 组内职务 function';
comment on column plan_invitation.department is '[内部] 单位 organisation';
comment on column plan_invitation.answer is '[内部] 回执 answer';
comment on column plan_invitation.substitute is '[内部] 代会人 substitute';
comment on column plan_invitation.reason is '[内部] 理由 reason';
comment on column plan_invitation.attended is '[内部] 出席情况 attendance';
comment on column plan_invitation.answered_at is '[内部] 回复时间 answered';
comment on column plan_invitation.at is '[内部] 时间 instant';
comment on column plan_invitation.version is '[内部] 修订号 counts edits';
comment on column plan_invitation.synthetic is '[公开] 是否演示数据 synthetic demo data';
comment on table plan_minutes is '会议纪要 minutes by version';
comment on column plan_minutes.id is '[内部] 编号 id';
comment on column plan_minutes.meeting is '[内部] 会议 meeting';
comment on column plan_minutes.number is '[内部] 版本 version of the text';
comment on column plan_minutes.stage is '[内部] 环节 stage';
comment on column plan_minutes.text is '[内部] 内容 text';
comment on column plan_minutes.reason is '[内部] 修订理由 reason';
comment on column plan_minutes.circulated_to is '[内部] 征求意见单位 circulated to';
comment on column plan_minutes.circulated_at is '[内部] 征求意见时间 circulated';
comment on column plan_minutes.signed_by is '[敏感] 签发人 signatory';
comment on column plan_minutes.signed_at is '[内部] 签发时间 signed';
comment on column plan_minutes.by_person is '[敏感] 办理人 person';
comment on column plan_minutes.at is '[内部] 时间 instant';
comment on column plan_minutes.version is '[内部] 修订号 counts edits';
comment on column plan_minutes.synthetic is '[公开] 是否演示数据 synthetic demo data';
comment on table plan_comment is '对纪要的意见 comments on minutes';
comment on column plan_comment.id is '[内部] 编号 id';
comment on column plan_comment.minutes is '[内部] 纪要 minutes';
comment on column plan_comment.text is '[内部] 内容 text';
comment on column plan_comment.department is '[内部] 单位 organisation';
comment on column plan_comment.by_person is '[敏感] 办理人 person';
comment on column plan_comment.at is '[内部] 时间 instant';
comment on column plan_comment.synthetic is '[公开] 是否演示数据 synthetic demo data';
comment on table plan_follow_up is '督办事项 decisions followed up';
comment on column plan_follow_up.id is '[内部] 编号 id';
comment on column plan_follow_up.year is '[内部] 年度 year';
comment on column plan_follow_up.ordinal is '[内部] 序号 number in the year';
comment on column plan_follow_up.meeting is '[内部] 会议 meeting';
comment on column plan_follow_up.text is '[内部] 内容 text';
comment on column plan_follow_up.owner is '[内部] 主办部门 owner';
comment on column plan_follow_up.cooperating is '[内部] 协办部门 cooperating';
comment on column plan_follow_up.responsible is '[内部] 责任人 responsible person';
comment on column plan_follow_up.evidence is '[内部] 办结依据 evidence asked for';
comment on column plan_follow_up.tasks is '[内部] 涉及任务 tasks';
comment on column plan_follow_up.targets is '[内部] 涉及目标 targets';
comment on column plan_follow_up.projects is '[内部] 涉及项目 projects';
comment on column plan_follow_up.decided_on is '[内部] 决定日 decided';
comment on column plan_follow_up.first_due is '[内部] 原定期限 first due day';
comment on column plan_follow_up.stage is '[内部] 环节 stage';
comment on column plan_follow_up.closing is '[内部] 销号理由 reason of closing';
comment on column plan_follow_up.closed_on is '[内部] 销号日 closed';
comment on column plan_follow_up.by_person is '[敏感] 办理人 person';
comment on column plan_follow_up.at is '[内部] 时间 instant';
comment on column plan_follow_up.version is '[内部] 修订号 counts edits';
comment on column plan_follow_up.synthetic is '[公开] 是否演示数据 synthetic demo data';
comment on table plan_follow_answer is '督办反馈 answers to follow-ups';
comment on column plan_follow_answer.id is '[内部] 编号 id';
comment on column plan_follow_answer.follow_up is '[内部] 督办事项 follow-up';
comment on column plan_follow_answer.department is '[内部] 部门 department';
comment on column plan_follow_answer.concerns is '[内部] 涉及部门 departments concerned';
comment on column plan_follow_answer.said is '[内部] 报告状态 what is said';
comment on column plan_follow_answer.text is '[内部] 内容 text';
comment on column plan_follow_answer.files is '[内部] 佐证文件 files';
comment on column plan_follow_answer.stage is '[内部] 环节 stage';
comment on column plan_follow_answer.judged_by is '[敏感] 核验人 person who judged';
comment on column plan_follow_answer.judged_reason is '[内部] 核验理由 reason';
comment on column plan_follow_answer.judged_at is '[内部] 核验时间 judged';
comment on column plan_follow_answer.by_person is '[敏感] 办理人 person';
comment on column plan_follow_answer.at is '[内部] 时间 instant';
comment on column plan_follow_answer.version is '[内部] 修订号 counts edits';
comment on column plan_follow_answer.synthetic is '[公开] 是否演示数据 synthetic demo data';
comment on table plan_extension is '延期申请 requests for more time';
comment on column plan_extension.id is '[内部] 编号 id';
comment on column plan_extension.follow_up is '[内部] 督办事项 follow-up';
comment on column plan_extension.department is '[内部] 部门 department';
comment on column plan_extension.concerns is '[内部] 涉及部门 departments concerned';
comment on column plan_extension.until_day is '[内部] 申请延至 until';
comment on column plan_extension.reason is '[内部] 理由 reason';
comment on column plan_extension.stage is '[内部] 环节 stage';
comment on column plan_extension.decided_by is '[敏感] 批准人 person who decided';
comment on column plan_extension.decided_reason is '[内部] 批复意见 reason';
comment on column plan_extension.decided_at is '[内部] 批复时间 decided';
comment on column plan_extension.by_person is '[敏感] 办理人 person';
comment on column plan_extension.at is '[内部] 时间 instant';
comment on column plan_extension.version is '[内部] 修订号 counts edits';
comment on column plan_extension.synthetic is '[公开] 是否演示数据 synthetic demo data';
comment on table plan_briefing is '简报 briefings';
comment on column plan_briefing.id is '[内部] 编号 id';
comment on column plan_briefing.year is '[内部] 年度 year';
comment on column plan_briefing.ordinal is '[内部] 期号 issue';
comment on column plan_briefing.kind is '[内部] 种类 kind';
comment on column plan_briefing.as_of is '[内部] 数据截止日 as known on';
comment on column plan_briefing.since is '[内部] 对比日 compared with';
comment on column plan_briefing.content is '[内部] 内容 content';
comment on column plan_briefing.hash is '[内部] 内容指纹 fingerprint';
comment on column plan_briefing.issued_by is '[敏感] 签发人 person who issued';
comment on column plan_briefing.issued_at is '[内部] 签发时间 issued';
comment on column plan_briefing.synthetic is '[公开] 是否演示数据 synthetic demo data';
