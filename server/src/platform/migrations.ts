import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'

const folder = fileURLToPath(new URL('../../migrations', import.meta.url))
/** Any fixed number: servers that start together take turns on it. */
const lock = 7_316_033

/** Roles of the database; creating them needs CREATEROLE and happens once per cluster. */
const roles = `
do $$
begin
  if not exists (select from pg_roles where rolname = 'wstc_owner') then
    create role wstc_owner nologin;
  end if;
  if not exists (select from pg_roles where rolname = 'wstc_migrator') then
    create role wstc_migrator nologin noinherit;
    grant wstc_owner to wstc_migrator;
  end if;
  if not exists (select from pg_roles where rolname = 'wstc_app') then
    create role wstc_app nologin noinherit;
  end if;
  execute format('grant wstc_migrator, wstc_app to %I', current_user);
exception when duplicate_object or unique_violation then null;
end $$`

/** The migrations of this version in their order, with the checksums of their texts. */
export async function listMigrations(): Promise<
  { readonly name: string; readonly checksum: string; readonly text: string }[]
> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort()
  return Promise.all(
    names.map(async (name) => {
      const text = await readFile(join(folder, name), 'utf8')
      return { name, text, checksum: createHash('sha256').update(text).digest('hex') }
    }),
  )
}

/**
 * Brings the database to the newest version, forward only, each file in its own transaction as
 * the owner. Servers that start at the same time wait for one another.
 * @param only the migrations to apply, where not all; for a backup made before the others
 * @throws when a file that was applied has changed since, or PostgreSQL is older than 15.
 */
export async function migrate(
  url: string,
  log: (line: string) => void,
  only?: ReadonlySet<string>,
): Promise<number> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const version = Number(
      (await client.query('show server_version_num')).rows[0].server_version_num,
    )
    if (version < 150_000) throw new Error(`PostgreSQL 15 or newer is needed, this is ${version}`)
    await client.query('select pg_advisory_lock($1)', [lock])
    await client.query(roles)
    await client.query(
      `do $$ begin execute format('grant create on database %I to wstc_owner', current_database()); end $$`,
    )
    await client.query('create extension if not exists pg_trgm')
    await client.query('set role wstc_migrator; set role wstc_owner')
    await client.query(`create schema if not exists wstc authorization wstc_owner`)
    await client.query(`create table if not exists wstc.migration (
      name text primary key, checksum text not null, applied_at timestamptz not null default now())`)
    const done = new Map<string, string>(
      (await client.query('select name, checksum from wstc.migration')).rows.map((r) => [
        r.name,
        r.checksum,
      ]),
    )
    let applied = 0
    for (const { name, text, checksum } of await listMigrations()) {
      if (only && !only.has(name)) continue
      const known = done.get(name)
      if (known === checksum) continue
      if (known) throw new Error(`Migration ${name} was changed after it was applied`)
      await client.query('begin; set local search_path to wstc, public')
      try {
        await client.query(text)
        await client.query('insert into wstc.migration (name, checksum) values ($1, $2)', [
          name,
          checksum,
        ])
        await client.query('commit')
      } catch (error) {
        await client.query('rollback')
        throw new Error(`Migration ${name} failed: ${(error as Error).message}`, { cause: error })
      }
      log(`migration ${name}`)
      applied += 1
    }
    return applied
  } finally {
    await client.end()
  }
}

/**
 * Gives the pool a login of its own, `wstc_server`, that owns nothing and inherits nothing: a
 * statement outside `inTransaction` fails. Only for the embedded cluster; elsewhere the
 * administrator of the database does the same (docs/how-to/postgresql.md).
 */
export async function ensureServerLogin(url: string, password: string): Promise<string> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const secret = pg.escapeLiteral(password)
    await client.query(`do $$ begin
      if not exists (select from pg_roles where rolname = 'wstc_server') then
        create role wstc_server login noinherit;
      end if;
    end $$; alter role wstc_server password ${secret}; grant wstc_app to wstc_server`)
  } finally {
    await client.end()
  }
  const login = new URL(url)
  login.username = 'wstc_server'
  login.password = password
  return login.href
}
