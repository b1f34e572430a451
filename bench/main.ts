import { loadavg } from 'node:os'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { chooseFigures, runFigures } from './run.ts'
import { machine, tableOf, writeResults } from './table.ts'

const options = {
  only: { type: 'string' },
  rows: { type: 'string', default: '1000000' },
  seconds: { type: 'string', default: '12' },
  write: { type: 'boolean', default: false },
} as const

function readOptions() {
  try {
    return parseArgs({ options }).values
  } catch (error) {
    console.error(`${(error as Error).message}. There are --only, --rows, --seconds and --write.`)
    return process.exit(2)
  }
}

const values = readOptions()
const rows = Number(values.rows)
const loadBefore = loadavg()[0]!
const say = (line: string): void => console.log(line)
const chosen = chooseFigures(values.only?.split(',') ?? [])
const lines = await runFigures(chosen, { rows, seconds: Number(values.seconds), times: 50, say })
const text = `${machine(rows, loadBefore)}\n\n${tableOf(lines)}`
say(`\n${text}`)
if (values.write) writeResults(fileURLToPath(new URL('README.md', import.meta.url)), text)
process.exit(0)
