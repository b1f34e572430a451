import { linkFile } from '../../../desk/index.ts'
import type { Call } from '../../../platform/serve.ts'

/** Ids and names of files as they are kept in one column. */
export const filesOf = (kept: readonly string[]) =>
  kept.map((one) => {
    const gap = one.indexOf(' ')
    return { id: one.slice(0, gap), name: one.slice(gap + 1) }
  })

/** Makes files of the actor part of something that the group may read. */
export async function linkPapers(
  call: Call,
  files: readonly string[],
  subject: { readonly kind: string; readonly id: string },
): Promise<string[]> {
  const kept: string[] = []
  for (const file of new Set(files)) {
    const permission = 'plan.group.read'
    const card = await linkFile(call, { file, context: 'plan', subject, permission })
    kept.push(`${file} ${card.name}`)
  }
  return kept
}
