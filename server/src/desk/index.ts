/**
 * `linkFile`/`unlinkFile`: a file becomes part of something. `listLinkedFiles`, `getFile`: what
 * is there. `openFile` with `guardDownload`: serves one. `keepResult`: a job's result.
 * `makeIndex`, `rankItem`, `hitOf`: what the global search finds.
 */
export { hitOf, type IndexItem, makeIndex, rankItem, type Searcher } from './search.ts'
export {
  type FileLink,
  getFile,
  guardDownload,
  keepResult,
  linkFile,
  listLinkedFiles,
  openFile,
  unlinkFile,
} from './service/files.ts'
