-- What no rule flags, but weighs too much to be accepted among many.
alter table statistics_review_score add column heavy boolean not null default false;
comment on column statistics_review_score.heavy is '[内部] 影响过大须逐张审核 flagged by no rule, too heavy for acceptance in bulk';
grant update (heavy) on statistics_review_score to wstc_app;

-- What was merged away points to the entry that stands, however often that was merged itself.
select set_config('app.kind', 'system', true);
with recursive kept(id, target) as (
  select id, merged_into from registry_enterprise where merged_into is not null
  union all
  select k.id, e.merged_into from kept k join registry_enterprise e on e.id = k.target
    where e.merged_into is not null)
update registry_enterprise e set merged_into = k.target
from kept k join registry_enterprise t on t.id = k.target and t.merged_into is null
where k.id = e.id and e.merged_into <> k.target;
select set_config('app.kind', '', true);

-- Contracts of an entry that is merged away become those of the entry that is kept. Both may have
-- registered one number: the two stay apart, for a person to look at.
alter table contracts_contract add column merged_from text references registry_enterprise (id);
comment on column contracts_contract.merged_from is '[内部] 合并前的企业 entry that registered it, where that was merged away';
drop index contracts_contract_number;
create unique index contracts_contract_number
  on contracts_contract (enterprise, number, coalesce(merged_from, '')) where state <> 'cancelled';
create index on contracts_contract (enterprise, id);
create index on contracts_execution (enterprise);
grant update (enterprise, merged_from) on contracts_contract to wstc_app;
grant update (enterprise) on contracts_execution to wstc_app;
grant update (enterprise) on contracts_receipt to wstc_app;
create policy follow_merge on contracts_receipt for update using ((select acting_system()));
create function contracts_stays() returns trigger language plpgsql as $$
begin
  if new.enterprise is distinct from old.enterprise and not acting_system() then
    raise exception 'contracts change hands by a merge alone' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger stays before update of enterprise on contracts_contract
  for each row execute function contracts_stays();
create trigger stays before update of enterprise on contracts_execution
  for each row execute function contracts_stays();
