import type { Bilingual } from '@wstc/domain/kernel/bilingual'
import { canonicalJson } from '@wstc/domain/kernel/canonical-json'
import { AssessmentSystem } from '@wstc/domain/plan/model/assessment/system'
import { checkSystem } from '@wstc/domain/plan/rules/assessment/check-system'
import { type Document, LineCounter, parseDocument } from 'yaml'

export interface LineFault {
  readonly line: number
  readonly message: Bilingual
}

type Read =
  | { readonly system: AssessmentSystem; readonly faults: readonly [] }
  | { readonly system?: undefined; readonly faults: readonly LineFault[] }

type Pointer = readonly PropertyKey[]

/** Line of the value at `pointer`, or of the nearest thing above it. */
function lineOf(document: Document, lines: LineCounter, pointer: Pointer): number {
  for (let length = pointer.length; length > 0; length -= 1) {
    const node = document.getIn(pointer.slice(0, length), true) as { range?: [number] } | undefined
    if (node?.range) return lines.linePos(node.range[0]).line
  }
  return 1
}

const same = (text: string): Bilingual => ({ zh: text, en: text })
const mostFaults = 200

/** Reads an index system as people write it; each fault names its line. */
export function readSystemYaml(text: string): Read {
  const lines = new LineCounter()
  // Aliases can unfold into more than memory holds; a system needs none.
  const document = parseDocument(text, { lineCounter: lines })
  const broken = document.errors.map((error) => ({
    line: lines.linePos(error.pos[0]).line,
    message: same(error.message.split('\n')[0]!),
  }))
  if (broken.length > 0) return { faults: broken.slice(0, mostFaults) }
  let value: unknown
  try {
    value = document.toJS({ maxAliasCount: 0 })
  } catch {
    return { faults: [{ line: 1, message: { zh: '不能使用别名', en: 'Aliases are not allowed' } }] }
  }
  const parsed = AssessmentSystem.safeParse(value)
  const found = parsed.success
    ? checkSystem(parsed.data).map(({ pointer, message }) => ({
        line: lineOf(document, lines, pointer),
        message,
      }))
    : parsed.error.issues.map((issue) => ({
        line: lineOf(document, lines, issue.path),
        message: same(`${issue.path.join('.')}: ${issue.message}`),
      }))
  if (found.length > 0 || !parsed.success) {
    return { faults: found.toSorted((a, b) => a.line - b.line).slice(0, mostFaults) }
  }
  return { system: parsed.data, faults: [] }
}

/** A stored system; what was stored had been checked. */
export const parseSystem = (content: string): AssessmentSystem =>
  AssessmentSystem.parse(JSON.parse(content))

export const textOfSystem = (system: AssessmentSystem): string => canonicalJson(system)
