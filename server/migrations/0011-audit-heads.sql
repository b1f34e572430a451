-- The proof of the log: stored nodes, signed heads, keys, receipts; and who keeps heads outside.

-- Perfect nodes above the leaves (RFC 6962 §2.1): node (l, i) covers leaves i·2^l … (i+1)·2^l − 1.
create table audit_node (
  level smallint check (level between 1 and 62),
  index bigint check (index >= 0),
  hash bytea not null check (octet_length(hash) = 32),
  primary key (level, index)
);

create table audit_key (
  number int primary key check (number >= 0),
  id text not null unique check (id ~ '^[0-9a-f]{32}$'),
  log text not null,
  suite text not null check (suite in ('international', 'sm')),
  public_key text not null check (public_key ~ '^([0-9a-f]{64}|04[0-9a-f]{128})$'),
  from_at timestamptz not null,
  first_head bigint not null check (first_head >= 0),
  previous text references audit_key (id),
  proof text not null,
  handover text,
  check ((number = 0) = (previous is null) and (number = 0) = (handover is null))
);

create table audit_head (
  number bigint primary key check (number >= 0),
  log text not null,
  size bigint not null check (size > 0),
  root text not null check (root ~ '^[0-9a-f]{64}$'),
  at timestamptz not null,
  previous text check (previous ~ '^[0-9a-f]{64}$'),
  key text not null references audit_key (id),
  signature text not null,
  check ((number = 0) = (previous is null))
);

create table audit_receipt (
  id text primary key,
  entry_id text not null references audit_entry (id),
  subject_kind text not null,
  subject_id text not null,
  person text,
  organisation text,
  at timestamptz not null,
  receipt jsonb not null check (jsonb_typeof(receipt) = 'object'),
  content jsonb not null
);
create index on audit_receipt (subject_kind, subject_id);

-- Each check of the own log with what it found.
create table audit_check (
  id text primary key,
  at timestamptz not null,
  by_person text,
  ok boolean not null,
  size bigint not null,
  found int not null check (found >= 0),
  report jsonb not null check (jsonb_typeof(report) = 'object'),
  check (ok = (found = 0))
);

-- Who is mailed the heads, as versions: the highest holds.
create table audit_keeper_list (
  version int primary key check (version >= 1),
  at timestamptz not null,
  by_person text,
  keepers jsonb not null check (jsonb_typeof(keepers) = 'array')
);

create table audit_head_mail (
  id text primary key,
  head bigint not null references audit_head (number),
  keeper text not null,
  address text not null,
  mail text not null,
  at timestamptz not null
);
create index on audit_head_mail (head);

