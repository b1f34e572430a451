-- 统计直报: rounds of a survey, who owes a return, drafts, returns with every version, judgements, rates.

create table statistics_form (
  survey text not null,
  version int not null check (version >= 1),
  sha256 text not null,
  content jsonb not null check (jsonb_typeof(content) = 'object'),
  known_at timestamptz not null,
  primary key (survey, version, sha256)
);
comment on table statistics_form is '报表制度的各个版本 every form as it was asked';
comment on column statistics_form.survey is '[公开] 调查 survey';
comment on column statistics_form.version is '[公开] 版本 version';
comment on column statistics_form.sha256 is '[公开] 内容摘要 digest of the content';
comment on column statistics_form.content is '[公开] 表式与审核规则 form and edits';
comment on column statistics_form.known_at is '[公开] 载入时间 loaded';
alter table statistics_form enable row level security;
alter table statistics_form force row level security;
create policy everyone_read on statistics_form for select using (true);
create policy keep on statistics_form for insert with check ((select acting_system())
  or (select may('statistics.collection.manage')));
grant select, insert on statistics_form to wstc_app;
create trigger append_only before update or delete or truncate on statistics_form
  for each statement execute function refuse_change();

create table statistics_round (
  survey text not null,
  period text not null check (period ~ '^\d{4}(-Q[1-4]|-(0[1-9]|1[0-2]))?$'),
  version int not null check (version >= 1),
  sha256 text not null,
  due_on date not null,
  opened_at timestamptz not null,
  opened_by text,
  locked_at timestamptz,
  locked_by text,
  revision int not null default 1 check (revision > 0),
  primary key (survey, period),
  foreign key (survey, version, sha256) references statistics_form (survey, version, sha256)
);
comment on table statistics_round is '一期调查 one period of a survey';
comment on column statistics_round.survey is '[公开] 调查 survey';
comment on column statistics_round.period is '[公开] 报告期 period';
comment on column statistics_round.version is '[公开] 表式版本 version of the form';
comment on column statistics_round.sha256 is '[公开] 表式摘要 digest of the form';
comment on column statistics_round.due_on is '[公开] 截止日 due day';
comment on column statistics_round.opened_at is '[内部] 布置时间 opened';
comment on column statistics_round.opened_by is '[敏感] 布置人 person who opened it';
comment on column statistics_round.locked_at is '[内部] 锁定时间 locked';
comment on column statistics_round.locked_by is '[敏感] 锁定人 person who locked it';
comment on column statistics_round.revision is '[内部] 修订序号 counts the changes';
alter table statistics_round enable row level security;
alter table statistics_round force row level security;
create policy signed_in_read on statistics_round for select using ((select acting_system())
  or (select may('statistics.collection.read')) or (select may('statistics.collection.read-district'))
  or (select may('statistics.return.prepare')));
create policy open_round on statistics_round for insert with check ((select acting_system())
  or ((select may('statistics.collection.manage')) and opened_by = (select acting_person())));
create policy lock_round on statistics_round for update using ((select acting_system())
  or (select may('statistics.period.lock')));
grant select, insert on statistics_round to wstc_app;
grant update (locked_at, locked_by, revision) on statistics_round to wstc_app;

