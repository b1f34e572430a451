-- 企业名录: enterprises with every version, holdings, imports and requests for changes.

-- Which district the people of an organisation answer for; from the city's data.
create table registry_office (
  organisation text primary key,
  district text not null
);
comment on table registry_office is '区统计机构 organisations that answer for a district';
comment on column registry_office.organisation is '[公开] 单位 organisation';
comment on column registry_office.district is '[公开] 所在区 district';
alter table registry_office enable row level security;
alter table registry_office force row level security;
create policy everyone_read on registry_office for select using (true);
create policy system_all on registry_office using ((select acting_system()));
grant select, insert, update, delete on registry_office to wstc_app;

create function registry_acting_district() returns text language sql stable parallel safe
  return (select district from registry_office where organisation = acting_organisation());
grant execute on function registry_acting_district() to wstc_app;

create table registry_enterprise (
  id text primary key,
  uscc text not null unique check (uscc ~ '^[0-9A-HJ-NPQRTUWXY]{18}$'),
  name text not null check (name <> ''),
  english text not null,
  former jsonb not null check (jsonb_typeof(former) = 'array'),
  district text not null check (district <> ''),
  park text,
  state text not null check (state in ('active', 'suspended', 'closed')),
  since date,
  ownership text check (ownership in ('state', 'collective', 'private', 'hong-kong-macao-taiwan',
    'joint-venture', 'foreign', 'other')),
  size text check (size in ('large', 'medium', 'small', 'micro')),
  standings jsonb not null check (jsonb_typeof(standings) = 'array'),
  sectors text[] not null,
  exports text[] not null,
  imports text[] not null,
  head text check (head <> uscc),
  address text not null,
  contact text not null,
  phone text not null,
  email text not null,
  note text not null,
  -- What it is found by, and what tells that two entries may be one.
  search text not null,
  name_key text not null,
  organisation_id text unique,
  merged_into text references registry_enterprise (id) check (merged_into <> id),
  synthetic boolean not null default false,
  changed_at timestamptz not null,
  revision int not null default 1 check (revision > 0)
);
comment on table registry_enterprise is '企业名录 the register of enterprises, never deleted';
comment on column registry_enterprise.id is '[内部] 编号 id';
comment on column registry_enterprise.uscc is '[内部] 统一社会信用代码 unified social credit code';
comment on column registry_enterprise.name is '[内部] 企业名称 name';
comment on column registry_enterprise.english is '[内部] 英文名称 English name';
comment on column registry_enterprise.former is '[内部] 曾用名 former names with their days';
comment on column registry_enterprise.district is '[内部] 所在区 district';
comment on column registry_enterprise.park is '[内部] 园区 park';
comment on column registry_enterprise.state is '[内部] 存续状态 state';
comment on column registry_enterprise.since is '[内部] 状态起始日 day since which the state holds';
comment on column registry_enterprise.ownership is '[内部] 登记类型 ownership';
comment on column registry_enterprise.size is '[内部] 规模 size class';
comment on column registry_enterprise.standings is '[内部] 企业类别 standings with their days';
comment on column registry_enterprise.sectors is '[内部] 重点领域 sectors';
comment on column registry_enterprise.exports is '[内部] 出口服务项目 EBOPS items exported';
comment on column registry_enterprise.imports is '[内部] 进口服务项目 EBOPS items imported';
comment on column registry_enterprise.head is '[内部] 总公司代码 code of the head office';
comment on column registry_enterprise.address is '[内部] 地址 address';
comment on column registry_enterprise.contact is '[敏感] 统计联系人 contact person';
comment on column registry_enterprise.phone is '[敏感] 联系电话 telephone';
comment on column registry_enterprise.email is '[敏感] 电子邮箱 mail address';
comment on column registry_enterprise.note is '[内部] 备注 note';
comment on column registry_enterprise.search is '[内部] 检索词 names and code as they are searched';
comment on column registry_enterprise.name_key is '[内部] 名称要素 brand, trade, form and branch of the name';
comment on column registry_enterprise.organisation_id is '[内部] 登录单位 organisation that signs in for it';
comment on column registry_enterprise.merged_into is '[内部] 并入 entry that this one was merged into';
comment on column registry_enterprise.synthetic is '[公开] 是否演示数据 synthetic demo data';
comment on column registry_enterprise.changed_at is '[内部] 最近变动时间 last change';
comment on column registry_enterprise.revision is '[内部] 修订序号 counts the edits';
create index on registry_enterprise (name collate "zh-x-icu", id) where merged_into is null;
create index on registry_enterprise (district, id);
create index on registry_enterprise (name_key) where merged_into is null;
create index on registry_enterprise (substr(uscc, 9, 9)) where merged_into is null;
create index on registry_enterprise (head) where head is not null;
alter table registry_enterprise enable row level security;
alter table registry_enterprise force row level security;
create policy own_reach on registry_enterprise for select using (
  (select may('registry.enterprise.read'))
  or ((select may('registry.enterprise.read-district')) and district = (select registry_acting_district()))
  or ((select may('registry.own.read')) and organisation_id = (select acting_organisation())));
