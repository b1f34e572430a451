-- 出箱: what the warehouse is to be told, written in the transaction of the act itself.
create table platform_outbox (
  -- Drawn after the act has its locks: within one thing, in the order in which it changed.
  place bigint generated always as identity primary key,
  -- A transaction that began later may commit earlier: only what lies below the oldest running
  -- one is final.
  xid xid8 not null default pg_current_xact_id(),
  at timestamptz not null,
  target text not null check (target ~ '^[a-z_]+$'),
  rows jsonb not null check (jsonb_typeof(rows) = 'array'),
  count int not null check (count > 0),
  batch bigint
);
create index on platform_outbox (place) where batch is null;
create index on platform_outbox (batch, place) where batch is not null;
alter table platform_outbox enable row level security;
alter table platform_outbox force row level security;
create policy system_all on platform_outbox using ((select acting_system()));
create policy act_feeds on platform_outbox for insert with check (batch is null);
grant select, insert, update, delete on platform_outbox to wstc_app;

create table platform_feed (
  name text primary key,
  -- Which warehouse has been fed; another one, or an older state of it, is built anew.
  warehouse text,
  batch bigint not null default 0,
  fed bigint not null default 0 check (fed = batch or fed = batch - 1),
  token text,
  fed_to timestamptz
);
insert into platform_feed (name) values ('warehouse');
alter table platform_feed enable row level security;
alter table platform_feed force row level security;
create policy system_all on platform_feed using ((select acting_system()));
grant select, update on platform_feed to wstc_app;

comment on table platform_outbox is '出箱 what the warehouse is yet to be told';
comment on column platform_outbox.place is '[内部] 次序 order';
comment on column platform_outbox.xid is '[内部] 事务号 transaction that wrote it';
comment on column platform_outbox.at is '[内部] 时间 instant of the act';
comment on column platform_outbox.target is '[内部] 目标表 table of the warehouse';
comment on column platform_outbox.rows is '[内部] 内容 rows';
comment on column platform_outbox.count is '[内部] 行数 number of rows';
comment on column platform_outbox.batch is '[内部] 批次 batch it is fed in';
comment on table platform_feed is '数据仓库的供数进度 how far the warehouse has been fed';
comment on column platform_feed.name is '[内部] 名称 name';
comment on column platform_feed.warehouse is '[内部] 数据仓库标识 which warehouse';
comment on column platform_feed.batch is '[内部] 最近批次 last batch made';
comment on column platform_feed.fed is '[内部] 已确认批次 last batch acknowledged';
comment on column platform_feed.token is '[内部] 批次标识 name of the last batch';
comment on column platform_feed.fed_to is '[内部] 数据截至 newest act that was fed';
