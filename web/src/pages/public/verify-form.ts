/** The form of the page `/verify`: sends a receipt and says in plain words what came of it. */

type Words = Readonly<Record<string, string>>

interface Verdict {
  readonly ok: boolean
  readonly findings: readonly { readonly code: string }[]
  readonly content: 'same' | 'different' | 'absent'
  readonly receipt: {
    readonly at: string
    readonly subject: { readonly kind: string; readonly facts: Readonly<Record<string, unknown>> }
  }
  readonly provenBy: { readonly number: number } | null
  readonly index: number | null
}

function parse(text: string): object | undefined {
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value !== 'object' || value === null) return undefined
    return 'receipt' in value ? value : { receipt: value }
  } catch {
    return undefined
  }
}

const moment = (at: string): string =>
  new Intl.DateTimeFormat(document.documentElement.lang, {
    dateStyle: 'medium',
    timeStyle: 'medium',
    timeZone: 'Asia/Shanghai',
  }).format(new Date(at))

function factsOf(
  verdict: Verdict,
  words: Words,
  departments: Words,
): (readonly [string, string])[] {
  const { receipt, content, provenBy, index } = verdict
  const facts = Object.entries(receipt.subject.facts).map(([name, value]) => {
    const said = name === 'department' ? (departments[String(value)] ?? value) : value
    return `${words[name] ?? name} ${said}`
  })
  const kept = { same: 'contentSame', different: 'contentDifferent', absent: 'contentAbsent' }
  const place = provenBy
    ? words.proven?.replace('{index}', String(index)).replace('{number}', String(provenBy.number))
    : words.notYet
  return [
    [
      words.subject ?? '',
      [words[receipt.subject.kind] ?? receipt.subject.kind, ...facts].join(' · '),
    ],
    [words.acknowledged ?? '', moment(receipt.at)],
    [words.content ?? '', words[kept[content]] ?? ''],
    [words.place ?? '', place ?? ''],
  ]
}

const element = (name: string, text: string): HTMLElement =>
  Object.assign(document.createElement(name), { textContent: text })

interface Said {
  readonly words: Words
  readonly findings: Words
  readonly departments: Words
}

function show(output: HTMLElement, verdict: Verdict, said: Said): void {
  const { words, findings, departments } = said

  const list = document.createElement('dl')
  for (const [name, value] of factsOf(verdict, words, departments)) {
    list.append(element('dt', name), element('dd', value))
  }
  const reasons = document.createElement('ul')
  for (const { code } of verdict.findings) reasons.append(element('li', findings[code] ?? code))
  const title = element('strong', (verdict.ok ? words.genuine : words.wrong) ?? '')
  output.replaceChildren(title, ...(verdict.ok ? [] : [reasons]), list)
}

/** Brings the form to life where the page has one. */
export function startVerifying(): void {
  const form = document.querySelector<HTMLFormElement>('form[data-verify]')
  const file = form?.querySelector<HTMLInputElement>('input[type=file]')
  const area = form?.querySelector('textarea')
  const output = form?.querySelector('output')
  const data = document.getElementById('page-data')?.textContent
  if (!form || !file || !area || !output || !data) return
  const said = JSON.parse(data) as Said
  const { words } = said
  form.hidden = false
  const say = (state: string, text: string | undefined): void => {
    output.dataset.state = state
    output.textContent = text ?? ''
  }
  file.addEventListener('change', async () => {
    area.value = (await file.files?.[0]?.text()) ?? ''
  })
  form.addEventListener('submit', async (event) => {
    event.preventDefault()
    const receipt = parse(area.value)
    if (!receipt) return say('wrong', words.unreadable)
    try {
      const reply = await fetch('/api/v1/audit/receipts/verify', {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-requested-with': 'wstc' },
        body: JSON.stringify(receipt),
      })
      if (reply.status === 400 || reply.status === 422) return say('wrong', words.unreadable)
      if (!reply.ok) return say('wrong', words.away)
      const verdict = (await reply.json()) as Verdict
      output.dataset.state = verdict.ok ? 'well' : 'wrong'
      show(output, verdict, said)
    } catch {
      say('wrong', words.away)
    }
  })
}
