import { expect, test } from 'vitest'
import { figures } from '../figures.ts'
import { chooseFigures, runFigures } from '../run.ts'
import { tableOf } from '../table.ts'

test('every figure is still measured, on answers that are right, and told against its baseline', async () => {
  const effort = { rows: 5000, seconds: 1, times: 2, say: () => {} }
  const names = figures.map(({ name }) => name).filter((name) => name !== 'cold-start')
  const lines = await runFigures(chooseFigures(names), effort)
  // Figures fail by themselves on a wrong answer: a refused request, a row short, a false proof.
  expect(lines.length).toBeGreaterThanOrEqual(names.length)
  for (const line of lines) {
    expect(line.measured, line.what).not.toContain('NaN')
    expect(line.ratio, line.what).toMatch(/^\d+(\.\d+)? ×$/)
  }
  expect(tableOf(lines).split('\n')).toHaveLength(lines.length + 2)
}, 400_000)

test('a figure that does not exist is refused by name', () => {
  expect(() => chooseFigures(['speed'])).toThrow('not "speed"')
})
