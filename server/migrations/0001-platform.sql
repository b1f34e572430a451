-- What every context stands on: who acts, jobs and the outbox.
grant usage on schema wstc to wstc_app;
alter default privileges in schema wstc revoke all on functions from public;

-- Who acts in this transaction. In policies write (select acting_person()), so that it runs once.
create function acting_kind() returns text language sql stable parallel safe
  return coalesce(nullif(current_setting('app.kind', true), ''), 'anonymous');
create function acting_person() returns text language sql stable parallel safe
  return nullif(current_setting('app.person', true), '');
create function acting_organisation() returns text language sql stable parallel safe
  return nullif(current_setting('app.organisation', true), '');
create function acting_system() returns boolean language sql stable parallel safe
  return acting_kind() = 'system';
create function may(permission text) returns boolean language sql stable parallel safe
  return acting_kind() = 'system'
    or permission = any (string_to_array(current_setting('app.permissions', true), ' '));
grant execute on function acting_kind(), acting_person(), acting_organisation(), acting_system(), may(text) to wstc_app;

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name using errcode = 'insufficient_privilege';
end $$;

-- Jobs: work by clock or queue, and the delivery of events to their subscribers.
create table platform_job (
  id text primary key,
  kind text not null,
  payload jsonb not null default '{}',
  state text not null default 'queued' check (state in ('queued', 'running', 'done', 'failed')),
  -- At most one job per key: a clock's slot, an event and its subscriber.
  key text unique,
  run_at timestamptz not null,
  locked_until timestamptz,
  attempts int not null default 0,
  max_attempts int not null default 5 check (max_attempts > 0),
  done_steps int not null default 0 check (done_steps >= 0),
  total_steps int check (total_steps >= 0),
  result jsonb,
  error text,
  owner_person text,
  created_at timestamptz not null,
  finished_at timestamptz
);
create index on platform_job (run_at) where state in ('queued', 'running');
create index on platform_job (owner_person, created_at desc);
alter table platform_job enable row level security;
alter table platform_job force row level security;
create policy system_all on platform_job using ((select acting_system()));
create policy own_read on platform_job for select
  using (owner_person = (select acting_person()) or (select may('platform.jobs.manage')));
-- An act may queue what follows from it, in its own name or the platform's.
create policy act_queue on platform_job for insert
  with check (state = 'queued' and (owner_person is null or owner_person = (select acting_person())));
grant select, insert, update on platform_job to wstc_app;

-- Small facts of the installation, such as the start of the demo's clock.
create table platform_fact (
  name text primary key,
  value jsonb not null
);
alter table platform_fact enable row level security;
alter table platform_fact force row level security;
create policy system_all on platform_fact using ((select acting_system()));
grant select, insert, update on platform_fact to wstc_app;