-- 解锁: a locked period opens again for a time, with a reason and a second person.
create table statistics_reopening (
  id text primary key,
  survey text not null,
  period text not null,
  reason text not null check (reason <> ''),
  asked_by text not null,
  asked_at timestamptz not null,
  until timestamptz not null check (until > asked_at),
  granted_by text,
  granted_at timestamptz,
  refused_at timestamptz,
  check ((granted_by is null) = (granted_at is null and refused_at is null)),
  foreign key (survey, period) references statistics_round (survey, period),
  constraint statistics_reopening_four_eyes check (granted_by is distinct from asked_by)
);
comment on table statistics_reopening is '限时解锁 a locked period opened again for a time';
comment on column statistics_reopening.id is '[内部] 编号 id';
comment on column statistics_reopening.survey is '[内部] 调查 survey';
comment on column statistics_reopening.period is '[内部] 报告期 period';
comment on column statistics_reopening.reason is '[内部] 原因 reason';
comment on column statistics_reopening.asked_by is '[敏感] 申请人 person who asked';
comment on column statistics_reopening.asked_at is '[内部] 申请时间 asked';
comment on column statistics_reopening.until is '[内部] 解锁至 open until';
comment on column statistics_reopening.granted_by is '[敏感] 审定人 person who decided';
comment on column statistics_reopening.granted_at is '[内部] 同意时间 granted';
comment on column statistics_reopening.refused_at is '[内部] 不同意时间 refused';
create index on statistics_reopening (survey, period);
alter table statistics_reopening enable row level security;
alter table statistics_reopening force row level security;
create policy staff_read on statistics_reopening for select using (
  (select may('statistics.collection.read')) or (select may('statistics.return.prepare')));
create policy ask on statistics_reopening for insert with check (
  (select may('statistics.period.lock')) and asked_by = (select acting_person()) and granted_by is null);
create policy decide on statistics_reopening for update
  using ((select may('statistics.period.reopen')) and granted_by is null)
  with check (granted_by = (select acting_person()));
grant select, insert on statistics_reopening to wstc_app;
grant update (granted_by, granted_at, refused_at) on statistics_reopening to wstc_app;

-- The enterprise that the organisation of whoever acts reports for.
create function statistics_own_enterprise() returns text language sql stable parallel safe
  return (select id from registry_enterprise where organisation_id = acting_organisation());
grant execute on function statistics_own_enterprise() to wstc_app;

create table statistics_obligation (
  id text primary key,
  survey text not null,
  period text not null,
  enterprise text not null references registry_enterprise (id),
  district text not null,
  why jsonb not null check (jsonb_typeof(why) = 'array'),
  opened_at timestamptz not null,
  due_on date not null,
  extended_to date check (extended_to > due_on),
  exempt boolean not null default false,
  closed_on date,
  relief text not null default '',
  relief_by text,
  relief_at timestamptz,
  latest text check (latest in ('submitted', 'returned', 'accepted')),
  version int not null default 0 check (version >= 0),
  first_submitted_at timestamptz,
  submitted_at timestamptz,
  accepted_version int check (accepted_version <= version),
  revision int not null default 1 check (revision > 0),
  unique (enterprise, survey, period),
  foreign key (survey, period) references statistics_round (survey, period),
  check ((version = 0) = (latest is null and submitted_at is null and first_submitted_at is null)),
  check ((relief = '') = (relief_at is null)),
  check (relief_at is not null or (extended_to is null and not exempt and closed_on is null))
);
comment on table statistics_obligation is '报送义务 what a unit owes for a period';
comment on column statistics_obligation.id is '[内部] 编号 id';
comment on column statistics_obligation.survey is '[内部] 调查 survey';
comment on column statistics_obligation.period is '[内部] 报告期 period';
comment on column statistics_obligation.enterprise is '[内部] 企业 enterprise';
comment on column statistics_obligation.district is '[内部] 所在区 district at the time';
comment on column statistics_obligation.why is '[机密] 为何应报 steps of the rule by which it owes';
comment on column statistics_obligation.opened_at is '[内部] 布置时间 since when';
comment on column statistics_obligation.due_on is '[内部] 截止日 due day';
comment on column statistics_obligation.extended_to is '[内部] 延期至 extended to';
comment on column statistics_obligation.exempt is '[内部] 免报 exempted';
comment on column statistics_obligation.closed_on is '[内部] 停业日 day on which the unit ceased';
comment on column statistics_obligation.relief is '[内部] 免报、延期或停业的原因 reason of the relief';
comment on column statistics_obligation.relief_by is '[敏感] 经办人 person who gave relief';
comment on column statistics_obligation.relief_at is '[内部] 办理时间 when relief was given';
comment on column statistics_obligation.latest is '[内部] 最新报表所处环节 where the newest return stands';
comment on column statistics_obligation.version is '[内部] 最新版本 newest version';
comment on column statistics_obligation.first_submitted_at is '[内部] 首次报送时间 first submitted';
comment on column statistics_obligation.submitted_at is '[内部] 最近报送时间 last submitted';
comment on column statistics_obligation.accepted_version is '[内部] 已采用的版本 version that was accepted';
comment on column statistics_obligation.revision is '[内部] 修订序号 counts the changes';
create index on statistics_obligation (survey, period, latest, id);
create index on statistics_obligation (survey, period, district, id);
alter table statistics_obligation enable row level security;
alter table statistics_obligation force row level security;
create policy own_reach on statistics_obligation for select using (
  (select may('statistics.collection.read'))
  or ((select may('statistics.collection.read-district')) and district = (select registry_acting_district()))
  or ((select may('statistics.return.prepare')) and enterprise = (select statistics_own_enterprise())));
