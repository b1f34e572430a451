import {
  both,
  bound,
  concerned,
  either,
  group,
  groupOffice,
  insider,
  own,
  right,
  type Wall,
} from '../row-rules.ts'

export const groupWalls: Readonly<Record<string, Wall>> = {
  plan_member: { sees: insider, adds: groupOffice },
  plan_meeting: { sees: insider, adds: groupOffice, changes: groupOffice },
  plan_agenda: {
    sees: either(group, both(insider, concerned)),
    adds: either(
      groupOffice,
      both(own, right('plan.progress.report'), (row) => row.stage === 'proposed'),
    ),
    changes: groupOffice,
  },
  plan_invitation: {
    sees: either(group, both(insider, own)),
    adds: groupOffice,
    changes: either(groupOffice, both(insider, own)),
  },
  plan_minutes: {
    sees: either(
      groupOffice,
      both(
        (row) => row.stage !== 'draft',
        either(
          group,
          both(insider, (row, me) => row.circulated_to.includes(me.organisation)),
        ),
      ),
    ),
    adds: groupOffice,
    changes: both(
      (row) => row.stage !== 'signed',
      either(
        groupOffice,
        both(right('plan.minutes.sign'), (row) => row.stage !== 'draft'),
      ),
    ),
  },
  plan_comment: {
    sees: either(group, both(insider, own)),
    adds: both(insider, (row, me) => row.by_person === me.person),
  },
  plan_follow_up: {
    sees: either(group, both(insider, bound)),
    adds: groupOffice,
    changes: either(
      groupOffice,
      both(right('plan.progress.report'), bound, (row) => ['open', 'answered'].includes(row.stage)),
    ),
  },
  plan_follow_answer: {
    sees: either(group, both(insider, concerned)),
    adds: both(
      own,
      right('plan.progress.report'),
      (row, me) => row.stage === 'submitted' && row.by_person === me.person,
    ),
    changes: groupOffice,
  },
  plan_extension: {
    sees: either(group, both(insider, concerned)),
    adds: both(
      own,
      right('plan.progress.report'),
      (row, me) => row.stage === 'asked' && row.by_person === me.person,
    ),
    changes: either(groupOffice, right('plan.minutes.sign')),
  },
  plan_briefing: { sees: right('plan.briefing.read'), adds: right('plan.briefing.issue') },
}
