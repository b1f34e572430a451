-- Two entries that look alike and are not one: an officer says so once, with a reason.

create table registry_apart (
  a text not null references registry_enterprise (id),
  b text not null references registry_enterprise (id),
  reason text not null check (reason <> ''),
  by_person text not null,
  at timestamptz not null,
  primary key (a, b),
  check (a < b)
);
comment on table registry_apart is '确认不是同一企业 pairs of entries that were told apart';
comment on column registry_apart.a is '[内部] 一项登记 one entry';
comment on column registry_apart.b is '[内部] 另一项登记 the other';
comment on column registry_apart.reason is '[内部] 理由 reason';
comment on column registry_apart.by_person is '[敏感] 经办人 person';
comment on column registry_apart.at is '[内部] 时间 when';
alter table registry_apart enable row level security;
alter table registry_apart force row level security;
create policy office on registry_apart for select using ((select may('registry.enterprise.edit')));
create policy own_word on registry_apart for insert
  with check ((select may('registry.enterprise.edit')) and by_person = (select acting_person()));
grant select, insert on registry_apart to wstc_app;
create trigger append_only before update or delete or truncate on registry_apart
  for each statement execute function refuse_change();
