import { mine, nobody, type Wall } from '../row-rules.ts'

export const deskWalls: Readonly<Record<string, Wall>> = {
  notices_notice: { sees: mine, adds: (_row, me) => me.person !== null, changes: mine },
  notices_preference: { sees: mine, adds: mine, changes: mine, removes: mine },
  notices_mail: { sees: nobody, adds: (row) => row.state === 'queued' },
  desk_draft: { sees: mine, adds: mine, changes: mine, removes: mine },
  desk_views: { sees: mine, adds: mine, changes: mine, removes: mine },
  desk_file: {
    sees: (row, me) =>
      (me.organisation !== null && row.organisation === me.organisation) ||
      (me.person !== null && row.uploaded_by === me.person) ||
      me.linksOf(row.id).some((link) => link.permission && me.may(link.permission)),
    adds: (row, me) =>
      me.person !== null && row.uploaded_by === me.person && row.organisation === me.organisation,
    removes: (row, me) => me.person !== null && row.uploaded_by === me.person,
  },
  desk_file_link: {
    sees: (row, me) =>
      (me.organisation !== null && row.organisation === me.organisation) ||
      (row.permission !== null && me.may(row.permission)),
    adds: (row, me) => me.organisation !== null && row.organisation === me.organisation,
    removes: (row, me) => me.organisation !== null && row.organisation === me.organisation,
  },
}
