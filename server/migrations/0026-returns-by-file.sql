-- 以文件填报: a return of more lines than a page shows stays the file that it came in until it is handed in.

create table statistics_draft_file (
  obligation text primary key references statistics_draft (obligation) on delete cascade,
  name text not null,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  bytes bytea not null,
  said jsonb not null check (jsonb_typeof(said) = 'object')
);
comment on table statistics_draft_file is '以文件填报的草稿 files that drafts are filled in by, seen by the unit alone';
comment on column statistics_draft_file.obligation is '[内部] 报送义务 obligation';
comment on column statistics_draft_file.name is '[机密] 文件名 name of the file';
comment on column statistics_draft_file.sha256 is '[内部] 文件摘要 digest of the file';
comment on column statistics_draft_file.bytes is '[机密] 文件内容 the file as it came';
comment on column statistics_draft_file.said is '[机密] 读取与审核结果 lines, totals and findings of the file';
alter table statistics_draft_file enable row level security;
alter table statistics_draft_file force row level security;
create policy own_draft on statistics_draft_file using (
  (select acting_system()) or (select may('statistics.return.prepare')) and exists (select from statistics_obligation o
    where o.id = obligation and o.enterprise = (select statistics_own_enterprise())));
grant select, insert, update, delete on statistics_draft_file to wstc_app;
