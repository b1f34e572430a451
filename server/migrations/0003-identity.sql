-- Organisations, people, what they may do, and how they sign in.
create table identity_organisation (
  id text primary key check (id ~ '^[a-z0-9][a-z0-9-]{1,62}$'),
  kind text not null
    check (kind in ('department', 'enterprise', 'bank', 'expert-body', 'agency', 'platform')),
  name_zh text not null check (name_zh <> ''),
  name_en text not null check (name_en <> ''),
  short_zh text not null check (short_zh <> ''),
  short_en text not null check (short_en <> ''),
  aliases text[] not null default '{}',
  level text check (level in ('city', 'party', 'province', 'central', 'zone', 'district')),
  uscc text unique check (uscc ~ '^[0-9A-HJ-NPQRTUWXY]{18}$'),
  active boolean not null default true,
  synthetic boolean not null default false,
  created_at timestamptz not null
);

create table identity_person (
  id text primary key,
  organisation_id text not null references identity_organisation (id),
  name text not null check (name <> ''),
  login text not null check (login ~ '^[A-Za-z0-9][A-Za-z0-9._@-]{2,63}$'),
  email text not null check (email like '%_@_%'),
  language text not null default 'zh-CN' check (language in ('zh-CN', 'en')),
  state text not null check (state in ('invited', 'active', 'inactive')),
  -- An account is made either for ordinary roles or for one administrator role, for good.
  estate text not null default 'ordinary'
    check (estate in ('ordinary', 'system-admin', 'security-admin', 'audit-admin')),
  synthetic boolean not null default false,
  created_at timestamptz not null,
  unique (id, estate),
  unique (id, organisation_id)
);
create unique index identity_person_login on identity_person (lower(login));
create index on identity_person (lower(email));
create index on identity_person (organisation_id, id);

-- Only sign-in reads this: no person's rights reach it.
create table identity_credential (
  person_id text primary key references identity_person (id),
  password_hash text,
  password_set_at timestamptz,
  must_change_password boolean not null default false,
  totp_secret text,
  totp_confirmed_at timestamptz,
  totp_last_step bigint not null default 0
);
create table identity_recovery_code (
  person_id text not null references identity_person (id),
  code_hash text not null,
  used_at timestamptz,
  primary key (person_id, code_hash)
);

create table identity_role_grant (
  id text primary key,
  person_id text not null,
  role text not null check (role ~ '^[a-z]+(-[a-z]+)*$'),
  estate text not null generated always as (
    case when role in ('system-admin', 'security-admin', 'audit-admin') then role else 'ordinary' end
  ) stored,
  granted_by text references identity_person (id),
  granted_at timestamptz not null,
  from_day date,
  until_day date,
  reason text not null,
  revoked_at timestamptz,
  revoked_by text references identity_person (id),
  check (until_day >= from_day),
  -- The three administrators exclude each other and every other role, in the past too.
  constraint identity_one_estate foreign key (person_id, estate) references identity_person (id, estate)
);
create unique index identity_role_once on identity_role_grant (person_id, role) where revoked_at is null;

create table identity_delegation (
  id text primary key,
  organisation_id text not null references identity_organisation (id),
  from_person text not null,
  to_person text not null,
  permissions text[] not null check (cardinality(permissions) > 0),
  from_day date not null,
  until_day date not null,
  reason text not null check (reason <> ''),
  created_at timestamptz not null,
  created_by text not null references identity_person (id),
  revoked_at timestamptz,
  revoked_by text references identity_person (id),
  check (from_person <> to_person),
  check (until_day between from_day and from_day + 366),
  -- Delegator and deputy belong to the same organisation.
  foreign key (from_person, organisation_id) references identity_person (id, organisation_id),
  foreign key (to_person, organisation_id) references identity_person (id, organisation_id)
);
create index on identity_delegation (to_person) where revoked_at is null;
create index on identity_delegation (from_person);

create table identity_session (
  id text primary key,
  token_hash text not null unique,
  person_id text not null references identity_person (id),
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null,
  address text not null,
  agent text not null,
  method text not null check (method in ('password', 'second-factor', 'single-sign-on')),
  revoked_at timestamptz
);
create index on identity_session (person_id, id desc);

-- Browsers that a person signed in from before: failures elsewhere do not lock these out.
create table identity_device (
  id text primary key,
  token_hash text not null unique,
  person_id text not null references identity_person (id),
  created_at timestamptz not null,
  last_used_at timestamptz not null
);
create index on identity_device (person_id);

-- A sign-in between its first and second step.
create table identity_challenge (
  token_hash text primary key,
  person_id text not null references identity_person (id),
  device_id text references identity_device (id) on delete set null,
  single_sign_on boolean not null,
  expires_at timestamptz not null,
  used_at timestamptz
);

