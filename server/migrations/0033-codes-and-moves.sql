-- A code of the register that is put right, an entry that moves or is merged: what hangs on it follows.

alter table registry_holding drop constraint registry_holding_held_fkey;
alter table registry_holding add constraint registry_holding_held_fkey
  foreign key (held) references registry_enterprise (uscc) on update cascade;
create index on registry_enterprise (merged_into) where merged_into is not null;

-- The entry that the actor signs in for, and those that were merged into it. It runs as the owner:
-- nobody signs in for an entry that was merged away.
create function registry_own_enterprises() returns text[]
  language sql stable parallel safe security definer set search_path = wstc
  return (with own as (select id from registry_enterprise
      where organisation_id = acting_organisation() and merged_into is null)
    select array_agg(e.id) from registry_enterprise e
    where e.id in (select id from own) or e.merged_into in (select id from own));
grant execute on function registry_own_enterprises() to wstc_app;

alter policy own_reach on registry_enterprise using (
  (select may('registry.enterprise.read'))
  or ((select may('registry.enterprise.read-district')) and district = (select registry_acting_district()))
  or ((select may('registry.own.read')) and id = any ((select registry_own_enterprises())::text[])));

-- What a merged entry handed in is read by whoever the kept one is; it is not changed any more.
alter policy own_reach on statistics_obligation using (
  (select may('statistics.collection.read'))
  or ((select may('statistics.collection.read-district')) and district = (select registry_acting_district()))
  or ((select may('statistics.return.prepare'))
    and enterprise = any ((select registry_own_enterprises())::text[])));
alter policy with_return on statistics_total using (
  (select may('statistics.collection.read'))
  or ((select may('statistics.return.prepare'))
    and enterprise = any ((select registry_own_enterprises())::text[])));

-- Until its period is locked, a return is owed in the district where its unit is.
grant update (district) on statistics_obligation to wstc_app;
comment on column statistics_obligation.district is '[内部] 所在区 district, as it was when the period was locked';

-- How many owe and have answered, and the share of trade of the year before that they stand for.
-- The shares leave here, the sums do not; fewer than three units of known size give no share.
create policy definer_reads on statistics_total for select to wstc_owner using (true);
drop function statistics_response(text, date);
create function statistics_response(survey_id text, today date)
  returns table (period text, due_on date, owed int, answered int, weighed int, by_size numeric)
  language sql stable security definer set search_path = wstc as $$
  with latest as (
    select r.period, r.due_on from statistics_round r
    where r.survey = survey_id and r.due_on < today
    order by r.due_on desc, r.period desc limit 1),
  owing as (
    select o.enterprise, o.latest is not null as has
    from latest l join statistics_obligation o on o.survey = survey_id and o.period = l.period
    where o.latest is not null or not (o.exempt
      or coalesce(o.closed_on <= statistics_period_end(l.period), false))),
  sizes as (
    select t.enterprise, sum(t.amount) as size
    from statistics_total t
    join statistics_obligation p on p.id = t.obligation and p.accepted_version = t.version
    where t.flow in ('export', 'import')
      and left(t.period, 4)::int = (select left(l.period, 4)::int - 1 from latest l)
    group by 1),
  summed as (
    select count(*)::int as owed, (count(*) filter (where has))::int as answered,
      count(size)::int as weighed, sum(size) as whole,
      coalesce(sum(size) filter (where has), 0) as part
    from owing left join sizes using (enterprise))
  select l.period, l.due_on, s.owed, s.answered, s.weighed,
    case when s.weighed >= 3 and s.whole > 0 then round(100 * s.part / s.whole, 1) end
  from latest l, summed s where s.owed > 0
$$;
grant execute on function statistics_response(text, date) to wstc_app;
