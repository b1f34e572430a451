-- 重新折算: parts below zero are what rates that came later change in the sums of a return.
create index on statistics_total (survey, period) where part < 0;
comment on column statistics_total.part is '[内部] 批次，负数为按新汇率的重新折算 part; below zero where later rates changed the sum';
