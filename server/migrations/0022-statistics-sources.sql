-- 行政记录: what other offices hand over, whom it concerns, and how it compares with returns. It serves
-- statistics only, so that the statistics people alone read any of it.

create table statistics_delivery (
  id text primary key,
  source text not null,
  period text not null check (period ~ '^\d{4}-(0[1-9]|1[0-2])$'),
  version int not null check (version >= 1),
  side text not null check (side in ('receipts', 'tax', 'customs', 'outsourcing')),
  state text not null check (state in ('held', 'accepted', 'replaced', 'withdrawn')),
  current boolean not null check (not current or state = 'accepted'),
  file text not null,
  sha256 text not null,
  layout text not null,
  via text not null check (via in ('upload', 'api', 'demo')),
  rows int not null check (rows >= 0),
  faults int not null check (faults >= 0),
  reason text not null,
  by_person text,
  at timestamptz not null,
  synthetic boolean not null default false,
  unique (source, period, version),
  check (state <> 'accepted' or faults = 0)
);
comment on table statistics_delivery is '行政记录文件的各个版本 every version of what a source handed over';
comment on column statistics_delivery.id is '[内部] 编号 id';
comment on column statistics_delivery.source is '[内部] 来源 source';
comment on column statistics_delivery.period is '[内部] 月份 month';
comment on column statistics_delivery.version is '[内部] 版本 version';
comment on column statistics_delivery.side is '[内部] 数据类别 what it speaks of';
comment on column statistics_delivery.state is '[内部] 状态 state';
comment on column statistics_delivery.current is '[内部] 是否现行 whether its rows are those that count';
comment on column statistics_delivery.file is '[内部] 文件名 name of the file';
comment on column statistics_delivery.sha256 is '[内部] 文件摘要 digest of the file';
comment on column statistics_delivery.layout is '[内部] 格式摘要 digest of the layout it was read by';
comment on column statistics_delivery.via is '[内部] 报送方式 way it came';
comment on column statistics_delivery.rows is '[内部] 行数 rows';
comment on column statistics_delivery.faults is '[内部] 错误数 faults';
comment on column statistics_delivery.reason is '[内部] 修订原因 reason of a revision';
comment on column statistics_delivery.by_person is '[敏感] 经办人 person';
comment on column statistics_delivery.at is '[内部] 时间 at';
comment on column statistics_delivery.synthetic is '[公开] 是否演示数据 synthetic demo data';
create unique index on statistics_delivery (source, period) where current;
create unique index on statistics_delivery (source, period) where state = 'held';
alter table statistics_delivery enable row level security;
alter table statistics_delivery force row level security;
create policy statisticians_read on statistics_delivery for select using ((select may('statistics.source.read')));
create policy hand_in on statistics_delivery for insert with check ((select acting_system())
  or ((select may('statistics.source.manage')) and by_person = (select acting_person())));
create policy settle on statistics_delivery for update using ((select may('statistics.source.manage')));
grant select, insert on statistics_delivery to wstc_app;
grant update (state, current) on statistics_delivery to wstc_app;

create table statistics_delivery_fault (
  delivery text not null references statistics_delivery (id),
  place int not null check (place >= 0),
  line int not null check (line >= 0),
  field text,
  code text not null,
  details jsonb not null check (jsonb_typeof(details) = 'object'),
  given text not null,
  primary key (delivery, place)
);
comment on table statistics_delivery_fault is '行政记录文件的错误 faults of a file by row and column';
comment on column statistics_delivery_fault.delivery is '[内部] 文件 delivery';
comment on column statistics_delivery_fault.place is '[内部] 序号 place';
comment on column statistics_delivery_fault.line is '[内部] 行 row of the sheet';
comment on column statistics_delivery_fault.field is '[内部] 列 column';
comment on column statistics_delivery_fault.code is '[内部] 错误 what is wrong';
comment on column statistics_delivery_fault.details is '[机密] 错误细节 details';
comment on column statistics_delivery_fault.given is '[机密] 所填内容 as given';
alter table statistics_delivery_fault enable row level security;
alter table statistics_delivery_fault force row level security;
create policy statisticians_read on statistics_delivery_fault for select
  using ((select may('statistics.source.read')));
create policy name_fault on statistics_delivery_fault for insert
  with check ((select may('statistics.source.manage')));
grant select, insert on statistics_delivery_fault to wstc_app;
create trigger append_only before update or delete or truncate on statistics_delivery_fault
  for each statement execute function refuse_change();

