-- 接口密钥: keys by which an organisation's own system speaks to the platform.

create table identity_api_key (
  id text primary key,
  organisation_id text not null references identity_organisation (id),
  name text not null check (name <> ''),
  scope text not null check (scope in ('returns')),
  token_hash text not null unique,
  ending text not null check (length(ending) = 4),
  created_by text not null references identity_person (id),
  created_at timestamptz not null,
  until_day date not null,
  last_used_at timestamptz,
  revoked_at timestamptz,
  revoked_by text,
  check (revoked_at is not null or revoked_by is null)
);
comment on table identity_api_key is '接口密钥 keys of an organisation''s own systems';
comment on column identity_api_key.id is '[内部] 编号 id';
comment on column identity_api_key.organisation_id is '[内部] 单位 organisation';
comment on column identity_api_key.name is '[内部] 名称 what the organisation calls it';
comment on column identity_api_key.scope is '[内部] 用途 what it is for';
comment on column identity_api_key.token_hash is '[机密] 密钥摘要 hash of the key';
comment on column identity_api_key.ending is '[内部] 密钥末四位 its last four characters';
comment on column identity_api_key.created_by is '[敏感] 生成人 person who made it and for whom it acts';
comment on column identity_api_key.created_at is '[内部] 生成时间 made';
comment on column identity_api_key.until_day is '[内部] 有效期至 last day';
comment on column identity_api_key.last_used_at is '[内部] 最近使用时间 last used';
comment on column identity_api_key.revoked_at is '[内部] 吊销时间 revoked';
comment on column identity_api_key.revoked_by is '[敏感] 吊销人 person who revoked it';
create index on identity_api_key (organisation_id);
create index on identity_api_key (created_by);
alter table identity_api_key enable row level security;
alter table identity_api_key force row level security;
create policy system_all on identity_api_key using ((select acting_system()));
create policy known on identity_api_key for select using (
  organisation_id = (select acting_organisation()) and (select may('identity.keys.manage')));
create policy make on identity_api_key for insert with check (
  organisation_id = (select acting_organisation()) and created_by = (select acting_person())
  and (select may('identity.keys.manage')));
create policy revoke on identity_api_key for update
  using (organisation_id = (select acting_organisation()) and (select may('identity.keys.manage')))
  with check (revoked_at is not null);
grant select, insert on identity_api_key to wstc_app;
grant update (last_used_at, revoked_at, revoked_by) on identity_api_key to wstc_app;

-- How a draft was filled in, so that the return says so whenever it is handed in.
alter table statistics_draft add column source text not null default 'grid'
  check (source in ('grid', 'sheet', 'api'));
comment on column statistics_draft.source is '[内部] 填报方式 way it was filled in';