create table identity_token (
  token_hash text primary key,
  purpose text not null check (purpose in ('invitation', 'reset')),
  person_id text not null references identity_person (id),
  created_by text references identity_person (id),
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz
);
create index on identity_token (person_id);

-- Failed attempts; subjects are hashed, and need not exist.
create table identity_attempt (
  scope text not null check (scope in ('pair', 'account', 'address', 'device', 'factor')),
  subject text not null,
  failures int not null check (failures >= 0),
  last_failed_at timestamptz not null,
  blocked_until timestamptz,
  primary key (scope, subject)
);
create index on identity_attempt (last_failed_at);

create table identity_subject (
  issuer text not null,
  subject text not null,
  person_id text not null references identity_person (id),
  linked_at timestamptz not null,
  primary key (issuer, subject)
);
create index on identity_subject (person_id);

do $$
declare name text;
begin
  for name in select table_name from information_schema.tables
    where table_schema = current_schema and table_name like 'identity\_%'
  loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy system_all on %I using ((select acting_system()))', name);
    execute format('grant select, insert, update on %I to wstc_app', name);
  end loop;
end $$;
grant delete on identity_recovery_code, identity_session, identity_device, identity_challenge,
  identity_token, identity_attempt to wstc_app;

-- Departments are public; other organisations are known to themselves and to administrators.
create policy known on identity_organisation for select using (
  kind = 'department'
  or id = (select acting_organisation())
  or (select may('identity.organisations.manage'))
  or (select may('identity.accounts.manage'))
  or (select may('identity.roles.grant'))
  or (select may('identity.access.explain')));
create policy manage_insert on identity_organisation for insert
  with check ((select may('identity.organisations.manage')));
create policy manage_update on identity_organisation for update
  using ((select may('identity.organisations.manage')));

create policy known on identity_person for select using (
  id = (select acting_person())
  or (organisation_id = (select acting_organisation()) and (select may('identity.people.read')))
  or (select may('identity.accounts.manage'))
  or (select may('identity.roles.grant'))
  or (select may('identity.access.explain')));
create policy manage_insert on identity_person for insert with check (
  (organisation_id = (select acting_organisation()) and (select may('identity.people.manage'))
    and estate = 'ordinary')
  or (select may('identity.accounts.manage')));
create policy own_update on identity_person for update
  using (id = (select acting_person()))
  with check (id = (select acting_person()) and organisation_id = (select acting_organisation()));
create policy manage_update on identity_person for update
  using ((organisation_id = (select acting_organisation()) and (select may('identity.people.manage')))
    or (select may('identity.accounts.manage')))
  with check ((organisation_id = (select acting_organisation()) and (select may('identity.people.manage')))
    or (select may('identity.accounts.manage')));
-- An account without any role yet may be set aside for an administrator.
create policy estate_update on identity_person for update
  using ((select may('identity.roles.grant')));

create policy known on identity_role_grant for select using (
  person_id = (select acting_person())
  or (select may('identity.roles.grant'))
  or (select may('identity.access.explain'))
  or (select may('identity.accounts.manage'))
  or ((select may('identity.people.read')) and exists (
    select from identity_person p
    where p.id = person_id and p.organisation_id = (select acting_organisation()))));
create policy grant_insert on identity_role_grant for insert with check (
  person_id <> (select acting_person()) and (
    (select may('identity.roles.grant'))
    or ((select may('identity.people.manage'))
      and role in ('department-head', 'department-officer', 'enterprise-admin',
        'enterprise-reporter', 'bank-officer', 'expert', 'agency-analyst')
      and exists (select from identity_person p
        where p.id = person_id and p.organisation_id = (select acting_organisation())))));
create policy grant_update on identity_role_grant for update using (
  (select may('identity.roles.grant'))
  or ((select may('identity.people.manage'))
    and role in ('department-head', 'department-officer', 'enterprise-admin',
      'enterprise-reporter', 'bank-officer', 'expert', 'agency-analyst')
    and exists (select from identity_person p
      where p.id = person_id and p.organisation_id = (select acting_organisation()))));

create policy known on identity_delegation for select using (
  from_person = (select acting_person())
  or to_person = (select acting_person())
  or (organisation_id = (select acting_organisation()) and (select may('identity.people.manage')))
  or (select may('identity.access.explain')));
create policy delegate on identity_delegation for insert with check (
  from_person = (select acting_person())
  and organisation_id = (select acting_organisation())
  and (select may('identity.duty.delegate')));
create policy revoke on identity_delegation for update
  using (from_person = (select acting_person())
    or (organisation_id = (select acting_organisation()) and (select may('identity.people.manage'))))
  with check (revoked_at is not null);