-- A unit as files name it. The code decides which of the register it is; a name only proposes.
create table statistics_party (
  id text primary key,
  code text not null,
  plain_name text not null,
  name text not null,
  enterprise text references registry_enterprise (id),
  by_name boolean not null default false,
  decided_by text,
  decided_at timestamptz,
  reason text not null default '',
  revision int not null default 1 check (revision > 0),
  unique (code, plain_name),
  check (code <> '' or plain_name <> ''),
  check (not by_name or enterprise is not null)
);
comment on table statistics_party is '行政记录中的单位 units as administrative files name them';
comment on column statistics_party.id is '[内部] 编号 id';
comment on column statistics_party.code is '[内部] 单位代码 code as given';
comment on column statistics_party.plain_name is '[内部] 比对用名称 name as names are compared';
comment on column statistics_party.name is '[内部] 名称 name as given';
comment on column statistics_party.enterprise is '[机密] 匹配的企业 entry of the register';
comment on column statistics_party.by_name is '[内部] 是否按名称确认 confirmed by name';
comment on column statistics_party.decided_by is '[敏感] 确认人 person who decided';
comment on column statistics_party.decided_at is '[内部] 确认时间 decided';
comment on column statistics_party.reason is '[内部] 原因 reason';
comment on column statistics_party.revision is '[内部] 修订序号 counts the changes';
create index on statistics_party (enterprise);
create index on statistics_party (id) where enterprise is null;
alter table statistics_party enable row level security;
alter table statistics_party force row level security;
create policy statisticians_read on statistics_party for select using ((select may('statistics.source.read')));
create policy meet on statistics_party for insert with check ((select may('statistics.source.manage')));
create policy match on statistics_party for update using ((select may('statistics.source.manage')));
grant select, insert on statistics_party to wstc_app;
grant update (enterprise, by_name, decided_by, decided_at, reason, revision) on statistics_party to wstc_app;

create table statistics_party_proposal (
  party text not null references statistics_party (id),
  enterprise text not null references registry_enterprise (id),
  verdict text not null check (verdict in ('same', 'proposed')),
  refused_by text,
  refused_at timestamptz,
  reason text not null default '',
  primary key (party, enterprise),
  check ((refused_at is null) = (reason = ''))
);
comment on table statistics_party_proposal is '按名称的匹配建议 matches that a name proposes';
comment on column statistics_party_proposal.party is '[内部] 行政记录单位 unit of a file';
comment on column statistics_party_proposal.enterprise is '[机密] 建议的企业 entry of the register';
comment on column statistics_party_proposal.verdict is '[内部] 名称比对结果 what the names say';
comment on column statistics_party_proposal.refused_by is '[敏感] 否定人 person who refused';
comment on column statistics_party_proposal.refused_at is '[内部] 否定时间 refused';
comment on column statistics_party_proposal.reason is '[内部] 否定原因 reason';
alter table statistics_party_proposal enable row level security;
alter table statistics_party_proposal force row level security;
create policy statisticians_read on statistics_party_proposal for select
  using ((select may('statistics.source.read')));
create policy propose on statistics_party_proposal for insert
  with check ((select may('statistics.source.manage')));
create policy decide on statistics_party_proposal for update
  using ((select may('statistics.source.manage')));
grant select, insert on statistics_party_proposal to wstc_app;
grant update (refused_by, refused_at, reason) on statistics_party_proposal to wstc_app;

-- Rows are many and never come without their sums, which refer to the delivery and to the unit.
create table statistics_admin_row (
  delivery text not null,
  line int not null check (line >= 0),
  party text not null,
  unit_code text not null,
  unit_name text not null,
  code text not null,
  flow text not null check (flow in ('export', 'import')),
  item text not null,
  currency text not null,
  amount numeric not null,
  reference text not null,
  partner text not null,
  note text not null,
  primary key (delivery, line)
);
comment on table statistics_admin_row is '行政记录 rows of accepted deliveries';
comment on column statistics_admin_row.delivery is '[内部] 文件 delivery';
comment on column statistics_admin_row.line is '[内部] 行 row of the sheet';
comment on column statistics_admin_row.party is '[内部] 单位 unit as the file names it';
comment on column statistics_admin_row.unit_code is '[内部] 单位代码 code as given';
comment on column statistics_admin_row.unit_name is '[内部] 单位名称 name as given';
comment on column statistics_admin_row.code is '[机密] 分类代码 code of the source';
comment on column statistics_admin_row.flow is '[机密] 出口或进口 flow';
comment on column statistics_admin_row.item is '[机密] EBOPS 大类 main items that the code may stand for';
comment on column statistics_admin_row.currency is '[机密] 币种 currency';
comment on column statistics_admin_row.amount is '[机密] 金额 amount in units of the currency';
comment on column statistics_admin_row.reference is '[机密] 编号 reference';
comment on column statistics_admin_row.partner is '[机密] 对方国家（地区） partner economy';
comment on column statistics_admin_row.note is '[机密] 附言 note';
alter table statistics_admin_row enable row level security;
alter table statistics_admin_row force row level security;
create policy statisticians_read on statistics_admin_row for select
  using ((select may('statistics.source.read')));
