-- The working desk of a person: drafts, saved views, files; jobs and search have no table here.
create table desk_draft (
  person text not null,
  key text not null,
  form_version text not null,
  values jsonb not null,
  revision int not null check (revision > 0),
  saved_at timestamptz not null,
  primary key (person, key)
);
create index on desk_draft (saved_at);

create table desk_views (
  person text not null,
  list text not null,
  views jsonb not null,
  saved_at timestamptz not null,
  primary key (person, list)
);

create table desk_file (
  id text primary key,
  -- SHA-256 of the content, and its name on disk.
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  name text not null,
  type text not null,
  media text not null,
  bytes bigint not null check (bytes > 0),
  uploaded_by text,
  organisation text,
  at timestamptz not null,
  unique (id, organisation)
);
create index on desk_file (uploaded_by, at);
create index on desk_file (organisation);

-- What a file belongs to. Holders of the named right may read it through the context that
-- linked it; without a link only the uploader's organisation may.
create table desk_file_link (
  file_id text not null references desk_file (id),
  organisation text,
  context text not null,
  subject_kind text not null,
  subject_id text not null,
  permission text,
  at timestamptz not null,
  primary key (file_id, context, subject_kind, subject_id),
  -- Only the organisation that owns a file can open it to others.
  foreign key (file_id, organisation) references desk_file (id, organisation)
);
create index on desk_file_link (context, subject_kind, subject_id);

alter table desk_draft enable row level security;
alter table desk_draft force row level security;
create policy system_all on desk_draft using ((select acting_system()));
create policy own on desk_draft using (person = (select acting_person()));
grant select, insert, update, delete on desk_draft to wstc_app;

alter table desk_views enable row level security;
alter table desk_views force row level security;
create policy system_all on desk_views using ((select acting_system()));
create policy own on desk_views using (person = (select acting_person()));
grant select, insert, update, delete on desk_views to wstc_app;

alter table desk_file_link enable row level security;
alter table desk_file_link force row level security;
create policy system_all on desk_file_link using ((select acting_system()));
create policy own_or_right on desk_file_link for select
  using (organisation = (select acting_organisation()) or may(permission));
create policy own_links on desk_file_link for insert
  with check (organisation = (select acting_organisation()));
create policy own_unlinks on desk_file_link for delete
  using (organisation = (select acting_organisation()));
grant select, insert, delete on desk_file_link to wstc_app;

alter table desk_file enable row level security;
alter table desk_file force row level security;
create policy system_all on desk_file using ((select acting_system()));
create policy own_or_linked on desk_file for select
  using (organisation = (select acting_organisation())
    or uploaded_by = (select acting_person())
    or exists (select from desk_file_link l where l.file_id = id and may(l.permission)));
create policy own_upload on desk_file for insert
  with check (uploaded_by = (select acting_person())
    and organisation is not distinct from (select acting_organisation()));
create policy own_delete on desk_file for delete using (uploaded_by = (select acting_person()));
grant select, insert, delete on desk_file to wstc_app;

-- Finished jobs are cleared away by the platform, failed ones started again by who manages them.
grant delete on platform_job to wstc_app;
create policy manager_retry on platform_job for update
  using (state = 'failed' and (select may('platform.jobs.manage')))
  with check (state = 'queued' and (select may('platform.jobs.manage')));

comment on table desk_draft is '草稿 what was typed and not yet handed in';
comment on column desk_draft.person is '[敏感] 人员编号 owner';
comment on column desk_draft.key is '[内部] 表单与对象 form and what it is for';
comment on column desk_draft.form_version is '[内部] 表单版本 version of the form';
comment on column desk_draft.values is '[机密] 填写内容 what was typed';
comment on column desk_draft.revision is '[内部] 修订号 counts the saves';
comment on column desk_draft.saved_at is '[内部] 保存时间 saved';
comment on table desk_views is '已存视图 saved views of a list';
comment on column desk_views.person is '[敏感] 人员编号 owner';
comment on column desk_views.list is '[内部] 列表 list';
comment on column desk_views.views is '[内部] 视图 views';
comment on column desk_views.saved_at is '[内部] 保存时间 saved';
comment on table desk_file is '附件 files by the hash of their content';
comment on column desk_file.id is '[内部] 编号 id';
comment on column desk_file.hash is '[内部] 内容哈希 SHA-256 of the content';
comment on column desk_file.name is '[敏感] 文件名 name';
comment on column desk_file.type is '[内部] 类型 type';
comment on column desk_file.media is '[内部] 媒体类型 media type';
comment on column desk_file.bytes is '[内部] 大小 bytes';
comment on column desk_file.uploaded_by is '[敏感] 上传人编号 uploader';
comment on column desk_file.organisation is '[内部] 所属单位 organisation that owns it';
comment on column desk_file.at is '[内部] 上传时间 uploaded';
comment on table desk_file_link is '附件归属 what a file belongs to';
comment on column desk_file_link.file_id is '[内部] 附件编号 file';
comment on column desk_file_link.organisation is '[内部] 所属单位 organisation that owns the file';
comment on column desk_file_link.context is '[内部] 业务域 context';
comment on column desk_file_link.subject_kind is '[内部] 对象类别 kind of thing';
comment on column desk_file_link.subject_id is '[内部] 对象编号 id of the thing';
comment on column desk_file_link.permission is '[内部] 可查看的权限 right that may read it';
comment on column desk_file_link.at is '[内部] 关联时间 linked';
