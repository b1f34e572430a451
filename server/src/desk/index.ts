/** `guardDownload`: the headers without which no stored file is served. */
export { guardDownload } from './download.ts'
/** `makeIndex`: a searcher over things that do not change while the server runs. */
export { type IndexItem, makeIndex, type Searcher } from './search.ts'
/** `linkFile`: a file becomes part of something. `openFile`: its bytes. `keepResult`: a job's result. */
export { type FileLink, keepResult, linkFile, openFile } from './service/files.ts'
