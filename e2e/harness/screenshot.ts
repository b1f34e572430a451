import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { root, writableFolder } from '../../scripts/paths.mjs'

/** Saves what the page shows: into docs/images when WSTC_SCREENSHOTS=1, else beside the results. */
export async function screenshot(page: Page, name: string, whole = false): Promise<string> {
  const folder =
    process.env.WSTC_SCREENSHOTS === '1'
      ? join(root, 'docs', 'images')
      : join(writableFolder('test-results'), 'screenshots')
  mkdirSync(folder, { recursive: true })
  await page.evaluate('document.fonts.ready.then(() => undefined)')
  const path = join(folder, `${name}.png`)
  await page.screenshot({ path, fullPage: whole, animations: 'disabled', caret: 'hide' })
  return path
}
