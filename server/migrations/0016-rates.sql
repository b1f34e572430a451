-- How often callers have asked lately, over all servers: each adds what it counted about once a second.
create unlogged table platform_rate (
  caller bytea primary key check (octet_length(caller) = 16),
  asked int not null check (asked > 0),
  until timestamptz not null
);
create index on platform_rate (until);
alter table platform_rate enable row level security;
alter table platform_rate force row level security;
create policy system_all on platform_rate using ((select acting_system()));
grant select, insert, update, delete on platform_rate to wstc_app;

comment on table platform_rate is '请求计数 requests of the last minute by caller, over all servers; not kept when PostgreSQL ends abruptly';
comment on column platform_rate.caller is '[内部] 调用者 half of the SHA-256 of operation, person and address';
comment on column platform_rate.asked is '[内部] 次数 requests since the count began';
comment on column platform_rate.until is '[内部] 截止 when the count ends';
