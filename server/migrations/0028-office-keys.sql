-- Keys of other offices' systems: each hands over one source and sees what came of it.
alter table identity_api_key drop constraint identity_api_key_scope_check;
alter table identity_api_key add column source text;
alter table identity_api_key add constraint identity_api_key_scope_check
  check (scope in ('returns', 'deliveries'));
alter table identity_api_key add constraint identity_api_key_source_check
  check ((scope = 'deliveries') = (source is not null));
comment on column identity_api_key.source is '[内部] 行政记录来源 administrative source that the key hands over';
drop policy make on identity_api_key;
create policy make on identity_api_key for insert with check (
  organisation_id = (select acting_organisation()) and created_by = (select acting_person())
  and (select may('identity.keys.manage'))
  and case scope when 'returns' then (select may('statistics.return.submit'))
    else (select may('statistics.source.deliver')) end);

create function acting_source() returns text language sql stable parallel safe
  return nullif(current_setting('app.source', true), '');
grant execute on function acting_source() to wstc_app;

alter table statistics_delivery add column by_key text references identity_api_key (id);
comment on column statistics_delivery.by_key is '[内部] 接口密钥 key of the system that sent it';
create index on statistics_delivery (by_key) where by_key is not null;
create policy own_system_reads on statistics_delivery for select using (
  source = (select acting_source()) and by_key is not null
  and (select may('statistics.source.deliver')));
create policy own_system_reads on statistics_delivery_fault for select using (
  (select acting_source()) is not null and (select may('statistics.source.deliver'))
  and exists (select from statistics_delivery d where d.id = delivery));

-- Two keys of one person repeat their writes apart from one another: the key's id stands before the text.
alter table platform_request drop constraint platform_request_key_check;
alter table platform_request add constraint platform_request_key_check check (length(key) between 8 and 200);
