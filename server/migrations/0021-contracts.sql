-- 服务外包与技术进出口合同: contracts, executions with bank receipts, judgements, figures handed to the plan.

-- The enterprise that the organisation of whoever acts has contracts for.
create function contracts_own_enterprise() returns text language sql stable parallel safe
  return (select id from registry_enterprise
    where organisation_id = acting_organisation() and merged_into is null);
grant execute on function contracts_own_enterprise() to wstc_app;

create table contracts_contract (
  id text primary key,
  enterprise text not null references registry_enterprise (id),
  kind text not null check (kind in ('outsourcing', 'technology')),
  number text check (number <> ''),
  state text not null check (state in ('draft', 'submitted', 'returned', 'accepted', 'cancelled')),
  act text check (act in ('register', 'correct', 'change', 'cancel')),
  version int not null default 0 check (version >= 0),
  accepted_version int check (accepted_version <= version),
  submitted_at timestamptz,
  created_at timestamptz not null,
  synthetic boolean not null default false,
  revision int not null default 1 check (revision > 0),
  check ((version = 0) = (act is null and submitted_at is null and number is null)),
  check (version > 0 or state in ('draft', 'cancelled'))
);
comment on table contracts_contract is '合同 contracts, seen by the firm and the statistics office';
comment on column contracts_contract.id is '[内部] 编号 id';
comment on column contracts_contract.enterprise is '[内部] 企业 enterprise';
comment on column contracts_contract.kind is '[机密] 服务外包或技术进出口 outsourcing or technology';
comment on column contracts_contract.number is '[机密] 企业合同号 number the firm gave it';
comment on column contracts_contract.state is '[机密] 所处环节 where it stands';
comment on column contracts_contract.act is '[机密] 最新版本的事由 what the newest version does';
comment on column contracts_contract.version is '[内部] 最新版本 newest version';
comment on column contracts_contract.accepted_version is '[内部] 已采用的版本 version that was accepted';
comment on column contracts_contract.submitted_at is '[内部] 最近提交时间 last handed in';
comment on column contracts_contract.created_at is '[内部] 建立时间 created';
comment on column contracts_contract.synthetic is '[公开] 是否演示数据 synthetic demo data';
comment on column contracts_contract.revision is '[内部] 修订序号 counts the changes';
create unique index contracts_contract_number on contracts_contract (enterprise, number)
  where state <> 'cancelled';
create index on contracts_contract (state, submitted_at, id);
alter table contracts_contract enable row level security;
alter table contracts_contract force row level security;
create policy own_or_office on contracts_contract for select using (
  (select may('contracts.register.read'))
  or ((select may('contracts.own.prepare')) and enterprise = (select contracts_own_enterprise())));
create policy begin_own on contracts_contract for insert with check ((select acting_system())
  or ((select may('contracts.own.prepare')) and enterprise = (select contracts_own_enterprise())
    and state = 'draft' and not synthetic));
create policy go_on on contracts_contract for update using (
  (select may('contracts.register.review'))
  or ((select may('contracts.own.submit')) and enterprise = (select contracts_own_enterprise())));
grant select, insert on contracts_contract to wstc_app;
grant update (kind, number, state, act, version, accepted_version, submitted_at, revision)
  on contracts_contract to wstc_app;

create table contracts_execution (
  id text primary key,
  contract text not null references contracts_contract (id),
  enterprise text not null references registry_enterprise (id),
  state text not null check (state in ('submitted', 'returned', 'accepted', 'withdrawn')),
  act text not null check (act in ('enter', 'correct', 'withdraw')),
  version int not null check (version >= 1),
  accepted_version int check (accepted_version <= version),
  entered_at timestamptz not null,
  submitted_at timestamptz not null,
  synthetic boolean not null default false,
  revision int not null default 1 check (revision > 0)
);
comment on table contracts_execution is '合同执行 executions of contracts';
comment on column contracts_execution.id is '[内部] 编号 id';
comment on column contracts_execution.contract is '[内部] 合同 contract';
comment on column contracts_execution.enterprise is '[内部] 企业 enterprise';
comment on column contracts_execution.state is '[机密] 所处环节 where it stands';
comment on column contracts_execution.act is '[机密] 最新版本的事由 what the newest version does';
comment on column contracts_execution.version is '[内部] 最新版本 newest version';
comment on column contracts_execution.accepted_version is '[内部] 已采用的版本 version that was accepted';
comment on column contracts_execution.entered_at is '[内部] 首次登记时间 first entered';
comment on column contracts_execution.submitted_at is '[内部] 最近提交时间 last handed in';
comment on column contracts_execution.synthetic is '[公开] 是否演示数据 synthetic demo data';
comment on column contracts_execution.revision is '[内部] 修订序号 counts the changes';
create index on contracts_execution (contract);
create index on contracts_execution (state, submitted_at, id);
alter table contracts_execution enable row level security;
alter table contracts_execution force row level security;
create policy own_or_office on contracts_execution for select using (
  (select may('contracts.register.read'))
  or ((select may('contracts.own.prepare')) and enterprise = (select contracts_own_enterprise())));