create policy take_in on statistics_admin_row for insert with check ((select may('statistics.source.manage')));
grant select, insert on statistics_admin_row to wstc_app;
create trigger append_only before update or delete or truncate on statistics_admin_row
  for each statement execute function refuse_change();

-- Sums of a delivery, so that a whole month is compared in one question.
create table statistics_admin_total (
  delivery text not null references statistics_delivery (id),
  party text not null references statistics_party (id),
  flow text not null check (flow in ('export', 'import')),
  item text not null,
  currency text not null,
  amount numeric not null,
  rows int not null check (rows > 0),
  primary key (delivery, party, flow, item, currency)
);
comment on table statistics_admin_total is '行政记录汇总数 sums of a delivery by unit, flow, item and currency';
comment on column statistics_admin_total.delivery is '[内部] 文件 delivery';
comment on column statistics_admin_total.party is '[内部] 单位 unit as the file names it';
comment on column statistics_admin_total.flow is '[机密] 出口或进口 flow';
comment on column statistics_admin_total.item is '[机密] EBOPS 大类 main items';
comment on column statistics_admin_total.currency is '[机密] 币种 currency';
comment on column statistics_admin_total.amount is '[机密] 金额 amount in units of the currency';
comment on column statistics_admin_total.rows is '[内部] 行数 rows';
create index on statistics_admin_total (party);
alter table statistics_admin_total enable row level security;
alter table statistics_admin_total force row level security;
create policy statisticians_read on statistics_admin_total for select
  using ((select may('statistics.source.read')));
create policy take_in on statistics_admin_total for insert
  with check ((select may('statistics.source.manage')));
grant select, insert on statistics_admin_total to wstc_app;
create trigger append_only before update or delete or truncate on statistics_admin_total
  for each statement execute function refuse_change();

-- 差异说明: it speaks of the figures as they were; where one changes, the gap is open again.
create table statistics_gap_note (
  id text primary key,
  enterprise text not null references registry_enterprise (id),
  period text not null check (period ~ '^\d{4}-(0[1-9]|1[0-2])$'),
  flow text not null check (flow in ('export', 'import')),
  reason text not null check (reason <> ''),
  returned numeric,
  receipts numeric,
  tax numeric,
  by_person text,
  at timestamptz not null
);
comment on table statistics_gap_note is '差异说明 why figures of a unit differ';
comment on column statistics_gap_note.id is '[内部] 编号 id';
comment on column statistics_gap_note.enterprise is '[内部] 企业 enterprise';
comment on column statistics_gap_note.period is '[内部] 月份 month';
comment on column statistics_gap_note.flow is '[机密] 出口或进口 flow';
comment on column statistics_gap_note.reason is '[机密] 说明 reason';
comment on column statistics_gap_note.returned is '[机密] 当时的报表数 return at the time';
comment on column statistics_gap_note.receipts is '[机密] 当时的收支数 receipts at the time';
comment on column statistics_gap_note.tax is '[机密] 当时的纳税申报数 tax at the time';
comment on column statistics_gap_note.by_person is '[敏感] 说明人 person';
comment on column statistics_gap_note.at is '[内部] 时间 at';
create index on statistics_gap_note (period, enterprise);
alter table statistics_gap_note enable row level security;
alter table statistics_gap_note force row level security;
create policy statisticians_read on statistics_gap_note for select
  using ((select may('statistics.source.read')));
create policy explain on statistics_gap_note for insert with check ((select acting_system())
  or ((select may('statistics.source.manage')) and by_person = (select acting_person())));
grant select, insert on statistics_gap_note to wstc_app;
create trigger append_only before update or delete or truncate on statistics_gap_note
  for each statement execute function refuse_change();
