import type { OrganisationKind } from '@wstc/domain/identity/model'
import type { Bilingual, Language } from '@wstc/domain/kernel/bilingual'
import { type Insertable, type Selectable, sql, type Updateable } from 'kysely'
import type { Tx } from '../../platform/database.ts'
import { inOrder, inWords, isBehind } from '../../platform/place.ts'
import type { IdentityTables } from '../tables.ts'

type Table = IdentityTables['identity_organisation']
export type OrganisationRow = Selectable<Table>

export function findOrganisation(tx: Tx, id: string): Promise<OrganisationRow | undefined> {
  return tx.selectFrom('identity_organisation').where('id', '=', id).selectAll().executeTakeFirst()
}

const places = (language: Language) => ({
  id: sql`id`,
  name: inWords(language === 'zh-CN' ? sql`name_zh` : sql`name_en`),
  kind: sql`kind`,
  state: sql`not active`,
})

const escapeLike = (text: string): string => text.replace(/[\\%_]/g, '\\$&')

export function selectOrganisations(
  tx: Tx,
  filter: {
    readonly kind?: OrganisationKind | undefined
    readonly text?: string | undefined
    readonly sort: keyof ReturnType<typeof places>
    readonly order: 'asc' | 'desc'
    readonly language: Language
    readonly after?: string | undefined
    readonly limit: number
  },
): Promise<OrganisationRow[]> {
  const { kind, text, after, limit } = filter
  const like = `%${escapeLike(text ?? '')}%`
  const order = {
    by: places(filter.language)[filter.sort],
    id: sql`id`,
    from: sql`identity_organisation`,
    descending: filter.order === 'desc',
  }
  return tx
    .selectFrom('identity_organisation')
    .$if(kind !== undefined, (q) => q.where('kind', '=', kind!))
    .$if(text !== undefined, (q) =>
      q.where((e) =>
        e.or(
          (['name_zh', 'name_en', 'short_zh', 'short_en', 'id'] as const).map((column) =>
            e(column, 'ilike', like),
          ),
        ),
      ),
    )
    .$if(after !== undefined, (q) => q.where(isBehind(order, after!)))
    .orderBy(inOrder(order))
    .limit(limit)
    .selectAll()
    .execute()
}

export async function selectOrganisationNames(
  tx: Tx,
  ids: readonly string[],
): Promise<Map<string, Bilingual>> {
  if (ids.length === 0) return new Map()
  const rows = await tx
    .selectFrom('identity_organisation')
    .where('id', 'in', [...new Set(ids)])
    .select(['id', 'name_zh as zh', 'name_en as en'])
    .execute()
  return new Map(rows.map(({ id, zh, en }) => [id, { zh, en }]))
}

export async function insertOrganisation(tx: Tx, row: Insertable<Table>): Promise<void> {
  await tx.insertInto('identity_organisation').values(row).execute()
}

/** Changes the organisation if it is still at `revision`; answers whether it was. */
export async function updateOrganisation(
  tx: Tx,
  id: string,
  revision: number,
  values: Updateable<Table>,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('identity_organisation')
    .set({ ...values, revision: revision + 1 })
    .where('id', '=', id)
    .where('revision', '=', revision)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

const named = ['name_zh', 'name_en', 'short_zh', 'short_en', 'level', 'aliases'] as const

/** Adds the organisations, or brings their names up to date; everything else stays. */
export async function saveDepartments(tx: Tx, rows: readonly Insertable<Table>[]): Promise<void> {
  if (rows.length === 0) return
  await tx
    .insertInto('identity_organisation')
    .values([...rows])
    .onConflict((conflict) =>
      conflict
        .column('id')
        .doUpdateSet((is) =>
          Object.fromEntries(named.map((column) => [column, is.ref(`excluded.${column}`)])),
        ),
    )
    .execute()
}
