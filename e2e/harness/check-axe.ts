import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { root } from '../../scripts/paths.mjs'

const source = readFileSync(join(root, 'node_modules', 'axe-core', 'axe.min.js'), 'utf8')

interface AxeResult {
  readonly id: string
  readonly help: string
  readonly nodes: readonly {
    readonly target: readonly unknown[]
    readonly failureSummary?: string
  }[]
}

/**
 * What is wrong on the page by WCAG 2.2 AA, one line per element; an accessible page gives `[]`.
 * The checker is evaluated by the browser itself, which the page's content security policy allows.
 */
export async function checkAxe(page: Page): Promise<string[]> {
  await page.evaluate(`if (!window.axe) { ${source} }; undefined`)
  const violations = (await page.evaluate(`window.axe.run(document, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    resultTypes: ['violations'],
  }).then(({ violations }) => violations.map(({ id, help, nodes }) => ({
    id, help, nodes: nodes.map(({ target, failureSummary }) => ({ target, failureSummary })),
  })))`)) as AxeResult[]
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(
      ({ target, failureSummary }) =>
        `${id}: ${help} at ${target.join(' ')} (${(failureSummary ?? '').replace(/\s+/g, ' ')})`,
    ),
  )
}
