import type { Figure } from './figure.ts'
import { auditAppend } from './figures/audit-append.ts'
import { auditProofs } from './figures/audit-proofs.ts'
import { auditVerify } from './figures/audit-verify.ts'
import { cockpit } from './figures/cockpit.ts'
import { coldStart } from './figures/cold-start.ts'
import { enumeration } from './figures/enumeration.ts'
import { exportRows } from './figures/export.ts'
import { formEdits } from './figures/form-edits.ts'
import { loadFigures } from './figures/load.ts'
import { outliers } from './figures/outliers.ts'
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
  outliers,
  auditAppend,
  auditProofs,
  auditVerify,
]
