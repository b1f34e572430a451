-- The log of acts and of confidential reads: only ever appended to.
create table audit_entry (
  id text primary key,
  at timestamptz not null,
  kind text not null check (kind in ('act', 'read')),
  actor_kind text not null check (actor_kind in ('anonymous', 'person', 'system')),
  person text,
  organisation text,
  -- Whose right was used, where the person held it only as a deputy.
  on_behalf_of text,
  action text not null check (action ~ '^[a-z0-9-]+(\.[a-z0-9-]+){1,3}$'),
  subject_kind text not null,
  subject_id text not null,
  details jsonb not null default '{}' check (jsonb_typeof(details) = 'object'),
  request_id text not null,
  address text not null,
  -- SHA-256(0x00 ‖ canonical JSON of the entry), RFC 6962 §2.1.
  leaf bytea not null check (octet_length(leaf) = 32),
  check ((actor_kind = 'person') = (person is not null) or actor_kind = 'system')
);
create index on audit_entry (person, id desc);
create index on audit_entry (organisation, id desc);
create index on audit_entry (action text_pattern_ops, id desc);
create index on audit_entry (subject_kind, subject_id, id desc);
create index on audit_entry (request_id);
create index on audit_entry (at);

-- The order of the log: places are contiguous from 0 and never change hands.
create table audit_leaf (
  index bigint primary key check (index >= 0),
  entry_id text not null unique references audit_entry (id),
  hash bytea not null check (octet_length(hash) = 32)
);

-- Entries that wait for their place. Not part of the log: a row lost here is found by comparing
-- entries with leaves.
create table audit_pending (
  entry_id text primary key references audit_entry (id)
);

create trigger append_only before update or delete or truncate on audit_entry
  for each statement execute function refuse_change();
create trigger append_only before update or delete or truncate on audit_leaf
  for each statement execute function refuse_change();

-- Whoever writes, the place at the end is the next one.
create function audit_leaf_follows() returns trigger language plpgsql as $$
begin
  if new.index <> coalesce((select max(index) + 1 from audit_leaf), 0) then
    raise exception 'place % does not follow the last one', new.index using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger follows before insert on audit_leaf
  for each row execute function audit_leaf_follows();

alter table audit_entry enable row level security;
alter table audit_entry force row level security;
create policy own_or_auditor on audit_entry for select
  using (person = (select acting_person()) or (select may('audit.entries.read')));
create policy own_name on audit_entry for insert
  with check ((select acting_system())
    or (actor_kind = (select acting_kind()) and person is not distinct from (select acting_person())));
grant select, insert on audit_entry to wstc_app;

alter table audit_leaf enable row level security;
alter table audit_leaf force row level security;
create policy as_entry on audit_leaf for select
  using ((select may('audit.entries.read'))
    or exists (select from audit_entry e where e.id = entry_id and e.person = (select acting_person())));
create policy system_appends on audit_leaf for insert with check ((select acting_system()));
grant select, insert on audit_leaf to wstc_app;

alter table audit_pending enable row level security;
alter table audit_pending force row level security;
create policy system_all on audit_pending using ((select acting_system()));
create policy act_queues on audit_pending for insert with check (true);
grant select, insert, delete on audit_pending to wstc_app;

comment on table audit_entry is '审计记录 every act and every confidential read';
comment on column audit_entry.id is '[内部] 编号 id, sorts by time';
comment on column audit_entry.at is '[内部] 时间 instant';
comment on column audit_entry.kind is '[内部] 操作或查阅 act or read';
comment on column audit_entry.actor_kind is '[内部] 主体类别 anonymous, person or system';
comment on column audit_entry.person is '[敏感] 人员编号 id of the person';
comment on column audit_entry.organisation is '[内部] 单位编号 id of the organisation';
comment on column audit_entry.on_behalf_of is '[敏感] 委托人编号 whose right was used';
comment on column audit_entry.action is '[内部] 动作 what was done';
comment on column audit_entry.subject_kind is '[内部] 对象类别 kind of thing';
comment on column audit_entry.subject_id is '[敏感] 对象编号 id of the thing';
comment on column audit_entry.details is '[敏感] 详情 ids and plain facts';
comment on column audit_entry.request_id is '[内部] 请求编号 request';
comment on column audit_entry.address is '[敏感] 网络地址 network address';
comment on column audit_entry.leaf is '[内部] 叶哈希 hash of the leaf';
comment on table audit_leaf is '审计日志次序 the order of the log';
comment on column audit_leaf.index is '[内部] 序号 place from 0';
comment on column audit_leaf.entry_id is '[内部] 记录编号 entry';
comment on column audit_leaf.hash is '[内部] 叶哈希 hash of the leaf';
comment on table audit_pending is '待排序的审计记录 entries that wait for their place';
comment on column audit_pending.entry_id is '[内部] 记录编号 entry';

-- Classes of the platform's own columns.
comment on table platform_job is '后台任务 work by clock or queue';
comment on column platform_job.id is '[内部] 编号 id';
comment on column platform_job.kind is '[内部] 种类 kind';
comment on column platform_job.payload is '[敏感] 内容 what to do';
comment on column platform_job.state is '[内部] 状态 state';
comment on column platform_job.key is '[内部] 唯一键 at most one job per key';
comment on column platform_job.run_at is '[内部] 最早执行时间 not before';
comment on column platform_job.locked_until is '[内部] 租约到期时间 end of the lease';
comment on column platform_job.attempts is '[内部] 尝试次数 attempts so far';
comment on column platform_job.max_attempts is '[内部] 最多尝试次数 attempts at most';
comment on column platform_job.done_steps is '[内部] 已完成步数 steps done';
comment on column platform_job.total_steps is '[内部] 总步数 steps in all';
comment on column platform_job.result is '[敏感] 结果 result';
comment on column platform_job.error is '[内部] 错误 error of the last attempt';
comment on column platform_job.owner_person is '[敏感] 发起人编号 person who asked for it';
comment on column platform_job.created_at is '[内部] 创建时间 created';
comment on column platform_job.finished_at is '[内部] 完成时间 finished';
comment on table platform_fact is '安装信息 small facts of the installation';
comment on column platform_fact.name is '[内部] 名称 name';
comment on column platform_fact.value is '[内部] 值 value';
