-- Writes that a client may send again: the key it gave, what it asked for, and what it was answered.
create table platform_request (
  person text not null,
  key text not null check (length(key) between 8 and 128),
  operation text not null,
  fingerprint bytea not null check (octet_length(fingerprint) = 32),
  -- What the act's transaction answered, where the reply is put together after it.
  memo jsonb,
  status smallint check (status between 200 and 299),
  reply text,
  at timestamptz not null,
  primary key (person, key)
);
create index on platform_request (at);
alter table platform_request enable row level security;
alter table platform_request force row level security;
create policy system_all on platform_request using ((select acting_system()));
create policy own_read on platform_request for select using (person = (select acting_person()));
create policy own_key on platform_request for insert with check (person = (select acting_person()));
create policy own_reply on platform_request for update using (person = (select acting_person()));
grant select, insert, update, delete on platform_request to wstc_app;

comment on table platform_request is '已受理的请求 writes answered, kept for a while so that a repeated one is not done twice';
comment on column platform_request.person is '[敏感] 人员编号 id of the person who sent it';
comment on column platform_request.key is '[内部] 幂等键 key given by the client';
comment on column platform_request.operation is '[内部] 操作 operation as named in the contracts';
comment on column platform_request.fingerprint is '[内部] 指纹 SHA-256 of operation, parameters, revision and body';
comment on column platform_request.memo is '[敏感] 事务结果 what the transaction answered';
comment on column platform_request.status is '[内部] 状态码 HTTP status answered';
comment on column platform_request.reply is '[敏感] 应答 JSON body answered';
comment on column platform_request.at is '[内部] 时间 when it was first received';

-- What persons edit counts its revisions, so that nobody overwrites what he has not seen.
alter table identity_person add column revision int not null default 1 check (revision > 0);
alter table identity_organisation add column revision int not null default 1 check (revision > 0);
comment on column identity_person.revision is '[内部] 修订序号 counts the edits';
comment on column identity_organisation.revision is '[内部] 修订序号 counts the edits';
