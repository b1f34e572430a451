import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'

/**
 * Processes, other than this one, that know the given text from their arguments or environment.
 * Systems without `/proc` have none to show.
 */
function processesKnowing(text: string): string[] {
  if (!existsSync('/proc')) return []
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .flatMap((pid) => {
      const words = read(`/proc/${pid}/cmdline`)
      const knows = `${words}\0${read(`/proc/${pid}/environ`)}`.includes(text)
      return knows ? [`${pid}: ${words.replaceAll('\0', ' ').trim()}`] : []
    })
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}

/**
 * Waits until no process knows the text any more.
 * @throws Error naming those left after the time
 */
export async function expectNoProcess(text: string, withinMs = 5000): Promise<void> {
  const end = Date.now() + withinMs
  let left = processesKnowing(text)
  while (left.length > 0 && Date.now() < end) {
    await sleep(100)
    left = processesKnowing(text)
  }
  if (left.length > 0) throw new Error(`left behind:\n${left.join('\n')}`)
}