create policy enter_own on contracts_execution for insert with check ((select acting_system())
  or ((select may('contracts.own.submit')) and enterprise = (select contracts_own_enterprise())
    and state = 'submitted' and accepted_version is null and not synthetic));
create policy go_on on contracts_execution for update using (
  (select may('contracts.register.review'))
  or ((select may('contracts.own.submit')) and enterprise = (select contracts_own_enterprise())));
grant select, insert on contracts_execution to wstc_app;
grant update (state, act, version, accepted_version, submitted_at, revision)
  on contracts_execution to wstc_app;

-- The firm hands in; only the statistics office accepts and returns. What was accepted once is
-- cancelled or withdrawn by the office alone.
create function contracts_goes_on() returns trigger language plpgsql as $$
begin
  if acting_system() or may('contracts.register.review') then
    null;
  elsif new.state in ('accepted', 'returned') and new.state is distinct from old.state
      or new.accepted_version is distinct from old.accepted_version
      or new.state in ('cancelled', 'withdrawn') and old.accepted_version is not null then
    raise exception 'contracts are judged by the statistics office' using errcode = 'insufficient_privilege';
  end if;
  if new.version < old.version or new.version > old.version + 1 then
    raise exception 'versions follow one another' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger goes_on before update on contracts_contract
  for each row execute function contracts_goes_on();
create trigger goes_on before update on contracts_execution
  for each row execute function contracts_goes_on();

create table contracts_draft (
  contract text primary key references contracts_contract (id),
  terms jsonb not null check (jsonb_typeof(terms) = 'object'),
  revision int not null check (revision > 0),
  saved_by text,
  saved_at timestamptz not null
);
comment on table contracts_draft is '未提交的合同草稿 drafts, seen by the firm alone';
comment on column contracts_draft.contract is '[内部] 合同 contract';
comment on column contracts_draft.terms is '[机密] 草稿内容 content as typed';
comment on column contracts_draft.revision is '[内部] 修订序号 counts the saves';
comment on column contracts_draft.saved_by is '[敏感] 保存人 person who saved it';
comment on column contracts_draft.saved_at is '[内部] 保存时间 saved';
alter table contracts_draft enable row level security;
alter table contracts_draft force row level security;
create policy own_draft on contracts_draft using ((select acting_system())
  or (select may('contracts.own.prepare')) and exists (select from contracts_contract c
    where c.id = contract and c.enterprise = (select contracts_own_enterprise())));
grant select, insert, update, delete on contracts_draft to wstc_app;

create table contracts_version (
  contract text not null references contracts_contract (id),
  version int not null check (version >= 1),
  act text not null check (act in ('register', 'correct', 'change', 'cancel')),
  terms jsonb not null check (jsonb_typeof(terms) = 'object'),
  category text not null
    check (category in ('ITO', 'BPO', 'KPO', 'technology-export', 'technology-import')),
  economy text not null,
  currency text not null,
  amount numeric not null check (amount > 0),
  signed_on date not null,
  explanations jsonb not null check (jsonb_typeof(explanations) = 'array'),
  findings jsonb not null check (jsonb_typeof(findings) = 'array'),
  reason text not null check (reason <> '' or act = 'register'),
  content_hash text not null,
  by_person text,
  at timestamptz not null,
  primary key (contract, version)
);
comment on table contracts_version is '合同的各个版本 every version of a contract, never changed';
comment on column contracts_version.contract is '[内部] 合同 contract';
comment on column contracts_version.version is '[内部] 版本 version';
comment on column contracts_version.act is '[机密] 登记、更正、变更或作废 what the version does';
comment on column contracts_version.terms is '[机密] 合同内容 terms';
comment on column contracts_version.category is '[机密] 类别 category';
comment on column contracts_version.economy is '[机密] 客户所在经济体 economy of the client';
comment on column contracts_version.currency is '[机密] 币种 currency';
comment on column contracts_version.amount is '[机密] 合同金额 amount';
comment on column contracts_version.signed_on is '[机密] 签订日期 signed';
comment on column contracts_version.explanations is '[机密] 说明 what the firm explained';
comment on column contracts_version.findings is '[机密] 提交时的核对提示 what was found when it was handed in';
comment on column contracts_version.reason is '[机密] 更正、变更或作废的原因 reason';
comment on column contracts_version.content_hash is '[内部] 内容摘要 digest, as in the receipt';
comment on column contracts_version.by_person is '[敏感] 提交人 person who handed it in';
comment on column contracts_version.at is '[内部] 提交时间 handed in';
alter table contracts_version enable row level security;
alter table contracts_version force row level security;
create policy with_contract on contracts_version for select using (
  exists (select from contracts_contract c where c.id = contract));
