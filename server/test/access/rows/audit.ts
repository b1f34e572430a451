import { both, either, everyone, mine, nobody, right, type Wall } from '../row-rules.ts'

export const auditWalls: Readonly<Record<string, Wall>> = {
  audit_entry: {
    sees: either(mine, right('audit.entries.read')),
    adds: (row, me) =>
      row.person === me.person && row.actor_kind === (me.person ? 'person' : 'anonymous'),
  },
  audit_leaf: { sees: (row, me) => row.entry_person === me.person || me.may('audit.entries.read') },
  audit_pending: { sees: nobody, adds: everyone },
  audit_node: { sees: right('audit.entries.read') },
  audit_key: { sees: everyone },
  audit_head: { sees: everyone },
  audit_receipt: {
    sees: either(
      mine,
      (row, me) => me.organisation !== null && row.organisation === me.organisation,
    ),
    adds: (row, me) => row.person === me.person && row.organisation === me.organisation,
  },
  audit_check: { sees: right('audit.entries.read') },
  audit_keeper_list: {
    sees: right('audit.entries.read'),
    adds: both(right('audit.log.manage'), (row, me) => row.by_person === me.person),
  },
  audit_head_mail: { sees: right('audit.entries.read') },
}
