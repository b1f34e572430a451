import { readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { expect, inject, test } from 'vitest'
import { writeDictionary } from './write-dictionary.ts'
import { writeWarehouse } from './write-warehouse.ts'

const file = fileURLToPath(new URL('../../../docs/data-dictionary.md', import.meta.url))

test('docs/data-dictionary.md says what the database holds, or a confidential column goes unseen', async () => {
  const { adminUrl, template } = inject('cluster')
  const name = 'wstc_data_dictionary'
  const admin = new pg.Client({ connectionString: adminUrl })
  await admin.connect()
  await admin.query(`create database ${name} template ${template}`)
  const at = Object.assign(new URL(adminUrl), { pathname: `/${name}` }).href
  const client = new pg.Client({ connectionString: at })
  await client.connect()
  try {
    const text = `${await writeDictionary(client)}\n${await writeWarehouse()}`
    if (process.env.UPDATE_DOCS === '1') await writeFile(file, text)
    expect(text, 'write it anew: see the head of the file').toBe(await readFile(file, 'utf8'))
  } finally {
    await client.end()
    await admin.query(`drop database ${name}`)
    await admin.end()
  }
})
