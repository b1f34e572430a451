import 'virtual:tokens.css'
import '../../kit/kit.css'
import '../../kit/layout/layout.css'
import '../../kit/light/light.css'
import { chosenTheme, keepLanguage, keepTheme } from '../../kit/preferences.ts'

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
