import type { FileType } from '@wstc/domain/desk/files'
import type { SavedView } from '@wstc/domain/desk/model'
import type { Permission } from '@wstc/domain/identity/permissions'
import type { Json } from '../platform/platform-tables.ts'

export interface DeskTables {
  desk_draft: {
    person: string
    key: string
    form_version: string
    values: Json<Record<string, unknown>>
    revision: number
    saved_at: Date
  }
  desk_views: { person: string; list: string; views: Json<SavedView[]>; saved_at: Date }
  /** `bytes` is a 64-bit number and travels as text. */
  desk_file: {
    id: string
    hash: string
    name: string
    type: FileType
    media: string
    bytes: string | number
    uploaded_by: string | null
    organisation: string | null
    at: Date
  }
  desk_file_link: {
    file_id: string
    organisation: string | null
    context: string
    subject_kind: string
    subject_id: string
    permission: Permission | null
    at: Date
  }
}
