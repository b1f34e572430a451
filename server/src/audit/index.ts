/** `recordAct`: the entry of an act, in the act's transaction. `recordRead`: of a confidential read. */
export { type Act, type AuditCall, recordAct, recordRead } from './service.ts'
