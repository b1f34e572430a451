/** `guardDownload`: the headers without which no stored file is served. */
export { guardDownload } from './download.ts'
/** `searchKeyOf`, `likePattern`: what a table keeps to be found by, and the question to it. */
export { likePattern, searchKeyOf } from './pinyin.ts'
/** `makeIndex`: a searcher over things that do not change while the server runs. */
export { type IndexItem, makeIndex, type Searcher } from './search.ts'
/** `listFileCards`: name, type, size and hash by id, of the files that the actor may read. */
/** `linkFile`: a file becomes part of something. `openFile`: its bytes. `keepResult`: a job's result. */
export { type FileLink, keepResult, linkFile, listFileCards, openFile } from './service/files.ts'
