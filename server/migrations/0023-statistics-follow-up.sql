-- 催报: steps of the ladder that were taken, contacts that were noted, formal demands.

-- The last day of a period: 2018, 2018-Q1, 2018-03.
create function statistics_period_end(period text) returns date language sql immutable parallel safe
  return (case
    when length(period) = 4 then make_date(period::int, 12, 31)
    when substr(period, 6, 1) = 'Q'
      then (make_date(left(period, 4)::int, substr(period, 7)::int * 3, 1) + interval '1 month - 1 day')::date
    else (make_date(left(period, 4)::int, substr(period, 6)::int, 1) + interval '1 month - 1 day')::date
  end);
grant execute on function statistics_period_end(text) to wstc_app;

create table statistics_reminder (
  obligation text not null references statistics_obligation (id),
  kind text not null check (kind in ('ladder', 'asked')),
  -- Due day or extension that the step counts from; the day itself where a person asked.
  counted_from date not null,
  working_days int not null,
  tone text not null check (tone in ('notice', 'reminder', 'demand', 'asked')),
  way text not null check (way in ('product', 'mail', 'none', 'skipped')),
  on_day date not null,
  sent_at timestamptz not null,
  by_person text,
  reason text not null default '',
  primary key (obligation, kind, counted_from, working_days),
  check ((kind = 'asked') = (tone = 'asked')),
  check ((kind = 'asked') = (reason <> ''))
);
comment on table statistics_reminder is '催报的每一步 steps of the ladder, each once';
comment on column statistics_reminder.obligation is '[内部] 报送义务 obligation';
comment on column statistics_reminder.kind is '[内部] 按期或人工 by the ladder or by hand';
comment on column statistics_reminder.counted_from is '[内部] 起算日 day that the step counts from';
comment on column statistics_reminder.working_days is '[内部] 工作日 working days after it, negative before';
comment on column statistics_reminder.tone is '[内部] 轻重 tone';
comment on column statistics_reminder.way is '[内部] 方式 how it went out';
comment on column statistics_reminder.on_day is '[内部] 日期 day';
comment on column statistics_reminder.sent_at is '[内部] 时间 when';
comment on column statistics_reminder.by_person is '[敏感] 提醒人 person who reminded by hand';
comment on column statistics_reminder.reason is '[内部] 人工提醒的理由 reason of a reminder by hand';
create index on statistics_reminder (obligation, sent_at);
alter table statistics_reminder enable row level security;
alter table statistics_reminder force row level security;
create policy with_obligation on statistics_reminder for select using (
  (select may('statistics.collection.read'))
  or (select may('statistics.collection.read-district'))
    and exists (select from statistics_obligation o where o.id = obligation));
create policy remind on statistics_reminder for insert with check ((select acting_system())
  or ((select may('statistics.collection.manage')) and kind = 'asked'
    and by_person = (select acting_person())));
grant select, insert on statistics_reminder to wstc_app;
create trigger append_only before update or delete or truncate on statistics_reminder
  for each statement execute function refuse_change();

create table statistics_follow_up_note (
  id text primary key,
  obligation text not null references statistics_obligation (id),
  on_day date not null,
  channel text not null check (channel in ('phone', 'visit', 'message', 'other')),
  result text not null check (result in ('promised', 'informed', 'unreachable', 'wrong-contact', 'refuses')),
  text text not null,
  next_on date check (next_on >= on_day),
  by_person text not null,
  at timestamptz not null
);
comment on table statistics_follow_up_note is '催报联系记录 contacts with units that have not reported';
comment on column statistics_follow_up_note.id is '[内部] 编号 id';
comment on column statistics_follow_up_note.obligation is '[内部] 报送义务 obligation';
comment on column statistics_follow_up_note.on_day is '[内部] 联系日 day';
comment on column statistics_follow_up_note.channel is '[内部] 联系方式 channel';
comment on column statistics_follow_up_note.result is '[内部] 结果 result';
comment on column statistics_follow_up_note.text is '[内部] 说明 what was said';
comment on column statistics_follow_up_note.next_on is '[内部] 下次跟进日 next action';
comment on column statistics_follow_up_note.by_person is '[敏感] 联系人 person who called';
comment on column statistics_follow_up_note.at is '[内部] 记录时间 noted';
create index on statistics_follow_up_note (obligation, id);
alter table statistics_follow_up_note enable row level security;
alter table statistics_follow_up_note force row level security;
create policy with_obligation on statistics_follow_up_note for select using (
  (select may('statistics.collection.read'))
  or (select may('statistics.collection.read-district'))
    and exists (select from statistics_obligation o where o.id = obligation));
