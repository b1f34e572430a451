import { readFileSync, writeFileSync } from 'node:fs'
import { cpus, loadavg, totalmem } from 'node:os'
import type { Line } from './figure.ts'
import { megabytes } from './statistics.ts'

const verdictOf = ({ met }: Line): string => (met === undefined ? '—' : met ? 'met' : 'missed')

const row = (cells: readonly string[]): string =>
  `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`

/** The machine that the figures are of. */
export function machine(rows: number, loadBefore: number): string {
  const [cpu] = cpus()
  return [
    `${cpus().length} cores (${cpu?.model ?? 'unknown'}), ${megabytes(totalmem())} of memory, Node ${process.versions.node}, ${process.platform} ${process.arch}.`,
    `${rows.toLocaleString('en')} records of progress and as many entries of the audit. Load average of the machine before the run ${loadBefore.toFixed(1)}, after it ${loadavg()[0]!.toFixed(1)}.`,
  ].join(' ')
}

export function tableOf(lines: readonly Line[]): string {
  return [
    row(['figure', 'bar', 'measured', 'ratio to baseline', 'baseline of the same run', 'verdict']),
    row(['---', '---', '---', '---', '---', '---']),
    ...lines.map((one) =>
      row([one.what, one.bar, one.measured, one.ratio, one.baseline, verdictOf(one)]),
    ),
  ].join('\n')
}

const begin = '<!-- results -->'
const end = '<!-- end of results -->'

/** Puts the results between the marks of the file. */
export function writeResults(file: string, text: string): void {
  const old = readFileSync(file, 'utf8')
  const [before, rest] = old.split(begin)
  const after = rest?.split(end)[1]
  if (before === undefined || after === undefined) throw new Error(`${file} has no marks`)
  writeFileSync(file, `${before}${begin}\n${text}\n${end}${after}`)
}
