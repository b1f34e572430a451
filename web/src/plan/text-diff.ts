export interface DiffPart {
  readonly kind: 'same' | 'added' | 'removed'
  readonly text: string
}

/** Chinese is compared by character, other scripts by word. */
const pieces = (text: string): string[] => text.match(/[\p{Script=Latin}\p{N}.]+|\s+|./gsu) ?? []

/** Above this many comparisons the changed stretch is shown whole. */
const mostCells = 2_000_000

/** What changed between two texts; the parts joined give both back. */
export function diffTexts(before: string, after: string): DiffPart[] {
  const a = pieces(before)
  const b = pieces(after)
  let head = 0
  while (head < a.length && head < b.length && a[head] === b[head]) head++
  let tail = 0
  while (
    tail < a.length - head &&
    tail < b.length - head &&
    a[a.length - 1 - tail] === b[b.length - 1 - tail]
  ) {
    tail++
  }
  const parts: DiffPart[] = []
  const push = (kind: DiffPart['kind'], text: string) => {
    const last = parts.at(-1)
    if (text === '') return
    if (last?.kind === kind) parts[parts.length - 1] = { kind, text: last.text + text }
    else parts.push({ kind, text })
  }
  push('same', a.slice(0, head).join(''))
  diffMiddle(a.slice(head, a.length - tail), b.slice(head, b.length - tail), push)
  push('same', a.slice(a.length - tail).join(''))
  return parts
}

function diffMiddle(
  a: readonly string[],
  b: readonly string[],
  push: (kind: DiffPart['kind'], text: string) => void,
): void {
  if (a.length * b.length > mostCells) {
    push('removed', a.join(''))
    push('added', b.join(''))
    return
  }
  const width = b.length + 1
  const longest = new Uint16Array((a.length + 1) * width)
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      longest[i * width + j] =
        a[i] === b[j]
          ? longest[(i + 1) * width + j + 1]! + 1
          : Math.max(longest[(i + 1) * width + j]!, longest[i * width + j + 1]!)
    }
  }
  let i = 0
  let j = 0
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      push('same', a[i]!)
      i++
      j++
    } else if (
      j >= b.length ||
      (i < a.length && longest[(i + 1) * width + j]! >= longest[i * width + j + 1]!)
    ) {
      push('removed', a[i++]!)
    } else push('added', b[j++]!)
  }
}
