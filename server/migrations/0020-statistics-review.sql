-- 审核: figures of a return added up, so that a whole round is compared in one question.

create table statistics_total (
  obligation text not null,
  version int not null,
  survey text not null,
  period text not null,
  enterprise text not null,
  flow text not null check (flow in ('export', 'import', 'cell')),
  code text not null,
  -- Rows come in parts; the figures of a version are the sums over its parts.
  part int not null,
  amount numeric not null,
  primary key (obligation, version, flow, code, part),
  foreign key (obligation, version) references statistics_return (obligation, version)
);
comment on table statistics_total is '报表汇总数 sums of a return by flow and item, and its fixed cells';
comment on column statistics_total.obligation is '[内部] 报送义务 obligation';
comment on column statistics_total.version is '[内部] 版本 version';
comment on column statistics_total.survey is '[内部] 调查 survey';
comment on column statistics_total.period is '[内部] 报告期 period';
comment on column statistics_total.enterprise is '[内部] 企业 enterprise';
comment on column statistics_total.flow is '[机密] 出口、进口或指标格 export, import, or a fixed cell';
comment on column statistics_total.code is '[机密] 服务项目或指标 item or cell';
comment on column statistics_total.part is '[内部] 批次 part';
comment on column statistics_total.amount is '[机密] 折美元或指标值 US dollars, or the figure of the cell';
create index on statistics_total (survey, period);
alter table statistics_total enable row level security;
alter table statistics_total force row level security;
create policy with_return on statistics_total for select using (
  (select may('statistics.collection.read'))
  or ((select may('statistics.return.prepare')) and enterprise = (select statistics_own_enterprise())));
create policy with_word on statistics_total for insert with check ((select acting_system())
  or (select may('statistics.return.review'))
  or ((select may('statistics.return.submit')) and enterprise = (select statistics_own_enterprise())));
grant select, insert on statistics_total to wstc_app;
create trigger append_only before update or delete or truncate on statistics_total
  for each statement execute function refuse_change();

-- Added up where the rows arrive, whichever way they come.
create function statistics_add_rows() returns trigger language plpgsql as $$
begin
  insert into statistics_total
  select r.obligation, r.version, o.survey, o.period, o.enterprise, r.flow, r.item,
    min(r.place), sum(r.usd)
  from added r join statistics_obligation o on o.id = r.obligation
  where r.usd is not null
  group by 1, 2, 3, 4, 5, 6, 7;
  return null;
end $$;
create trigger add_up after insert on statistics_return_row
  referencing new table as added
  for each statement execute function statistics_add_rows();

-- Figures of a section whose lines repeat are added up over its lines.
create function statistics_add_cells() returns trigger language plpgsql as $$
begin
  insert into statistics_total
  select r.obligation, r.version, o.survey, o.period, o.enterprise, 'cell',
    regexp_replace(c.key, '^([^.]+)\.[^.]+\.([^.]+)$', '\1.\2') as code, 0, sum(c.value::numeric)
  from added r
  join statistics_obligation o on o.id = r.obligation
  cross join lateral jsonb_each_text(r.cells) c
  where c.value ~ '^-?\d{1,20}(\.\d{1,6})?$'
  group by 1, 2, 3, 4, 5, 7;
  return null;
end $$;
create trigger add_up after insert on statistics_return
  referencing new table as added
  for each statement execute function statistics_add_cells();