create policy enter on registry_enterprise for insert with check (
  (select may('registry.enterprise.edit')) or (select may('registry.enterprise.import')));
create policy change on registry_enterprise for update using (
  (select may('registry.enterprise.edit')) or (select may('registry.enterprise.import'))
  or (select may('registry.change.decide')));
grant select, insert, update on registry_enterprise to wstc_app;

-- The facts of an entry, as sheets, versions and comparisons hold them.
create function registry_facts(e registry_enterprise) returns jsonb language sql stable parallel safe
  return to_jsonb(e) - '{id,search,name_key,organisation_id,merged_into,synthetic,changed_at,revision}'::text[];
grant execute on function registry_facts(registry_enterprise) to wstc_app;

create table registry_version (
  enterprise text not null references registry_enterprise (id),
  revision int not null,
  facts jsonb not null,
  origin text not null check (origin in ('typed', 'import', 'proposal', 'merge', 'demo')),
  reason text not null,
  source text,
  by_person text,
  at timestamptz not null,
  primary key (enterprise, revision)
);
comment on table registry_version is '登记的各个版本 every version of an entry';
comment on column registry_version.enterprise is '[内部] 企业 enterprise';
comment on column registry_version.revision is '[内部] 修订序号 revision';
comment on column registry_version.facts is '[敏感] 登记事项 facts of the version';
comment on column registry_version.origin is '[内部] 来源 where it came from';
comment on column registry_version.reason is '[内部] 原因 reason';
comment on column registry_version.source is '[内部] 来源编号 import, request or merged entry';
comment on column registry_version.by_person is '[敏感] 经办人 person';
comment on column registry_version.at is '[内部] 时间 since when we knew';
alter table registry_version enable row level security;
alter table registry_version force row level security;
-- Whoever sees the entry sees its versions.
create policy with_entry on registry_version for select using (
  (select may('registry.enterprise.read'))
  or exists (select from registry_enterprise e where e.id = enterprise));
create policy own_word on registry_version for insert with check (
  (select acting_system()) or (by_person = (select acting_person())
    and ((select may('registry.enterprise.edit')) or (select may('registry.enterprise.import'))
      or (select may('registry.change.decide')))));
grant select, insert on registry_version to wstc_app;
create trigger append_only before update or delete or truncate on registry_version
  for each statement execute function refuse_change();

create table registry_holding (
  id text primary key,
  -- A code of the register or of elsewhere, or a name abroad.
  holder text not null check (holder <> ''),
  held text not null references registry_enterprise (uscc),
  share numeric(5, 2) not null check (share > 0 and share <= 100),
  from_day date,
  until_day date,
  by_person text,
  at timestamptz not null,
  synthetic boolean not null default false,
  revision int not null default 1 check (revision > 0),
  check (until_day >= from_day),
  check (holder <> held)
);
comment on table registry_holding is '股权关系 who holds how much of whom, from day to day';
comment on column registry_holding.id is '[内部] 编号 id';
comment on column registry_holding.holder is '[内部] 持有人 code or name of the holder';
comment on column registry_holding.held is '[内部] 被持有企业 code of the enterprise held';
comment on column registry_holding.share is '[内部] 比例 share in per cent';
comment on column registry_holding.from_day is '[内部] 起始日 first day';
comment on column registry_holding.until_day is '[内部] 截止日 last day';
comment on column registry_holding.by_person is '[敏感] 经办人 person';
comment on column registry_holding.at is '[内部] 登记时间 entered';
comment on column registry_holding.synthetic is '[公开] 是否演示数据 synthetic demo data';
comment on column registry_holding.revision is '[内部] 修订序号 counts the edits';
create index on registry_holding (held);
create index on registry_holding (holder);
alter table registry_holding enable row level security;
alter table registry_holding force row level security;
create policy own_reach on registry_holding for select using (
  (select may('registry.enterprise.read'))
  or exists (select from registry_enterprise e where e.uscc = held or e.uscc = holder));
create policy enter on registry_holding for insert with check ((select may('registry.enterprise.edit')));
create policy change on registry_holding for update using ((select may('registry.enterprise.edit')));
grant select, insert on registry_holding to wstc_app;
grant update (holder, held, until_day, revision) on registry_holding to wstc_app;

create table registry_import (
  id text primary key,
  file text not null,
  state text not null default 'previewed' check (state in ('previewed', 'confirmed', 'discarded')),
  columns text[] not null,
  ignored text[] not null,
  counts jsonb not null,
  warned int not null,
  by_person text,
  at timestamptz not null,
  settled_at timestamptz,
  check ((state = 'previewed') = (settled_at is null))
);
comment on table registry_import is '名录导入 imports of the register';
comment on column registry_import.id is '[内部] 编号 id';
comment on column registry_import.file is '[内部] 文件名 name of the file';
comment on column registry_import.state is '[内部] 状态 state';
comment on column registry_import.columns is '[内部] 列 columns that the file has';
comment on column registry_import.ignored is '[内部] 未采用的列 titles that nothing is read from';
comment on column registry_import.counts is '[内部] 行数 rows by what they would do';
comment on column registry_import.warned is '[内部] 提示行数 rows with something odd';
comment on column registry_import.by_person is '[敏感] 经办人 person';
comment on column registry_import.at is '[内部] 上传时间 uploaded';
comment on column registry_import.settled_at is '[内部] 办结时间 settled';
alter table registry_import enable row level security;
alter table registry_import force row level security;
create policy importers on registry_import using ((select may('registry.enterprise.import')));
grant select, insert, update on registry_import to wstc_app;

