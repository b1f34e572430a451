import { type Act, actions, type Facts, type Finding, type Trace } from './model.ts'

/** Whether the act took place, as far as its client or the traces can tell. */
function happened(act: Act, traces: readonly Trace[]): boolean {
  if (act.outcome !== 'unknown') return act.outcome === 'acknowledged'
  return traces.some((trace) => trace.found > 0)
}

function judge(act: Act, traces: readonly Trace[]): Finding[] {
  const finding = (fault: Finding['fault'], why: string): Finding => ({
    fault,
    act: act.id,
    why: `${act.kind} by ${act.person}: ${why}`,
  })
  const names = (list: readonly Trace[]): string => list.map((trace) => trace.part).join(', ')
  const there = traces.filter((trace) => trace.found > 0)
  const absent = traces.filter((trace) => trace.found === 0)
  const many = traces.filter((trace) => trace.found > 1)
  if (traces.length === 0) return [finding('inconsistent', 'nobody looked for it')]
  if (act.outcome === 'refused') {
    return there.length > 0 ? [finding('done though refused', `found in ${names(there)}`)] : []
  }
  const found: Finding[] = []
  if (many.length > 0) found.push(finding('doubled', `more than once in ${names(many)}`))
  if (act.outcome === 'acknowledged' && there.length === 0) {
    return [finding('lost', `acknowledged, and absent from ${names(absent)}`)]
  }
  if (there.length > 0 && absent.length > 0) {
    found.push(finding('half done', `in ${names(there)}, not in ${names(absent)}`))
  }
  for (const { part, says } of there) {
    const expected = part === 'key' ? act.told : act.says[part]
    if (says === undefined || expected === undefined || says === expected) continue
    found.push(finding('changed', `${part} says ${says}, not ${expected}`))
  }
  return found
}

/** Records that were edited one revision at a time: none skipped, none twice, the last one holds. */
function judgeRecords(acts: readonly Act[], facts: Facts): Finding[] {
  const edits = new Map<string, Act[]>()
  for (const act of acts) {
    if (act.subject === undefined || act.revision === undefined) continue
    if (!happened(act, facts.traces.get(act.id) ?? [])) continue
    edits.set(act.subject, [...(edits.get(act.subject) ?? []), act])
  }
  return [...edits].flatMap(([subject, done]): Finding[] => {
    const last = done.at(-1)!
    const expected = done[0]!.revision! + done.length
    const record = facts.records.get(subject)
    const revision = record?.revision ?? 0
    const why = `${subject} is at revision ${revision} after ${done.length} edits, which make ${expected}`
    if (revision < expected) return [{ fault: 'lost', act: last.id, why }]
    if (revision > expected) return [{ fault: 'doubled', act: last.id, why }]
    if (record!.state === last.state) return []
    return [
      {
        fault: 'changed',
        act: last.id,
        why: `${subject} holds ${record!.state}, not ${last.state}`,
      },
    ]
  })
}

/** Exactly one audit entry for each act, counted from the side of the audit. */
function judgeEntries(acts: readonly Act[], facts: Facts): Finding[] {
  const expected = new Map<string, number>()
  for (const act of acts) {
    const action = actions[act.kind]
    if (action === undefined) continue
    const of = `${act.person} ${action}`
    const one = happened(act, facts.traces.get(act.id) ?? []) ? 1 : 0
    expected.set(of, (expected.get(of) ?? 0) + one)
  }
  return [...new Set([...expected.keys(), ...facts.entries.keys()])].flatMap((of): Finding[] => {
    const [found, right] = [facts.entries.get(of) ?? 0, expected.get(of) ?? 0]
    if (found === right) return []
    const why = `${found} audit entries ${of} for ${right} acts`
    return [{ fault: found < right ? 'lost' : 'doubled', why }]
  })
}

/** Everything that does not agree between what clients were told and what is there. */
export function reconcile(acts: readonly Act[], facts: Facts): Finding[] {
  return [
    ...acts.flatMap((act) => judge(act, facts.traces.get(act.id) ?? [])),
    ...judgeRecords(acts, facts),
    ...judgeEntries(acts, facts),
    ...facts.faults.map((why): Finding => ({ fault: 'inconsistent', why })),
  ]
}
