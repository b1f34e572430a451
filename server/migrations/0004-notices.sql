-- Messages to people, in the product and by mail.
create table notices_notice (
  id text primary key,
  person text not null,
  kind text not null,
  values jsonb not null default '{}',
  link text check (link ~ '^/[^/\\]' or link = '/'),
  -- Notices of one bundle are shown as one; at most one notice per person and key.
  bundle text,
  key text,
  at timestamptz not null,
  read_at timestamptz,
  mailed_at timestamptz,
  unique (person, key)
);
-- The order of the list: unread first, newest first.
create index on notices_notice (person, (read_at is not null), id desc);
create index on notices_notice (id) where read_at is null and mailed_at is null;

create table notices_preference (
  person text primary key,
  digest_time text not null check (digest_time in ('08:30', '13:30', '17:00')),
  quiet jsonb not null default '[]',
  kinds jsonb not null default '{}'
);

create table notices_mail (
  id text primary key,
  recipient text not null,
  language text not null check (language in ('zh-CN', 'en')),
  subject text not null,
  -- Emptied once the mail has been handed over: it may hold a link that opens an account.
  body text,
  state text not null default 'queued' check (state in ('queued', 'sent', 'failed')),
  attempts int not null default 0 check (attempts >= 0),
  error text,
  created_at timestamptz not null,
  sent_at timestamptz,
  check ((state = 'sent') = (sent_at is not null)),
  check (state <> 'sent' or body is null)
);
create index on notices_mail (created_at);

alter table notices_notice enable row level security;
alter table notices_notice force row level security;
create policy system_all on notices_notice using ((select acting_system()));
create policy own_read on notices_notice for select using (person = (select acting_person()));
create policy own_mark on notices_notice for update using (person = (select acting_person()));
-- Whoever acts may tell someone; an anonymous caller tells nobody.
create policy acts_tell on notices_notice for insert
  with check ((select acting_kind()) <> 'anonymous' and read_at is null and mailed_at is null);
grant select, insert, delete on notices_notice to wstc_app;
grant update (read_at, mailed_at) on notices_notice to wstc_app;

alter table notices_preference enable row level security;
alter table notices_preference force row level security;
create policy system_all on notices_preference using ((select acting_system()));
create policy own on notices_preference using (person = (select acting_person()));
grant select, insert, update, delete on notices_preference to wstc_app;

alter table notices_mail enable row level security;
alter table notices_mail force row level security;
create policy system_all on notices_mail using ((select acting_system()));
-- A forgotten password is asked for by nobody known yet.
create policy acts_queue on notices_mail for insert with check (state = 'queued');
grant select, insert, update, delete on notices_mail to wstc_app;

comment on table notices_notice is '通知 messages in the product';
comment on column notices_notice.id is '[内部] 编号 id, sorts by time';
comment on column notices_notice.person is '[敏感] 收件人编号 reader';
comment on column notices_notice.kind is '[内部] 种类 kind';
comment on column notices_notice.values is '[敏感] 填充内容 what fills the text';
comment on column notices_notice.link is '[内部] 链接 path of the page it leads to';
comment on column notices_notice.bundle is '[内部] 合并键 shown as one';
comment on column notices_notice.key is '[内部] 唯一键 at most once per reader';
comment on column notices_notice.at is '[内部] 时间 instant';
comment on column notices_notice.read_at is '[内部] 阅读时间 read';
comment on column notices_notice.mailed_at is '[内部] 列入摘要邮件的时间 put into a digest';
comment on table notices_preference is '通知设置 how a reader receives notices';
comment on column notices_preference.person is '[敏感] 人员编号 reader';
comment on column notices_preference.digest_time is '[内部] 摘要邮件时间 time of the digest, Asia/Shanghai';
comment on column notices_preference.quiet is '[敏感] 免打扰日期 days without a digest';
comment on column notices_preference.kinds is '[内部] 各类通知的接收方式 delivery by kind';
comment on table notices_mail is '发件箱 mail to be handed over';
comment on column notices_mail.id is '[内部] 编号 id';
comment on column notices_mail.recipient is '[敏感] 收件地址 address';
comment on column notices_mail.language is '[内部] 语言 language';
comment on column notices_mail.subject is '[敏感] 主题 subject';
comment on column notices_mail.body is '[机密] 正文 text, until it is sent';
comment on column notices_mail.state is '[内部] 状态 state';
comment on column notices_mail.attempts is '[内部] 尝试次数 attempts';
comment on column notices_mail.error is '[内部] 错误 last error';
comment on column notices_mail.created_at is '[内部] 创建时间 created';
comment on column notices_mail.sent_at is '[内部] 发送时间 sent';