create policy own_word on statistics_follow_up_note for insert with check (
  (select may('statistics.follow-up.note')) and by_person = (select acting_person())
  and exists (select from statistics_obligation o where o.id = obligation));
grant select, insert on statistics_follow_up_note to wstc_app;
create trigger append_only before update or delete or truncate on statistics_follow_up_note
  for each statement execute function refuse_change();

create table statistics_demand (
  id text primary key,
  enterprise text not null references registry_enterprise (id),
  district text not null,
  obligations text[] not null check (cardinality(obligations) > 0),
  state text not null default 'prepared' check (state in ('prepared', 'sent')),
  prepared_by text,
  prepared_at timestamptz not null,
  year int,
  ordinal int,
  content jsonb,
  hash text,
  answer_by date,
  signed_by text,
  sent_at timestamptz,
  revision int not null default 1 check (revision > 0),
  unique (year, ordinal),
  check ((state = 'sent') = (content is not null and hash is not null and year is not null
    and ordinal is not null and signed_by is not null and sent_at is not null and answer_by is not null))
);
comment on table statistics_demand is '催报通知书 formal demands, never changed once sent';
comment on column statistics_demand.id is '[内部] 编号 id';
comment on column statistics_demand.enterprise is '[内部] 企业 enterprise';
comment on column statistics_demand.district is '[内部] 所在区 district';
comment on column statistics_demand.obligations is '[内部] 欠报的报送义务 obligations that it is about';
comment on column statistics_demand.state is '[内部] 状态 state';
comment on column statistics_demand.prepared_by is '[敏感] 拟稿人 person who prepared it; none by the clock';
comment on column statistics_demand.prepared_at is '[内部] 拟稿时间 prepared';
comment on column statistics_demand.year is '[内部] 年份 year of the number';
comment on column statistics_demand.ordinal is '[内部] 序号 ordinal of the number';
comment on column statistics_demand.content is '[内部] 发出时的内容 content as it was sent, no figures';
comment on column statistics_demand.hash is '[内部] 内容摘要 digest of the content';
comment on column statistics_demand.answer_by is '[内部] 要求报送的期限 hand in by';
comment on column statistics_demand.signed_by is '[敏感] 签发人 person who signed it';
comment on column statistics_demand.sent_at is '[内部] 发出时间 sent';
comment on column statistics_demand.revision is '[内部] 修订序号 counts the changes';
create unique index statistics_demand_one_prepared on statistics_demand (enterprise) where state = 'prepared';
create index on statistics_demand (enterprise, id);
create index on statistics_demand using gin (obligations);
alter table statistics_demand enable row level security;
alter table statistics_demand force row level security;
create policy own_reach on statistics_demand for select using (
  (select may('statistics.collection.read'))
  or ((select may('statistics.collection.read-district')) and district = (select registry_acting_district()))
  or ((select may('statistics.return.prepare')) and state = 'sent'
    and enterprise = (select statistics_own_enterprise())));
create policy prepare on statistics_demand for insert with check (state = 'prepared'
  and ((select acting_system())
    or ((select may('statistics.collection.manage')) and prepared_by = (select acting_person()))));
create policy go_on on statistics_demand for update
  using (state = 'prepared' and (select may('statistics.collection.manage')))
  with check ((select acting_system()) or state = 'prepared' or signed_by = (select acting_person()));
grant select, insert on statistics_demand to wstc_app;
grant update (obligations, state, year, ordinal, content, hash, answer_by, signed_by, sent_at, revision)
  on statistics_demand to wstc_app;

-- How many owe and have answered, whoever asks; nothing of any one unit leaves here. It runs as the
-- owner, which nobody logs in as.
create policy definer_reads on statistics_obligation for select to wstc_owner using (true);
create policy definer_reads on statistics_round for select to wstc_owner using (true);
create function statistics_response(survey_id text, today date)
  returns table (period text, due_on date, owed int, answered int)
  language sql stable security definer set search_path = wstc as $$
  select r.period, r.due_on,
    (count(*) filter (where o.latest is not null or not (o.exempt
      or coalesce(o.closed_on <= statistics_period_end(r.period), false))))::int,
    count(o.latest)::int
  from statistics_round r join statistics_obligation o on o.survey = r.survey and o.period = r.period
  where r.survey = survey_id and r.due_on < today
  group by r.period, r.due_on order by r.due_on desc, r.period desc limit 1
$$;
grant execute on function statistics_response(text, date) to wstc_app;
