import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { startEmbeddedPostgres } from '../../src/platform/embedded-postgres.ts'
import { ensureServerLogin, migrate } from '../../src/platform/migrations.ts'

/** What test files need to make their own database from the template. */
export interface Cluster {
  /** Superuser address of the cluster's maintenance database. */
  readonly adminUrl: string
  /** Address of the application's login, for any database: replace the path. */
  readonly serverUrl: string
  readonly template: string
}

declare module 'vitest' {
  interface ProvidedContext {
    cluster: Cluster
  }
}

const template = 'wstc_template'

/** One PostgreSQL for the whole run, with a migrated template that test files copy. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'wstc-test-'))
  // Tests do not survive the machine: durability is tested where it is promised.
  const cluster = await startEmbeddedPostgres(folder, () => {}, [
    'fsync=off',
    'synchronous_commit=off',
  ])
  const admin = new pg.Client({ connectionString: cluster.url })
  await admin.connect()
  await admin.query(`create database ${template}`)
  await admin.end()
  const url = new URL(cluster.url)
  url.pathname = `/${template}`
  await migrate(url.href, () => {})
  const serverUrl = await ensureServerLogin(cluster.url, 'test-only-password')
  project.provide('cluster', { adminUrl: cluster.url, serverUrl, template })
  return async () => {
    await cluster.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}
