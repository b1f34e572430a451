import type { Page } from 'playwright-core'

/** The first return that waits; the demo's returns are made after the start. */
export async function openWaiting(page: Page, go: (path: string) => Promise<void>, survey: string) {
  const first = page.getByRole('link', { name: survey }).first()
  for (let left = 30; ; left -= 1) {
    await go('/returns')
    const found = await first.waitFor({ timeout: 2000 }).then(
      () => true,
      () => false,
    )
    const waiting = await page.getByText(/已延期|Extended/).count()
    if (found && waiting > 0) break
    if (left === 0) throw new Error('The returns of the demo did not come')
  }
  await first.click()
}

/** Pastes what was copied from a sheet where the cursor stands. */
export async function paste(page: Page, text: string): Promise<void> {
  await page.getByRole('grid').evaluate((grid, copied) => {
    const data = new DataTransfer()
    data.setData('text/plain', copied)
    const cell = grid.querySelector('[tabindex="0"]')!
    cell.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
    )
  }, text)
}

/** Takes away what was filled in from last month. */
export async function clearRows(page: Page): Promise<void> {
  const removes = page.getByRole('grid').getByRole('button', { name: /删除第|Delete row/ })
  while ((await removes.count()) > 0) await removes.first().click()
}

/** Asks the API as the page would, as whoever is signed in there. */
export function ask<Reply>(
  page: Page,
  method: 'GET' | 'POST',
  path: string,
  { body, revision }: { readonly body?: object; readonly revision?: number } = {},
): Promise<Reply> {
  const headers = {
    'x-requested-with': 'wstc',
    ...(body ? { 'content-type': 'application/json' } : {}),
    ...(revision === undefined ? {} : { 'if-match': `"${revision}"` }),
  }
  const sent = { method, headers, ...(body ? { body: JSON.stringify(body) } : {}) }
  return page.evaluate(
    async ([to, what]) => {
      const reply = await fetch(`/api/v1${to}`, what)
      if (!reply.ok) throw new Error(`${to}: ${reply.status} ${await reply.text()}`)
      return reply.json()
    },
    [path, sent] as const,
  )
}
