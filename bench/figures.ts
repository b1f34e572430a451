import type { Figure } from './figure.ts'
import { auditAppend } from './figures/audit-append.ts'
import { auditProofs } from './figures/audit-proofs.ts'
import { auditVerify } from './figures/audit-verify.ts'
import { cockpit } from './figures/cockpit.ts'
import { coldStart } from './figures/cold-start.ts'
import { deadline } from './figures/deadline.ts'
import { enumeration } from './figures/enumeration.ts'
import { exportRows } from './figures/export.ts'
import { formEdits } from './figures/form-edits.ts'
import { hb } from './figures/hb.ts'
import { importLines } from './figures/import.ts'
import { loadFigures } from './figures/load.ts'
import { queue } from './figures/queue.ts'
import { reconcile } from './figures/reconcile.ts'
import { register } from './figures/register.ts'
import { roles } from './figures/roles.ts'

/** Every figure, in the order of the table. */
export const figures: readonly Figure[] = [
  coldStart,
  cockpit,
  ...loadFigures,
  roles,
  enumeration,
  exportRows,
  formEdits,
  hb,
  queue,
  reconcile,
  importLines,
  auditAppend,
  auditProofs,
  auditVerify,
  deadline,
  register,
]