do $$
declare t text;
begin
  foreach t in array array['audit_node', 'audit_key', 'audit_head', 'audit_receipt', 'audit_check',
    'audit_keeper_list', 'audit_head_mail']
  loop
    execute format('create trigger append_only before update or delete or truncate on %I
      for each statement execute function refuse_change()', t);
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('grant select, insert on %I to wstc_app', t);
  end loop;
end $$;

-- Heads and public keys are there to be kept by everyone.
create policy everyone_reads on audit_key for select using (true);
create policy system_adds on audit_key for insert with check ((select acting_system()));
create policy everyone_reads on audit_head for select using (true);
create policy system_adds on audit_head for insert with check ((select acting_system()));
create policy auditor_reads on audit_node for select using ((select may('audit.entries.read')));
create policy system_adds on audit_node for insert with check ((select acting_system()));
-- A receipt holds what was handed in: it is for whoever acted and the organisation acted for. The
-- audit administrator sees the entry and not the content.
create policy own on audit_receipt for select using ((select acting_system())
  or person = (select acting_person()) or organisation = (select acting_organisation()));
create policy own_name on audit_receipt for insert with check ((select acting_system())
  or (person is not distinct from (select acting_person())
    and organisation is not distinct from (select acting_organisation())));
create policy auditor_reads on audit_check for select using ((select may('audit.entries.read')));
create policy system_adds on audit_check for insert with check ((select acting_system()));
create policy auditor_reads on audit_keeper_list for select using ((select may('audit.entries.read')));
create policy auditor_adds on audit_keeper_list for insert with check ((select acting_system())
  or ((select may('audit.log.manage')) and by_person = (select acting_person())));
create policy auditor_reads on audit_head_mail for select using ((select may('audit.entries.read')));
create policy system_adds on audit_head_mail for insert with check ((select acting_system()));

-- Whoever writes, the places at the end are the next ones; asked once per statement.
drop trigger follows on audit_leaf;
drop function audit_leaf_follows();
create function audit_leaves_follow() returns trigger language plpgsql as $$
declare first bigint; last bigint; added bigint;
begin
  select min(index), max(index), count(*) into first, last, added from new_leaves;
  if added > 0 and (last - first + 1 <> added
    or (first > 0 and not exists (select from audit_leaf where index = first - 1))
    or exists (select from audit_leaf where index > last)) then
    raise exception 'place % does not follow the last one', first using errcode = 'check_violation';
  end if;
  return null;
end $$;
create trigger follows after insert on audit_leaf referencing new table as new_leaves
  for each statement execute function audit_leaves_follow();

comment on table audit_node is '审计日志的树节点 perfect nodes of the Merkle tree';
comment on column audit_node.level is '[内部] 层 level above the leaves';
comment on column audit_node.index is '[内部] 序号 place in the level';
comment on column audit_node.hash is '[内部] 哈希 hash of the node';
comment on table audit_key is '审计签名公钥 public keys of the log, each signed by the one before';
comment on column audit_key.number is '[公开] 序号 number from 0';
comment on column audit_key.id is '[公开] 编号 fingerprint of suite and public key';
comment on column audit_key.log is '[公开] 日志编号 id of the first key';
comment on column audit_key.suite is '[公开] 密码套件 suite';
comment on column audit_key.public_key is '[公开] 公钥 public key';
comment on column audit_key.from_at is '[公开] 启用时间 signs from';
comment on column audit_key.first_head is '[公开] 启用树头序号 first head it signs';
comment on column audit_key.previous is '[公开] 上一公钥 key before';
comment on column audit_key.proof is '[公开] 自签名 signature by the key itself';
comment on column audit_key.handover is '[公开] 交接签名 signature by the key before';
comment on table audit_head is '签名树头 signed heads of the log';
comment on column audit_head.number is '[公开] 序号 number from 0';
comment on column audit_head.log is '[公开] 日志编号 log';
comment on column audit_head.size is '[公开] 记录数 entries';
comment on column audit_head.root is '[公开] 根哈希 root';
comment on column audit_head.at is '[公开] 签发时间 signed at';
comment on column audit_head.previous is '[公开] 上一树头 hash of the head before';
comment on column audit_head.key is '[公开] 签名公钥 key';
comment on column audit_head.signature is '[公开] 签名 signature';
comment on table audit_receipt is '回执 receipts of acknowledged acts';
comment on column audit_receipt.id is '[内部] 编号 id';
comment on column audit_receipt.entry_id is '[内部] 审计记录 entry of the act';
comment on column audit_receipt.subject_kind is '[内部] 对象类别 kind of thing';
comment on column audit_receipt.subject_id is '[内部] 对象编号 id of the thing';
comment on column audit_receipt.person is '[敏感] 人员编号 who acted';
comment on column audit_receipt.organisation is '[内部] 单位编号 acted for';
comment on column audit_receipt.at is '[内部] 时间 acknowledged at';
comment on column audit_receipt.receipt is '[敏感] 回执内容 the signed receipt';
comment on column audit_receipt.content is '[敏感] 所确认的内容 what was acknowledged';
comment on table audit_check is '审计日志核验 checks of the own log';
comment on column audit_check.id is '[内部] 编号 id';
comment on column audit_check.at is '[内部] 时间 checked at';
comment on column audit_check.by_person is '[敏感] 发起人编号 who asked; null by clock';
comment on column audit_check.ok is '[内部] 是否通过 nothing found';
comment on column audit_check.size is '[内部] 核验记录数 entries checked';
comment on column audit_check.found is '[内部] 问题数 findings';
comment on column audit_check.report is '[内部] 核验结果 report';
comment on table audit_keeper_list is '树头保管单位名单 who is mailed the heads';
comment on column audit_keeper_list.version is '[内部] 版本 version';
comment on column audit_keeper_list.at is '[内部] 时间 set at';
comment on column audit_keeper_list.by_person is '[敏感] 设置人编号 set by';
comment on column audit_keeper_list.keepers is '[敏感] 名单 names and addresses';
comment on table audit_head_mail is '树头寄送记录 heads mailed';
comment on column audit_head_mail.id is '[内部] 编号 id';
comment on column audit_head_mail.head is '[内部] 树头序号 head';
comment on column audit_head_mail.keeper is '[内部] 保管单位 name of the keeper';
comment on column audit_head_mail.address is '[敏感] 邮箱 address';
comment on column audit_head_mail.mail is '[内部] 邮件编号 mail';
comment on column audit_head_mail.at is '[内部] 时间 queued at';