create policy oblige on statistics_obligation for insert with check ((select acting_system())
  or (select may('statistics.collection.manage')));
create policy go_on on statistics_obligation for update using ((select acting_system())
  or (select may('statistics.collection.manage')) or (select may('statistics.return.review'))
  or ((select may('statistics.return.submit')) and enterprise = (select statistics_own_enterprise())));
grant select, insert on statistics_obligation to wstc_app;
grant update (extended_to, exempt, closed_on, relief, relief_by, relief_at, latest, version,
  first_submitted_at, submitted_at, accepted_version, revision) on statistics_obligation to wstc_app;
-- The unit hands in; only the statistics people give relief, accept and send back.
create function statistics_obligation_goes_on() returns trigger language plpgsql as $$
begin
  if acting_system() then return new; end if;
  if (new.extended_to, new.exempt, new.closed_on, new.relief, new.relief_by, new.relief_at)
      is distinct from (old.extended_to, old.exempt, old.closed_on, old.relief, old.relief_by, old.relief_at)
    and not may('statistics.collection.manage') then
    raise exception 'relief is given by the statistics office' using errcode = 'insufficient_privilege';
  end if;
  if (new.latest in ('accepted', 'returned') and new.latest is distinct from old.latest
      or new.accepted_version is distinct from old.accepted_version)
    and not may('statistics.return.review') then
    raise exception 'returns are judged by the statistics office' using errcode = 'insufficient_privilege';
  end if;
  if new.version < old.version or new.version > old.version + 1 then
    raise exception 'versions follow one another' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger goes_on before update on statistics_obligation
  for each row execute function statistics_obligation_goes_on();

create table statistics_draft (
  obligation text primary key references statistics_obligation (id),
  content jsonb not null check (jsonb_typeof(content) = 'object'),
  revision int not null check (revision > 0),
  saved_by text,
  saved_at timestamptz not null
);
comment on table statistics_draft is '未报送的草稿 drafts, seen by the unit alone';
comment on column statistics_draft.obligation is '[内部] 报送义务 obligation';
comment on column statistics_draft.content is '[机密] 草稿内容 content as typed';
comment on column statistics_draft.revision is '[内部] 修订序号 counts the saves';
comment on column statistics_draft.saved_by is '[敏感] 保存人 person who saved it';
comment on column statistics_draft.saved_at is '[内部] 保存时间 saved';
alter table statistics_draft enable row level security;
alter table statistics_draft force row level security;
create policy own_draft on statistics_draft using (
  (select acting_system()) or (select may('statistics.return.prepare')) and exists (select from statistics_obligation o
    where o.id = obligation and o.enterprise = (select statistics_own_enterprise())));
grant select, insert, update, delete on statistics_draft to wstc_app;

