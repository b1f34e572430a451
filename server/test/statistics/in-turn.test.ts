import { expect, test } from 'vitest'
import { inTurn } from '../../src/statistics/sources/service/in-turn.ts'

const large = 100 * 1024 * 1024

test('large files follow one another and too many are refused, while small ones pass', async () => {
  const done: string[] = []
  let release = (): void => {}
  const held = new Promise<void>((resolve) => {
    release = resolve
  })
  const first = inTurn(large, async () => {
    await held
    done.push('first')
    throw new Error('broken')
  })
  const failed = expect(first).rejects.toThrow('broken')
  const waiting = ['second', 'third'].map((name) => inTurn(large, async () => done.push(name)))
  await expect(inTurn(large, async () => 0)).rejects.toThrow('request/overloaded')
  await inTurn(1000, async () => done.push('small'))
  release()
  await failed
  await Promise.all(waiting)
  expect(done).toEqual(['small', 'first', 'second', 'third'])
  expect(await inTurn(large, async () => 'later')).toBe('later')
})