create policy own_word on contracts_version for insert with check ((select acting_system())
  or ((select may('contracts.own.submit')) and by_person = (select acting_person())
    and exists (select from contracts_contract c
      where c.id = contract and c.enterprise = (select contracts_own_enterprise()))));
grant select, insert on contracts_version to wstc_app;
create trigger append_only before update or delete or truncate on contracts_version
  for each statement execute function refuse_change();

create table contracts_execution_version (
  execution text not null references contracts_execution (id),
  version int not null check (version >= 1),
  act text not null check (act in ('enter', 'correct', 'withdraw')),
  executed_on date not null,
  currency text not null,
  amount numeric not null check (amount > 0),
  note text not null,
  receipts jsonb not null check (jsonb_typeof(receipts) = 'array'),
  explanations jsonb not null check (jsonb_typeof(explanations) = 'array'),
  findings jsonb not null check (jsonb_typeof(findings) = 'array'),
  reason text not null check (reason <> '' or act = 'enter'),
  content_hash text not null,
  by_person text,
  at timestamptz not null,
  primary key (execution, version)
);
comment on table contracts_execution_version is '执行的各个版本 every version of an execution, never changed';
comment on column contracts_execution_version.execution is '[内部] 执行 execution';
comment on column contracts_execution_version.version is '[内部] 版本 version';
comment on column contracts_execution_version.act is '[机密] 登记、更正或撤销 what the version does';
comment on column contracts_execution_version.executed_on is '[机密] 执行日期 day of execution';
comment on column contracts_execution_version.currency is '[机密] 币种 currency';
comment on column contracts_execution_version.amount is '[机密] 执行金额 amount';
comment on column contracts_execution_version.note is '[机密] 备注 note';
comment on column contracts_execution_version.receipts is '[机密] 收汇凭证 bank receipts';
comment on column contracts_execution_version.explanations is '[机密] 说明 what the firm explained';
comment on column contracts_execution_version.findings is '[机密] 提交时的核对提示 what was found when it was handed in';
comment on column contracts_execution_version.reason is '[机密] 更正或撤销的原因 reason';
comment on column contracts_execution_version.content_hash is '[内部] 内容摘要 digest, as in the receipt';
comment on column contracts_execution_version.by_person is '[敏感] 提交人 person who handed it in';
comment on column contracts_execution_version.at is '[内部] 提交时间 handed in';
alter table contracts_execution_version enable row level security;
alter table contracts_execution_version force row level security;
create policy with_execution on contracts_execution_version for select using (
  exists (select from contracts_execution e where e.id = execution));
create policy own_word on contracts_execution_version for insert with check ((select acting_system())
  or ((select may('contracts.own.submit')) and by_person = (select acting_person())
    and exists (select from contracts_execution e
      where e.id = execution and e.enterprise = (select contracts_own_enterprise()))));
grant select, insert on contracts_execution_version to wstc_app;
create trigger append_only before update or delete or truncate on contracts_execution_version
  for each statement execute function refuse_change();

