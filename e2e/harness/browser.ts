import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { findBrowser } from './find-browser.ts'
import { writeFontConfig } from './fonts.ts'

/** Starts the browser without a window; the caller closes it. */
export function openBrowser(): Promise<Browser> {
  const { path, env } = findBrowser()
  return chromium.launch({
    executablePath: path,
    args: [
      // The sandbox of the browser needs rights that containers and root do not have.
      '--no-sandbox',
      '--disable-dev-shm-usage',
      '--font-render-hinting=none',
      '--force-color-profile=srgb',
    ],
    env: { ...definedEnv(), ...env, FONTCONFIG_FILE: writeFontConfig() },
  })
}

function definedEnv(): Record<string, string> {
  const pairs = Object.entries(process.env)
  return Object.fromEntries(pairs.filter((pair): pair is [string, string] => pair[1] !== undefined))
}

export interface PageOptions {
  readonly language: 'zh-CN' | 'en'
  readonly width?: number
  readonly height?: number
  readonly dark?: boolean
  /** Cookies of an earlier page, so that the person is signed in already. */
  readonly session?: BrowserContextOptions['storageState']
}

/**
 * Opens a page of its own session. Errors of the page, and requests it could not make, are kept in
 * `faults`; a journey ends by expecting none.
 */
export async function openPage(
  browser: Browser,
  options: PageOptions,
): Promise<{ page: Page; faults: string[] }> {
  const context = await browser.newContext({
    locale: options.language,
    timezoneId: 'Asia/Shanghai',
    viewport: { width: options.width ?? 1440, height: options.height ?? 900 },
    colorScheme: options.dark ? 'dark' : 'light',
    reducedMotion: 'reduce',
    acceptDownloads: true,
    ...(options.session ? { storageState: options.session } : {}),
  })
  const page = await context.newPage()
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(String(error)))
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text())
  })
  page.on('response', (response) => {
    if (response.status() >= 500) faults.push(`${response.status()} ${response.url()}`)
  })
  return { page, faults }
}