create policy own on identity_session for select using (person_id = (select acting_person()));
create policy own_revoke on identity_session for update
  using (person_id = (select acting_person())) with check (revoked_at is not null);

-- The two functions below run as the owner, which nobody logs in as.
create policy definer_reads on identity_person for select to wstc_owner using (true);
create policy definer_reads on identity_role_grant for select to wstc_owner using (true);

-- Names and holders of duties, whoever asks: who may be shown them, the caller decides. No login,
-- mail address or state leaves here.
create function identity_names(ids text[]) returns table (id text, name text)
  language sql stable security definer set search_path = wstc as $$
  select p.id, p.name from identity_person p where p.id = any (ids)
$$;
create function identity_holders(roles text[], organisation text, on_day date)
  returns table (id text, name text, role text, organisation_id text)
  language sql stable security definer set search_path = wstc as $$
  select p.id, p.name, g.role, p.organisation_id
  from identity_person p join identity_role_grant g on g.person_id = p.id
  where p.state = 'active' and g.revoked_at is null and g.role = any (roles)
    and (organisation is null or p.organisation_id = organisation)
    and coalesce(g.from_day <= on_day, true) and coalesce(g.until_day >= on_day, true)
  order by p.id
$$;
grant execute on function identity_names(text[]), identity_holders(text[], text, date) to wstc_app;