-- 一证一计: whoever enters a receipt first holds it; the key knows no borders between firms.
create table contracts_receipt (
  bank text not null,
  number_key text not null check (number_key <> ''),
  execution text not null references contracts_execution (id),
  enterprise text not null,
  at timestamptz not null,
  primary key (bank, number_key)
);
comment on table contracts_receipt is '已计入的收汇凭证 receipts that are counted';
comment on column contracts_receipt.bank is '[机密] 银行 bank';
comment on column contracts_receipt.number_key is '[机密] 凭证号的字母和数字 letters and digits of its number';
comment on column contracts_receipt.execution is '[机密] 计入的执行 execution in which it is counted';
comment on column contracts_receipt.enterprise is '[机密] 企业 enterprise';
comment on column contracts_receipt.at is '[内部] 计入时间 since when';
create index on contracts_receipt (execution);
alter table contracts_receipt enable row level security;
alter table contracts_receipt force row level security;
create policy own_or_office on contracts_receipt for select using (
  (select may('contracts.register.read'))
  or ((select may('contracts.own.prepare')) and enterprise = (select contracts_own_enterprise())));
create policy count_own on contracts_receipt for insert with check ((select acting_system())
  or ((select may('contracts.own.submit')) and enterprise = (select contracts_own_enterprise())
    and exists (select from contracts_execution e
      where e.id = execution and e.enterprise = contracts_receipt.enterprise)));
create policy free on contracts_receipt for delete using ((select may('contracts.register.review'))
  or ((select may('contracts.own.submit')) and enterprise = (select contracts_own_enterprise())));
grant select, insert, delete on contracts_receipt to wstc_app;

create table contracts_judgement (
  id text primary key,
  contract text not null references contracts_contract (id),
  execution text references contracts_execution (id),
  version int not null check (version >= 1),
  verdict text not null check (verdict in ('accepted', 'returned')),
  word text not null check (word <> '' or verdict = 'accepted'),
  comments jsonb not null check (jsonb_typeof(comments) = 'array'),
  by_person text,
  at timestamptz not null
);
comment on table contracts_judgement is '审核结论 what the statistics office said of a contract or an execution';
comment on column contracts_judgement.id is '[内部] 编号 id';
comment on column contracts_judgement.contract is '[内部] 合同 contract';
comment on column contracts_judgement.execution is '[内部] 执行；空为合同本身 execution; none for the contract itself';
comment on column contracts_judgement.version is '[内部] 版本 version';
comment on column contracts_judgement.verdict is '[机密] 结论 verdict';
comment on column contracts_judgement.word is '[机密] 意见 word';
comment on column contracts_judgement.comments is '[机密] 逐项意见 comments by field';
comment on column contracts_judgement.by_person is '[敏感] 审核人 person';
comment on column contracts_judgement.at is '[内部] 时间 at';
create index on contracts_judgement (contract);
alter table contracts_judgement enable row level security;
alter table contracts_judgement force row level security;
create policy with_contract on contracts_judgement for select using (
  exists (select from contracts_contract c where c.id = contract));
create policy judge on contracts_judgement for insert with check ((select acting_system())
  or ((select may('contracts.register.review')) and by_person = (select acting_person())));
grant select, insert on contracts_judgement to wstc_app;
create trigger append_only before update or delete or truncate on contracts_judgement
  for each statement execute function refuse_change();

create table contracts_figure (
  id text primary key,
  year text not null check (year ~ '^\d{4}$'),
  version int not null check (version >= 1),
  -- In US dollars; `parts` says which firm stands behind how much of it.
  usd numeric not null,
  parts jsonb not null check (jsonb_typeof(parts) = 'object'),
  by_person text,
  at timestamptz not null,
  unique (year, version)
);
comment on table contracts_figure is '交给规划指标的年度离岸执行额 yearly offshore value handed to the plan';
comment on column contracts_figure.id is '[内部] 编号 id';
comment on column contracts_figure.year is '[内部] 年份 year';
comment on column contracts_figure.version is '[内部] 版本 version';
comment on column contracts_figure.usd is '[内部] 离岸执行额，美元 offshore value executed in US dollars';
comment on column contracts_figure.parts is '[机密] 各企业的份额 part of each firm';
comment on column contracts_figure.by_person is '[敏感] 办理人 person';
comment on column contracts_figure.at is '[内部] 时间 at';
alter table contracts_figure enable row level security;
alter table contracts_figure force row level security;
create policy office on contracts_figure for select using ((select may('contracts.register.read')));
create policy hand_over on contracts_figure for insert with check ((select acting_system())
  or ((select may('contracts.figure.publish')) and by_person = (select acting_person())));
grant select, insert on contracts_figure to wstc_app;
create trigger append_only before update or delete or truncate on contracts_figure
  for each statement execute function refuse_change();
