import 'virtual:tokens.css'
import '../../kit/kit.css'
import '../../kit/print.css'
import '../../kit/layout/layout.css'
import '../../kit/light/light.css'
import './public.css'
import { chosenTheme, keepLanguage, keepTheme } from '../../kit/preferences.ts'
import { startVerifying } from './verify-form.ts'

/** Everything here only makes quicker what the page already does without it. */

for (const button of document.querySelectorAll<HTMLButtonElement>('[data-theme-toggle]')) {
  button.hidden = false
  button.addEventListener('click', () => {
    const choice = chosenTheme()
    const dark =
      choice === 'system' ? matchMedia('(prefers-color-scheme: dark)').matches : choice === 'dark'
    keepTheme(dark ? 'light' : 'dark')
  })
}

for (const link of document.querySelectorAll<HTMLAnchorElement>('[data-language]')) {
  link.addEventListener('click', () => {
    keepLanguage(link.dataset.language === 'en' ? 'en' : 'zh-CN')
    link.search = location.search
    link.hash = location.hash
  })
}

for (const button of document.querySelectorAll<HTMLButtonElement>('[data-copy]')) {
  button.hidden = false
  button.addEventListener('click', async () => {
    await navigator.clipboard.writeText(button.dataset.copy ?? '')
    button.textContent = button.dataset.copied ?? button.textContent
  })
}

for (const bar of document.querySelectorAll<HTMLElement>('[data-filter]')) {
  const table = document.getElementById(bar.dataset.filter ?? '')
  const input = bar.querySelector('input')
  const output = bar.querySelector('output')
  if (!table || !input || !output) continue
  const rows = [...table.querySelectorAll<HTMLTableRowElement>('tbody tr')].map((row) => ({
    row,
    text: `${row.textContent} ${row.dataset.words ?? ''}`.toLowerCase(),
  }))
  bar.hidden = false
  input.addEventListener('input', () => {
    const wanted = input.value.trim().toLowerCase().split(/\s+/)
    let shown = 0
    for (const { row, text } of rows) {
      row.hidden = !wanted.every((word) => text.includes(word))
      if (!row.hidden) shown += 1
    }
    output.textContent = (bar.dataset.shown ?? '').replace('{{shown}}', String(shown))
  })
}

/** Forms that filter: what the server would hide after sending is hidden while one types. */
for (const form of document.querySelectorAll<HTMLFormElement>('form[data-instant]')) {
  const id = form.dataset.instant ?? ''
  const place = document.getElementById(id)
  const output = form.querySelector('output')
  const button = form.querySelector<HTMLButtonElement>('button[type=submit]')
  if (!place || !output || !button) continue
  const rows = [...place.querySelectorAll<HTMLTableRowElement>('tbody tr')].map((row) => ({
    row,
    text: (row.dataset.words ?? row.textContent ?? '').toLowerCase(),
  }))
  const groups = [...place.querySelectorAll<HTMLElement>('[data-group]')]
  const empty = document.querySelector<HTMLElement>(`[data-empty="${id}"]`)
  const files = [...document.querySelectorAll<HTMLAnchorElement>(`[data-follow="${id}"]`)]
  const apply = () => {
    const asked = [...new FormData(form)].flatMap(([name, value]) =>
      typeof value === 'string' && value.trim() ? [[name, value.trim()] as const] : [],
    )
    let shown = 0
    for (const { row, text } of rows) {
      const fits = asked.every(([name, value]) =>
        name === 'q'
          ? value
              .toLowerCase()
              .split(/\s+/)
              .every((word) => text.includes(word))
          : (row.dataset[name] ?? '').split(' ').includes(value),
      )
      row.hidden = !fits
      if (fits) shown += 1
    }
    for (const group of groups) group.hidden = !group.querySelector('tbody tr:not([hidden])')
    if (empty) empty.hidden = shown > 0
    output.textContent = (form.dataset.shown ?? '').replace('{{shown}}', String(shown))
    const query = new URLSearchParams(asked.map(([name, value]) => [name, value]))
    history.replaceState(null, '', query.size > 0 ? `?${query}` : location.pathname)
    query.delete('q')
    for (const file of files) {
      const address = new URL(file.href)
      for (const name of [...address.searchParams.keys()]) {
        if (name !== 'format' && name !== 'language') address.searchParams.delete(name)
      }
      for (const [name, value] of query) address.searchParams.append(name, value)
      file.href = address.href
    }
  }
  button.hidden = true
  form.addEventListener('input', apply)
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    apply()
  })
  form.querySelector('[data-clear]')?.addEventListener('click', (event) => {
    event.preventDefault()
    for (const field of form.querySelectorAll<HTMLInputElement | HTMLSelectElement>(
      'input, select',
    )) {
      field.value = ''
    }
    apply()
  })
}

startVerifying()