-- Rows of a file until it is settled; of a settled one only the faulty rows stay.
create table registry_import_row (
  import text not null references registry_import (id),
  line int not null,
  act text not null check (act in ('new', 'changed', 'unchanged', 'faulty')),
  uscc text not null,
  facts jsonb not null,
  faults jsonb not null,
  warnings jsonb not null,
  enterprise text not null,
  seen int,
  before jsonb,
  search text,
  primary key (import, line)
);
comment on table registry_import_row is '导入的行 rows of an import';
comment on column registry_import_row.import is '[内部] 导入 import';
comment on column registry_import_row.line is '[内部] 行号 row of the file';
comment on column registry_import_row.act is '[内部] 处理 what it would do';
comment on column registry_import_row.uscc is '[内部] 统一社会信用代码 code as written';
comment on column registry_import_row.facts is '[敏感] 登记事项 facts that the row states';
comment on column registry_import_row.faults is '[敏感] 错误 faults with what was written';
comment on column registry_import_row.warnings is '[内部] 提示 what is odd but no fault';
comment on column registry_import_row.enterprise is '[内部] 企业 entry it is about, or the id it will have';
comment on column registry_import_row.seen is '[内部] 所见修订 revision that the preview compared with';
comment on column registry_import_row.before is '[敏感] 变更前 facts before';
comment on column registry_import_row.search is '[内部] 检索词 words of a new name';
create index on registry_import_row (import, act, line);
create index on registry_import_row (import, uscc);
alter table registry_import_row enable row level security;
alter table registry_import_row force row level security;
create policy importers on registry_import_row using ((select may('registry.enterprise.import')));
grant select, insert, update, delete on registry_import_row to wstc_app;

create table registry_change (
  id text primary key,
  enterprise text not null references registry_enterprise (id),
  organisation text not null,
  state text not null default 'open' check (state in ('open', 'approved', 'refused', 'withdrawn')),
  facts jsonb not null,
  before jsonb,
  reason text not null check (reason <> ''),
  by_person text,
  at timestamptz not null,
  decided_by text,
  decided_at timestamptz,
  decision text not null default '',
  revision int not null default 1 check (revision > 0),
  check ((state = 'open') = (decided_at is null)),
  -- Nobody decides on what he asked for; withdrawing is the asker's own.
  constraint registry_change_four_eyes
    check (state not in ('approved', 'refused') or decided_by is distinct from by_person)
);
comment on table registry_change is '变更申请 changes that enterprises ask for';
comment on column registry_change.id is '[内部] 编号 id';
comment on column registry_change.enterprise is '[内部] 企业 enterprise';
comment on column registry_change.organisation is '[内部] 申请单位 organisation that asks';
comment on column registry_change.state is '[内部] 状态 state';
comment on column registry_change.facts is '[敏感] 申请内容 facts as they should be';
comment on column registry_change.before is '[敏感] 办结时的登记 facts at the decision';
comment on column registry_change.reason is '[内部] 原因 reason';
comment on column registry_change.by_person is '[敏感] 申请人 person';
comment on column registry_change.at is '[内部] 申请时间 asked';
comment on column registry_change.decided_by is '[敏感] 审定人 person who decided';
comment on column registry_change.decided_at is '[内部] 审定时间 decided';
comment on column registry_change.decision is '[内部] 审定意见 word of the decision';
comment on column registry_change.revision is '[内部] 修订序号 counts the edits';
create unique index registry_change_one_open on registry_change (enterprise) where state = 'open';
create index on registry_change (state, id);
alter table registry_change enable row level security;
alter table registry_change force row level security;
create policy own_reach on registry_change for select using (
  (select may('registry.enterprise.read')) or (select may('registry.change.decide'))
  or exists (select from registry_enterprise e where e.id = enterprise));
create policy ask on registry_change for insert with check (
  (select acting_system()) or ((select may('registry.own.change')) and state = 'open'
    and organisation = (select acting_organisation()) and by_person = (select acting_person())
    and exists (select from registry_enterprise e
      where e.id = enterprise and e.organisation_id = (select acting_organisation()))));
create policy decide on registry_change for update using ((select may('registry.change.decide')));
create policy withdraw on registry_change for update
  using (state = 'open' and (select may('registry.own.change')) and organisation = (select acting_organisation()))
  with check (state = 'withdrawn' and organisation = (select acting_organisation()));
grant select, insert on registry_change to wstc_app;
grant update (state, before, decided_by, decided_at, decision, revision) on registry_change to wstc_app;
