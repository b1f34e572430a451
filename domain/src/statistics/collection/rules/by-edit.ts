interface Found {
  readonly edit: string
}

/** How many findings each edit has, in the order in which the edits come first. */
export function countByEdit(findings: readonly Found[]): { edit: string; count: number }[] {
  const counts = new Map<string, number>()
  for (const { edit } of findings) counts.set(edit, (counts.get(edit) ?? 0) + 1)
  return [...counts].map(([edit, count]) => ({ edit, count }))
}

/** At most `most` findings of each edit, in their order. */
export function firstOfEach<F extends Found>(findings: readonly F[], most: number): F[] {
  const counts = new Map<string, number>()
  return findings.filter(({ edit }) => {
    const count = (counts.get(edit) ?? 0) + 1
    counts.set(edit, count)
    return count <= most
  })
}
