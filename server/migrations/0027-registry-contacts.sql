-- 联系人: several contacts of an entry, the main one first. What they were stays in registry_version.

create table registry_contact (
  enterprise text not null references registry_enterprise (id),
  place int not null check (place between 1 and 5),
  name text not null,
  job text not null check (job in ('statistics', 'finance', 'legal-representative', 'other')),
  phone text not null,
  email text not null,
  primary key (enterprise, place),
  check (name <> '' or phone <> '' or email <> '')
);
comment on table registry_contact is '联系人 whom to reach at an enterprise';
comment on column registry_contact.enterprise is '[内部] 企业 enterprise';
comment on column registry_contact.place is '[内部] 次序 place, the main contact first';
comment on column registry_contact.name is '[敏感] 姓名 name';
comment on column registry_contact.job is '[敏感] 职务 what the person is asked about';
comment on column registry_contact.phone is '[敏感] 电话 telephone';
comment on column registry_contact.email is '[敏感] 邮箱 mail address';

-- The owner too is held by forced policies.
alter table registry_enterprise no force row level security;
insert into registry_contact
  select id, 1, contact, 'statistics', phone, email from registry_enterprise
  where contact <> '' or phone <> '' or email <> '';
alter table registry_enterprise force row level security;

alter table registry_contact enable row level security;
alter table registry_contact force row level security;
-- Whoever sees the entry sees its contacts, as before.
create policy with_entry on registry_contact for select using (
  (select may('registry.enterprise.read'))
  or exists (select from registry_enterprise e where e.id = enterprise));
create policy enter on registry_contact for insert with check (
  (select may('registry.enterprise.edit')) or (select may('registry.enterprise.import'))
  or (select may('registry.change.decide')));
create policy take_away on registry_contact for delete using (
  (select may('registry.enterprise.edit')) or (select may('registry.enterprise.import'))
  or (select may('registry.change.decide')));
grant select, insert, delete on registry_contact to wstc_app;

alter table registry_enterprise drop column contact, drop column phone, drop column email;

create function registry_contacts(entry text) returns jsonb language sql stable parallel safe
  return (select coalesce(jsonb_agg(jsonb_build_object('name', c.name, 'job', c.job,
    'phone', c.phone, 'email', c.email) order by c.place), '[]')
    from registry_contact c where c.enterprise = entry);
grant execute on function registry_contacts(text) to wstc_app;

-- What was previewed was compared with a register that named one contact.
alter table registry_import no force row level security;
alter table registry_import_row no force row level security;
delete from registry_import_row r using registry_import i
  where i.id = r.import and i.state = 'previewed';
update registry_import set state = 'discarded', settled_at = at where state = 'previewed';
update registry_import set columns = array_replace(array_replace(array_replace(columns,
  'contact', 'contact-1-name'), 'phone', 'contact-1-phone'), 'email', 'contact-1-email');
update registry_import_row set faults = replace(replace(replace(faults::text,
  '"column": "contact"', '"column": "contact-1-name"'),
  '"column": "phone"', '"column": "contact-1-phone"'),
  '"column": "email"', '"column": "contact-1-email"')::jsonb;
alter table registry_import force row level security;
alter table registry_import_row force row level security;
-- The words that names are found by are made while a file is brought in.
alter table registry_import_row drop column search;

-- Organisations of enterprises that are linked with no entry yet, or the one that is asked for: name
-- and code, nothing else, to those who keep the register, who cannot list organisations otherwise.
create policy definer_reads on identity_organisation for select to wstc_owner using (true);
create policy definer_reads on registry_enterprise for select to wstc_owner using (true);
create function registry_linkable(pattern text, code text, only_one text)
  returns table (id text, name_zh text, name_en text, uscc text)
  language sql stable security definer set search_path = wstc as $$
  select o.id, o.name_zh, o.name_en, o.uscc from identity_organisation o
  where (select may('registry.enterprise.edit')) and o.kind = 'enterprise' and o.active
    and (only_one is null or o.id = only_one)
    and (pattern is null or lower(o.name_zh) like pattern or lower(o.name_en) like pattern
      or lower(o.uscc) like pattern)
    and (only_one is not null
      or not exists (select from registry_enterprise e where e.organisation_id = o.id))
  order by o.uscc is not distinct from code desc, o.name_zh collate "zh-x-icu", o.id
  limit 20
$$;
grant execute on function registry_linkable(text, text, text) to wstc_app;
