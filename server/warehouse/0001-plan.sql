create table if not exists light (
  subject_kind LowCardinality(String) comment '[公开] 对象种类 task, project, follow-up …',
  subject_id String comment '[公开] 对象编号 id of the thing; a task by its number',
  on_day Date32 comment '[公开] 日期 day',
  place UInt32 comment '[公开] 当日次序 order within the day',
  period String comment '[公开] 期间 period',
  light LowCardinality(String) comment '[公开] 亮灯 light',
  reported LowCardinality(String) comment '[公开] 报告状态 what is said',
  evidenced LowCardinality(String) comment '[公开] 佐证状态 what evidence shows',
  evidence_accepted UInt32 comment '[公开] 已采信佐证数 evidence accepted',
  evidence_total UInt32 comment '[公开] 应有佐证数 evidence asked for',
  calendar LowCardinality(String) comment '[公开] 日历状态 what the calendar says',
  disagreements UInt16 comment '[公开] 不一致数 number of disagreements',
  computed_at DateTime64(3, 'UTC') comment '[公开] 计算时间 computed',
  synthetic Bool comment '[公开] 是否演示数据 synthetic demo data'
)
engine = ReplacingMergeTree(computed_at)
order by (subject_kind, subject_id, on_day, place)
settings non_replicated_deduplication_window = 1000, fsync_after_insert = 1, fsync_part_directory = 1, min_rows_to_fsync_after_merge = 1
comment '亮灯历史 history of lights of anything';

create table if not exists observation (
  id String comment '[公开] 编号 id of the version',
  indicator String comment '[公开] 指标 indicator',
  period String comment '[公开] 所属时期 period',
  value Nullable(Decimal(76, 20)) comment '[公开] 数值 value; absent where it has more places than fit',
  value_text String comment '[公开] 数值原文 value as recorded, exact',
  known_at DateTime64(3, 'UTC') comment '[公开] 获知时间 from when we knew it',
  status LowCardinality(String) comment '[公开] 是否核实 verified or not',
  act LowCardinality(String) comment '[内部] 录入、修订或核实 record, correct or verify',
  origin LowCardinality(String) comment '[内部] 数据由来 where it came from',
  supersedes String comment '[公开] 取代的版本 version it replaces, empty for none',
  synthetic Bool comment '[公开] 是否演示数据 synthetic demo data'
)
engine = ReplacingMergeTree(known_at)
order by (indicator, period, id)
settings non_replicated_deduplication_window = 1000, fsync_after_insert = 1, fsync_part_directory = 1, min_rows_to_fsync_after_merge = 1
comment '指标观测值的全部版本 every version of every figure';

create table if not exists progress (
  id String comment '[内部] 编号 id of the report',
  revision UInt32 comment '[内部] 修订号 counts edits; the highest holds',
  task UInt32 comment '[公开] 任务序号 number of the task',
  period String comment '[公开] 期间 period',
  department LowCardinality(String) comment '[内部] 部门 department',
  version UInt32 comment '[内部] 版本 version of the report',
  stage LowCardinality(String) comment '[内部] 环节 stage',
  reported LowCardinality(String) comment '[内部] 所报状态 what a signed report says, empty before',
  created_at DateTime64(3, 'UTC') comment '[内部] 创建时间 created',
  updated_at DateTime64(3, 'UTC') comment '[内部] 更新时间 updated',
  submitted_at Nullable(DateTime64(3, 'UTC')) comment '[内部] 提交时间 submitted',
  signed_at Nullable(DateTime64(3, 'UTC')) comment '[内部] 审签时间 signed',
  typed Nullable(UInt32) comment '[内部] 手工填写字段数 fields typed',
  prefilled Nullable(UInt32) comment '[内部] 预填字段数 fields left as offered',
  synthetic Bool comment '[公开] 是否演示数据 synthetic demo data'
)
engine = ReplacingMergeTree(revision)
order by id
settings non_replicated_deduplication_window = 1000, fsync_after_insert = 1, fsync_part_directory = 1, min_rows_to_fsync_after_merge = 1
comment '进展报告的数字 figures of progress reports, never their texts'
