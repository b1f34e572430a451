-- Units of which the register and accepted returns do not tell whether they owe a return.
alter table statistics_round add column undecided jsonb not null default '{"units": 0, "facts": {}}';
comment on column statistics_round.undecided is '[内部] 无法判断是否应报的单位数及所缺信息 units of which it cannot be told whether they owe a return, and the facts that are missing';
grant update (undecided) on statistics_round to wstc_app;
