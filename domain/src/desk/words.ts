import type { Bilingual } from '../kernel/bilingual.ts'
import type { ProblemWords } from '../kernel/words.ts'
import type { JobCard } from './model.ts'

export const problemWords: ProblemWords = {
  'desk/draft-changed-elsewhere': {
    zh: '这份草稿已在另一个窗口中修改，请选择保留哪一份。',
    en: 'This draft was changed in another window. Choose which one to keep.',
  },
  'desk/draft-too-large': {
    zh: '草稿过大，未能保存。上限为{limit}。',
    en: 'The draft is too large to be kept; the limit is {limit}.',
  },
  'desk/file-missing': { zh: '请求中没有文件。', en: 'There is no file in the request.' },
  'desk/file-empty': { zh: '文件是空的。', en: 'The file is empty.' },
  'desk/file-damaged': {
    zh: '文件已损坏，无法读取。请重新导出后再上传。',
    en: 'The file is damaged and cannot be read. Export it again and retry.',
  },
  'desk/file-encrypted': {
    zh: '文件带有密码保护。请解除密码后再上传。',
    en: 'The file is protected by a password. Remove it and upload again.',
  },
  'desk/file-has-macros': {
    zh: '文件含有宏或嵌入的程序。请另存为不含宏的格式后再上传。',
    en: 'The file holds macros or embedded programs. Save it without them and upload again.',
  },
  'desk/file-unpacks-too-large': {
    zh: '文件解压后过大，不予接受。',
    en: 'The file unpacks to far too much and is not accepted.',
  },
  'desk/image-too-large': {
    zh: '图片的像素过多，不予接受。请缩小后再上传。',
    en: 'The image has far too many pixels and is not accepted. Reduce it and upload again.',
  },
  'desk/file-in-use': {
    zh: '附件已被使用，不能删除。',
    en: 'The file is in use and cannot be deleted.',
  },
  'desk/upload-quota-used-up': {
    zh: '今日上传总量已达{limit}，请明日再传。',
    en: 'Today’s uploads have reached {limit}. Continue tomorrow.',
  },
  'desk/warehouse-away': {
    zh: '数据仓库暂时无法连接，恢复后再试。',
    en: 'The warehouse is away. Try again once it is back.',
  },
  'desk/warehouse-rebuild-under-way': {
    zh: '数据仓库正在重建，完成后再试。',
    en: 'The warehouse is being built anew already. Try again once that is done.',
  },
  'desk/job-has-no-result': {
    zh: '该后台任务没有可下载的结果。',
    en: 'This job has no result to download.',
  },
  'desk/job-not-failed': {
    zh: '只有失败的后台任务才能重新执行。',
    en: 'Only a job that failed can be run again.',
  },
  'desk/sheet-not-text': {
    zh: '无法识别文件的编码。请使用 UTF-8 或 GB18030 保存。',
    en: 'The encoding of the file is not known. Save it as UTF-8 or GB18030.',
  },
  'desk/sheet-quote-not-closed': {
    zh: '第{line}行的引号没有结束。',
    en: 'A quotation that begins on line {line} never ends.',
  },
  'desk/sheet-text-after-quote': {
    zh: '第{line}行的引号之后还有内容。',
    en: 'On line {line} text follows right after a quotation.',
  },
  'desk/sheet-record-too-long': {
    zh: '第{line}行没有结尾，不是表格。',
    en: 'Line {line} never ends; this is no table.',
  },
  'desk/sheet-error-in-cell': {
    zh: '第{line}行第{column}列的公式结果为错误值。',
    en: 'The cell in row {line}, column {column} holds an error.',
  },
  'desk/sheet-too-long': {
    zh: '行数超过上限{rows}行。请分成几个文件。',
    en: 'There are more than {rows} rows. Split the file.',
  },
  'desk/sheet-too-wide': {
    zh: '列数超过上限{columns}列。',
    en: 'There are more than {columns} columns.',
  },
  'desk/sheet-row-too-wide': {
    zh: '第{line}行的内容超出表头的{columns}列。',
    en: 'Row {line} reaches beyond the {columns} columns of the header.',
  },
  'desk/sheet-cell-too-long': {
    zh: '第{line}行第{column}列的内容过长。',
    en: 'The cell in row {line}, column {column} is too long.',
  },
  'desk/sheet-empty': { zh: '表格中没有表头。', en: 'The table has no header.' },
  'desk/sheet-column-twice': {
    zh: '表头中“{column}”出现了两次。',
    en: 'The header names “{column}” twice.',
  },
  'noun/draft': { zh: '草稿', en: 'draft' },
}

export const jobStateWords: Readonly<Record<JobCard['state'], Bilingual>> = {
  queued: { zh: '排队中', en: 'Queued' },
  running: { zh: '进行中', en: 'Running' },
  done: { zh: '已完成', en: 'Done' },
  failed: { zh: '失败', en: 'Failed' },
}