create table statistics_return (
  obligation text not null references statistics_obligation (id),
  version int not null check (version >= 1),
  form_version int not null,
  nothing boolean not null,
  cells jsonb not null check (jsonb_typeof(cells) = 'object'),
  explanations jsonb not null check (jsonb_typeof(explanations) = 'array'),
  findings jsonb not null check (jsonb_typeof(findings) = 'array'),
  content_hash text not null,
  source text not null check (source in ('grid', 'sheet', 'api', 'officer', 'demo')),
  reason text not null,
  by_person text,
  at timestamptz not null,
  synthetic boolean not null default false,
  primary key (obligation, version),
  check (version = 1 or reason <> '')
);
comment on table statistics_return is '报表的各个版本 every version of a return, never changed';
comment on column statistics_return.obligation is '[内部] 报送义务 obligation';
comment on column statistics_return.version is '[内部] 版本 version';
comment on column statistics_return.form_version is '[内部] 表式版本 version of the form';
comment on column statistics_return.nothing is '[机密] 零申报 nothing to report';
comment on column statistics_return.cells is '[机密] 指标格 fixed cells';
comment on column statistics_return.explanations is '[机密] 说明 what the unit explained';
comment on column statistics_return.findings is '[机密] 报送时的审核提示 what the edits found when it was handed in';
comment on column statistics_return.content_hash is '[内部] 内容摘要 digest of the content, as in the receipt';
comment on column statistics_return.source is '[内部] 报送方式 way it came';
comment on column statistics_return.reason is '[机密] 更正原因 reason of a correction';
comment on column statistics_return.by_person is '[敏感] 报送人 person who handed it in';
comment on column statistics_return.at is '[内部] 报送时间 handed in';
comment on column statistics_return.synthetic is '[公开] 是否演示数据 synthetic demo data';
alter table statistics_return enable row level security;
alter table statistics_return force row level security;
create policy with_obligation on statistics_return for select using (
  (select may('statistics.collection.read'))
  or ((select may('statistics.return.prepare'))
    and exists (select from statistics_obligation o where o.id = obligation)));
create policy own_word on statistics_return for insert with check ((select acting_system())
  or (by_person = (select acting_person())
    and (((select may('statistics.return.submit')) and source <> 'officer' and exists (
        select from statistics_obligation o
        where o.id = obligation and o.enterprise = (select statistics_own_enterprise())))
      or ((select may('statistics.return.review')) and source = 'officer'))));
grant select, insert on statistics_return to wstc_app;
create trigger append_only before update or delete or truncate on statistics_return
  for each statement execute function refuse_change();

create table statistics_return_row (
  obligation text not null,
  version int not null,
  place int not null check (place >= 0),
  key text not null,
  flow text not null check (flow in ('export', 'import')),
  item text not null,
  partner text not null,
  mode text not null,
  currency text not null,
  amount numeric not null,
  -- At the month's average central parity; unknown where the rate was.
  usd numeric,
  contract text,
  note text,
  primary key (obligation, version, place),
  foreign key (obligation, version) references statistics_return (obligation, version)
);
comment on table statistics_return_row is '明细行 rows of a return';
comment on column statistics_return_row.obligation is '[内部] 报送义务 obligation';
comment on column statistics_return_row.version is '[内部] 版本 version';
comment on column statistics_return_row.place is '[内部] 序号 place';
comment on column statistics_return_row.key is '[内部] 行号 key of the row';
comment on column statistics_return_row.flow is '[机密] 出口或进口 flow';
comment on column statistics_return_row.item is '[机密] 服务项目 EBOPS item';
comment on column statistics_return_row.partner is '[机密] 伙伴经济体 partner economy';
comment on column statistics_return_row.mode is '[机密] 供应模式 mode of supply';
comment on column statistics_return_row.currency is '[机密] 币种 currency';
comment on column statistics_return_row.amount is '[机密] 金额 amount in units of the currency';
comment on column statistics_return_row.usd is '[机密] 折美元 in US dollars';
comment on column statistics_return_row.contract is '[机密] 合同 contract';
comment on column statistics_return_row.note is '[机密] 备注 note';
alter table statistics_return_row enable row level security;
alter table statistics_return_row force row level security;
create policy with_return on statistics_return_row for select using (
  (select may('statistics.collection.read'))
  or ((select may('statistics.return.prepare'))
    and exists (select from statistics_obligation o where o.id = obligation)));