comment on table identity_organisation is '单位 organisations';
comment on column identity_organisation.id is '[公开] 编号 slug';
comment on column identity_organisation.kind is '[公开] 类别 kind';
comment on column identity_organisation.name_zh is '[公开] 中文名称 name in Chinese';
comment on column identity_organisation.name_en is '[公开] 英文名称 name in English';
comment on column identity_organisation.short_zh is '[公开] 中文简称 short name in Chinese';
comment on column identity_organisation.short_en is '[公开] 英文简称 short name in English';
comment on column identity_organisation.aliases is '[公开] 别名 other spellings';
comment on column identity_organisation.level is '[公开] 层级 level of a department';
comment on column identity_organisation.uscc is '[内部] 统一社会信用代码 GB 32100-2015';
comment on column identity_organisation.active is '[内部] 是否启用 in use';
comment on column identity_organisation.synthetic is '[公开] 演示数据 synthetic';
comment on column identity_organisation.created_at is '[内部] 创建时间 created';
comment on table identity_person is '人员 people with an account';
comment on column identity_person.id is '[内部] 编号 id';
comment on column identity_person.organisation_id is '[内部] 所属单位 organisation';
comment on column identity_person.name is '[内部] 姓名 name';
comment on column identity_person.login is '[敏感] 登录名 login, unique without regard to case';
comment on column identity_person.email is '[敏感] 电子邮箱 mail address';
comment on column identity_person.language is '[内部] 语言 language';
comment on column identity_person.state is '[内部] 状态 invited, active or inactive';
comment on column identity_person.estate is '[内部] 账号性质 ordinary, or the one administrator role';
comment on column identity_person.synthetic is '[内部] 演示数据 synthetic';
comment on column identity_person.created_at is '[内部] 创建时间 created';
comment on table identity_credential is '登录凭据 what proves who signs in';
comment on column identity_credential.person_id is '[内部] 人员 person';
comment on column identity_credential.password_hash is '[机密] 口令散列 argon2id';
comment on column identity_credential.password_set_at is '[内部] 口令设置时间 when it was set';
comment on column identity_credential.must_change_password is '[内部] 须改口令 must be changed at sign-in';
comment on column identity_credential.totp_secret is '[机密] 动态口令密钥（加密） TOTP secret, AES-256-GCM';
comment on column identity_credential.totp_confirmed_at is '[内部] 绑定时间 when enrolment was confirmed';
comment on column identity_credential.totp_last_step is '[内部] 最近一次时间步 last step used; none is used twice';
comment on table identity_recovery_code is '恢复码 one-time codes in place of the second factor';
comment on column identity_recovery_code.person_id is '[内部] 人员 person';
comment on column identity_recovery_code.code_hash is '[机密] 散列 hash';
comment on column identity_recovery_code.used_at is '[内部] 使用时间 used';
comment on table identity_role_grant is '角色授予 roles granted';
comment on column identity_role_grant.id is '[内部] 编号 id';
comment on column identity_role_grant.person_id is '[内部] 人员 person';
comment on column identity_role_grant.role is '[内部] 角色 role';
comment on column identity_role_grant.estate is '[内部] 账号性质 estate that the role needs';
comment on column identity_role_grant.granted_by is '[内部] 授予人 granted by; empty for the platform';
comment on column identity_role_grant.granted_at is '[内部] 授予时间 granted';
comment on column identity_role_grant.from_day is '[内部] 起始日 first day';
comment on column identity_role_grant.until_day is '[内部] 截止日 last day';
comment on column identity_role_grant.reason is '[内部] 理由 reason';
comment on column identity_role_grant.revoked_at is '[内部] 撤销时间 revoked';
comment on column identity_role_grant.revoked_by is '[内部] 撤销人 revoked by';
comment on table identity_delegation is '职责委托 duties delegated to a deputy for a time';
comment on column identity_delegation.id is '[内部] 编号 id';
comment on column identity_delegation.organisation_id is '[内部] 单位 organisation';
comment on column identity_delegation.from_person is '[内部] 委托人 delegator';
comment on column identity_delegation.to_person is '[内部] 代理人 deputy';
comment on column identity_delegation.permissions is '[内部] 权限 rights delegated';
comment on column identity_delegation.from_day is '[内部] 起始日 first day';
comment on column identity_delegation.until_day is '[内部] 截止日 last day';
comment on column identity_delegation.reason is '[内部] 理由 reason';
comment on column identity_delegation.created_at is '[内部] 创建时间 created';
comment on column identity_delegation.created_by is '[内部] 创建人 created by';
comment on column identity_delegation.revoked_at is '[内部] 撤销时间 revoked';
comment on column identity_delegation.revoked_by is '[内部] 撤销人 revoked by';
comment on table identity_session is '会话 sessions';
comment on column identity_session.id is '[内部] 编号 id';
comment on column identity_session.token_hash is '[机密] 令牌散列 SHA-256 of the token';
comment on column identity_session.person_id is '[内部] 人员 person';
comment on column identity_session.created_at is '[内部] 登录时间 signed in';
comment on column identity_session.last_seen_at is '[内部] 最近活动 last seen, to the minute';
comment on column identity_session.expires_at is '[内部] 到期时间 end at the latest';
comment on column identity_session.address is '[敏感] 网络地址 network address';
comment on column identity_session.agent is '[敏感] 浏览器 browser';
comment on column identity_session.method is '[内部] 登录方式 how the person signed in';
comment on column identity_session.revoked_at is '[内部] 注销时间 revoked';
comment on table identity_device is '常用设备 browsers known from earlier sign-ins';
comment on column identity_device.id is '[内部] 编号 id';
comment on column identity_device.token_hash is '[机密] 令牌散列 SHA-256 of the token';
comment on column identity_device.person_id is '[内部] 人员 person';
comment on column identity_device.created_at is '[内部] 首次登录 first sign-in';
comment on column identity_device.last_used_at is '[内部] 最近登录 last sign-in';
comment on table identity_challenge is '登录第二步 sign-ins that wait for the second step';
comment on column identity_challenge.token_hash is '[机密] 令牌散列 SHA-256 of the token';
comment on column identity_challenge.person_id is '[内部] 人员 person';
comment on column identity_challenge.device_id is '[内部] 设备 known device';
comment on column identity_challenge.single_sign_on is '[内部] 单点登录 came by single sign-on';
comment on column identity_challenge.expires_at is '[内部] 到期时间 end';
comment on column identity_challenge.used_at is '[内部] 使用时间 used';
comment on table identity_token is '邀请和重置令牌 one-time tokens sent by mail';
comment on column identity_token.token_hash is '[机密] 令牌散列 SHA-256 of the token';
comment on column identity_token.purpose is '[内部] 用途 purpose';
comment on column identity_token.person_id is '[内部] 人员 person';
comment on column identity_token.created_by is '[内部] 创建人 created by';
comment on column identity_token.created_at is '[内部] 创建时间 created';
comment on column identity_token.expires_at is '[内部] 到期时间 end';
comment on column identity_token.used_at is '[内部] 使用时间 used';
comment on table identity_attempt is '失败尝试 failed attempts';
comment on column identity_attempt.scope is '[内部] 范围 what is counted';
comment on column identity_attempt.subject is '[敏感] 对象散列 hash of account, address or device';
comment on column identity_attempt.failures is '[内部] 次数 failures in a row';
comment on column identity_attempt.last_failed_at is '[内部] 最近失败 last failure';
comment on column identity_attempt.blocked_until is '[内部] 暂停至 refused until';
comment on table identity_subject is '单点登录身份 identities at the city''s single sign-on';
comment on column identity_subject.issuer is '[内部] 签发方 issuer';
comment on column identity_subject.subject is '[敏感] 主体 subject';
comment on column identity_subject.person_id is '[内部] 人员 person';
comment on column identity_subject.linked_at is '[内部] 关联时间 linked';
