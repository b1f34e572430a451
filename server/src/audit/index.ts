/** `recordAct`: the entry of an act, in the act's transaction. `recordRead`: of a confidential read. */
export { type Act, type AuditCall, recordAct, recordRead, sha256 } from './service/entries.ts'
/** `acknowledge`: the entry of an act together with a signed receipt for whoever acted. `listReceipts`: the reader's own. */
export { acknowledge, listReceipts } from './service/receipts.ts'
/** `openLog`: makes the log's first key, or finds that this server may go on with it. */
export { openLog } from './service/signing.ts'
