import type { ContractFilter } from '@wstc/domain/contracts/contract/list'
import type { Category, ContractTerms } from '@wstc/domain/contracts/model'
import { type Insertable, type RawBuilder, type Selectable, sql, type Updateable } from 'kysely'
import type { Tx } from '../../platform/database.ts'
import { unitNames } from '../../registry/index.ts'
import type { ContractsTables } from '../tables.ts'

type Table = ContractsTables['contracts_contract']
export type ContractRow = Selectable<Table>

export interface ContractLineRow extends ContractRow {
  readonly terms: ContractTerms
  readonly category: Category | null
  readonly name: string
  readonly uscc: string
  readonly executed: { currency: string; amount: string }[]
  readonly waiting: number
  readonly returned: number
}

export const findContract = (tx: Tx, id: string): Promise<ContractRow | undefined> =>
  tx.selectFrom('contracts_contract').selectAll().where('id', '=', id).executeTakeFirst()

/** The same, and nobody else changes it until the transaction ends. */
export const lockContract = (tx: Tx, id: string): Promise<ContractRow | undefined> =>
  tx
    .selectFrom('contracts_contract')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()

/** Contracts in the words of their newest version, or of the draft while nothing was handed in. */
async function selectLines(
  tx: Tx,
  wanted: RawBuilder<unknown>,
  order: RawBuilder<unknown>,
  limit: number,
): Promise<ContractLineRow[]> {
  const { rows } = await sql<ContractLineRow>`
    select c.*, coalesce(v.terms, d.terms) as terms, v.category, u.name, u.uscc,
      coalesce((select jsonb_agg(jsonb_build_object('currency', s.currency, 'amount', s.amount))
        from (select ev.currency, sum(ev.amount)::text as amount
          from contracts_execution e
          join contracts_execution_version ev
            on ev.execution = e.id and ev.version = e.accepted_version
          where e.contract = c.id and e.state <> 'withdrawn'
          group by ev.currency order by ev.currency) s), '[]') as executed,
      (select count(*) from contracts_execution e
        where e.contract = c.id and e.state = 'submitted')::int as waiting,
      (select count(*) from contracts_execution e
        where e.contract = c.id and e.state = 'returned')::int as returned
    from contracts_contract c
    join (${unitNames(tx)}) u on u.id = c.enterprise
    left join contracts_version v on v.contract = c.id and v.version = c.version
    left join contracts_draft d on d.contract = c.id and c.version = 0
    where (v.terms is not null or d.terms is not null) and ${wanted}
    order by ${order}
    limit ${limit}`.execute(tx)
  return rows
}

export async function findLine(tx: Tx, id: string): Promise<ContractLineRow | undefined> {
  return (await selectLines(tx, sql`c.id = ${id}`, sql`c.id`, 1))[0]
}

export interface ContractsQuestion extends ContractFilter {
  readonly pattern?: string | undefined
  /** One firm's, with its drafts; otherwise all that was handed in. */
  readonly enterprise?: string | undefined
  readonly after?: { readonly value: string; readonly id: string } | undefined
  readonly limit: number
}

const said = (key: 'signedOn' | 'number' | 'economy' | 'client') =>
  sql`(coalesce(v.terms, d.terms) ->> ${sql.lit(key)})`

const sorts = {
  begun: sql`c.id`,
  signed: sql`coalesce(${said('signedOn')}, '')`,
  number: sql`lower(coalesce(${said('number')}, '')) collate "C"`,
} as const

/** A page of contracts in the order asked for; among equals the newest first. */
export function listContractLines(tx: Tx, asked: ContractsQuestion): Promise<ContractLineRow[]> {
  const wanted: RawBuilder<unknown>[] = []
  const { enterprise, pattern, after } = asked
  wanted.push(enterprise === undefined ? sql`c.version > 0` : sql`c.enterprise = ${enterprise}`)
  if (asked.kind !== undefined) wanted.push(sql`c.kind = ${asked.kind}`)
  if (asked.state !== undefined) wanted.push(sql`c.state = ${asked.state}`)
  if (asked.category !== undefined) wanted.push(sql`v.category = ${asked.category}`)
  if (asked.economy !== undefined) wanted.push(sql`${said('economy')} = ${asked.economy}`)
  if (asked.year !== undefined) wanted.push(sql`left(${said('signedOn')}, 4) = ${asked.year}`)
  if (pattern !== undefined) {
    wanted.push(sql`(u.search like ${pattern} or lower(u.uscc) like ${pattern}
      or lower(${said('number')}) like ${pattern} or lower(${said('client')}) like ${pattern})`)
  }
  const value = sorts[asked.sort]
  const [way, beyond] = asked.order === 'asc' ? [sql`asc`, sql`>`] : [sql`desc`, sql`<`]
  const byId = asked.sort === 'begun' ? [way, beyond] : [sql`desc`, sql`<`]
  if (after !== undefined) {
    wanted.push(sql`(${value} ${beyond} ${after.value}
      or ${value} = ${after.value} and c.id ${byId[1]} ${after.id})`)
  }
  const order = sql`${value} ${way}, c.id ${byId[0]}`
  return selectLines(tx, sql.join(wanted, sql` and `), order, asked.limit)
}

export async function insertContract(tx: Tx, row: Insertable<Table>): Promise<void> {
  await tx.insertInto('contracts_contract').values(row).execute()
}

/** False where someone changed it since `revision`. */
export async function updateContract(
  tx: Tx,
  id: string,
  revision: number,
  values: Updateable<Table>,
): Promise<boolean> {
  const done = await tx
    .updateTable('contracts_contract')
    .set({ ...values, revision: revision + 1 })
    .where('id', '=', id)
    .where('revision', '=', revision)
    .executeTakeFirst()
  return done.numUpdatedRows === 1n
}

export type VersionRow = Selectable<ContractsTables['contracts_version']>

export const listVersions = (tx: Tx, contract: string): Promise<VersionRow[]> =>
  tx
    .selectFrom('contracts_version')
    .selectAll()
    .where('contract', '=', contract)
    .orderBy('version')
    .execute()

export const findVersion = (
  tx: Tx,
  contract: string,
  version: number,
): Promise<VersionRow | undefined> =>
  tx
    .selectFrom('contracts_version')
    .selectAll()
    .where('contract', '=', contract)
    .where('version', '=', version)
    .executeTakeFirst()

export async function insertVersion(
  tx: Tx,
  row: Insertable<ContractsTables['contracts_version']>,
): Promise<void> {
  await tx.insertInto('contracts_version').values(row).execute()
}