create policy with_word on statistics_return_row for insert with check ((select acting_system())
  or (select may('statistics.return.review'))
  or ((select may('statistics.return.submit')) and exists (select from statistics_obligation o
    where o.id = obligation and o.enterprise = (select statistics_own_enterprise()))));
grant select, insert on statistics_return_row to wstc_app;
create trigger append_only before update or delete or truncate on statistics_return_row
  for each statement execute function refuse_change();

create table statistics_judgement (
  id text primary key,
  obligation text not null,
  version int not null,
  verdict text not null check (verdict in ('accepted', 'returned', 'corrected')),
  word text not null,
  comments jsonb not null check (jsonb_typeof(comments) = 'array'),
  by_person text,
  at timestamptz not null,
  foreign key (obligation, version) references statistics_return (obligation, version),
  check (verdict = 'accepted' or word <> '')
);
comment on table statistics_judgement is '审核结论 what the statistics office said of a return';
comment on column statistics_judgement.id is '[内部] 编号 id';
comment on column statistics_judgement.obligation is '[内部] 报送义务 obligation';
comment on column statistics_judgement.version is '[内部] 版本 version';
comment on column statistics_judgement.verdict is '[内部] 结论 verdict';
comment on column statistics_judgement.word is '[机密] 意见 word';
comment on column statistics_judgement.comments is '[机密] 逐格意见 comments by cell';
comment on column statistics_judgement.by_person is '[敏感] 审核人 person';
comment on column statistics_judgement.at is '[内部] 时间 at';
create index on statistics_judgement (obligation, version);
alter table statistics_judgement enable row level security;
alter table statistics_judgement force row level security;
create policy with_obligation on statistics_judgement for select using (
  (select may('statistics.collection.read'))
  or ((select may('statistics.return.prepare'))
    and exists (select from statistics_obligation o where o.id = obligation)));
create policy judge on statistics_judgement for insert with check ((select acting_system())
  or ((select may('statistics.return.review')) and by_person = (select acting_person())));
grant select, insert on statistics_judgement to wstc_app;
create trigger append_only before update or delete or truncate on statistics_judgement
  for each statement execute function refuse_change();

-- 月平均中间价: units of a currency that one US dollar buys, by month; the newest word counts.
create table statistics_rate (
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  month text not null check (month ~ '^\d{4}-(0[1-9]|1[0-2])$'),
  version int not null check (version >= 1),
  per_usd numeric not null check (per_usd > 0),
  source text not null check (source <> ''),
  status text not null check (status in ('verified', 'unverified')),
  by_person text,
  known_at timestamptz not null,
  primary key (currency, month, version)
);
comment on table statistics_rate is '月平均汇率 average rates of a month';
comment on column statistics_rate.currency is '[公开] 币种 currency';
comment on column statistics_rate.month is '[公开] 月份 month';
comment on column statistics_rate.version is '[公开] 版本 version';
comment on column statistics_rate.per_usd is '[公开] 一美元合多少 units that one US dollar buys';
comment on column statistics_rate.source is '[公开] 来源 source';
comment on column statistics_rate.status is '[公开] 是否核实 verified or not';
comment on column statistics_rate.by_person is '[敏感] 录入人 person';
comment on column statistics_rate.known_at is '[公开] 录入时间 known since';
alter table statistics_rate enable row level security;
alter table statistics_rate force row level security;
create policy everyone_read on statistics_rate for select using (true);
create policy enter on statistics_rate for insert with check ((select acting_system())
  or ((select may('statistics.collection.manage')) and by_person = (select acting_person())));
grant select, insert on statistics_rate to wstc_app;
create trigger append_only before update or delete or truncate on statistics_rate
  for each statement execute function refuse_change();
