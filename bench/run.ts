import type { Effort } from './effort.ts'
import type { Figure, Line } from './figure.ts'
import { figures } from './figures.ts'
import { type Ground, openGround } from './ground.ts'
import { seconds, timed } from './statistics.ts'

/** The figures that `names` ask for; all where none are named. @throws naming what there is */
export function chooseFigures(names: readonly string[]): readonly Figure[] {
  const unknown = names.find((name) => !figures.some((one) => one.name === name))
  if (unknown !== undefined) {
    throw new Error(`--only knows ${figures.map(({ name }) => name).join(', ')}; not "${unknown}"`)
  }
  return names.length === 0 ? figures : figures.filter(({ name }) => names.includes(name))
}

/** Measures one after another, on one ground that is seeded when the first asks for it. */
export async function runFigures(chosen: readonly Figure[], effort: Effort): Promise<Line[]> {
  let opened: Promise<Ground> | undefined
  const ground = (): Promise<Ground> => {
    opened ??= openGround(effort)
    return opened
  }
  const lines: Line[] = []
  try {
    for (const figure of chosen) {
      effort.say(`→ ${figure.name}`)
      const { took, value } = await timed(() => figure.run(ground, effort))
      for (const line of value) effort.say(`  ${line.what}: ${line.measured} (${line.ratio})`)
      effort.say(`  in ${seconds(took)}`)
      lines.push(...value)
    }
  } finally {
    await (await opened?.catch(() => undefined))?.close()
  }
  return lines
}
