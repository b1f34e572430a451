import { type ChildProcess, fork } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { Problem } from '@wstc/domain/kernel/problem'
import type { PdfAnswer, PdfOrder } from './pdf-child.ts'

/** A document to set: our own typst source, and what it may read. */
export interface PdfSource {
  /** Written by us. Words of people go into `data` only, never into the source. */
  readonly source: string
  /** Read in the source as `image("chart.svg")`, `import "look.typ"`; names without `..`. */
  readonly files?: Readonly<Record<string, Uint8Array | string>>
  /** Read in the source as `json("data.json")`. */
  readonly data?: unknown
  /** The date of making in the document's properties; the same input then gives the same bytes. */
  readonly madeAt?: Date
}

export interface PdfLimits {
  /** Milliseconds for one document. */
  readonly time: number
  /** Documents that may wait while one is set. */
  readonly waiting: number
  /** Documents after which the process is replaced. */
  readonly documents: number
  /** Megabytes of memory at which the process is ended. */
  readonly memory: number
  /** Megabytes that source, files and data may have together. */
  readonly input: number
}

const usual: PdfLimits = { time: 20_000, waiting: 16, documents: 200, memory: 900, input: 24 }
/** Milliseconds after which a process without work is ended. */
const idle = 60_000

const resolve = createRequire(import.meta.url).resolve
const fonts = join(dirname(resolve('@embedpdf/fonts-sc')), '..', 'fonts')
const child = fileURLToPath(new URL('./pdf-child.ts', import.meta.url))
const loader = pathToFileURL(resolve('tsx')).href

/** The family of the fonts that travel with the product, in five weights (300 to 700). */
export const pdfFont = 'Noto Sans S Chinese'

interface Waiting {
  readonly order: PdfOrder
  readonly done: (pdf: Buffer) => void
  readonly failed: (error: Error) => void
}

export interface PdfWriter {
  render(typst: PdfSource): Promise<Buffer>
  stop(): void
  /** Processes started so far. */
  started(): number
}

const wellNamed = /^(?!.*\.\.)[\w-][\w./-]*$/
/** `import "@preview/…"` would be fetched from the network. */
const foreign = /["'`]@[\w-]+\//

function orderOf(typst: PdfSource, id: number, limit: number): PdfOrder {
  const named = Object.entries(typst.files ?? {})
  if (typst.data !== undefined) named.push(['data.json', JSON.stringify(typst.data)])
  const files = named.map(([name, content]) => ({
    name,
    bytes: typeof content === 'string' ? Buffer.from(content) : content,
  }))
  for (const { name } of files) {
    if (!wellNamed.test(name)) throw new Error(`Not the name of a file beside a document: ${name}`)
  }
  const typed = files.filter(({ name }) => name.endsWith('.typ'))
  const sources = [typst.source, ...typed.map(({ bytes }) => Buffer.from(bytes).toString())]
  if (sources.some((one) => foreign.test(one))) throw new Error('A document imports no packages')
  const size = files.reduce((sum, { bytes }) => sum + bytes.byteLength, typst.source.length)
  if (size > limit * 1e6) throw new Problem('request/too-large')
  return {
    id,
    source: typst.source,
    files,
    madeAt: Math.floor((typst.madeAt?.getTime() ?? 0) / 1000),
  }
}

/** Resident memory of the process in megabytes; 0 where the system does not say. */
function residentMemory(pid: number | undefined): number {
  try {
    return Number(readFileSync(`/proc/${pid}/statm`, 'latin1').split(' ')[1]) * 0.004096
  } catch {
    return 0
  }
}

/**
 * One process that sets documents one at a time, so that the server never waits for typst. It has
 * no network, sees no files but those sent, and is replaced when it takes too long, too much, or
 * has set enough documents.
 */
export function pdfWriter(limits: PdfLimits = usual): PdfWriter {
  const queue: Waiting[] = []
  let running: ChildProcess | undefined
  let current: Waiting | undefined
  let clocks: NodeJS.Timeout[] = []
  let count = 0
  let set = 0
  let processes = 0

  const end = (): void => {
    running?.removeAllListeners()
    running?.kill('SIGKILL')
    running = undefined
  }
  const finish = (tell: (waiting: Waiting) => void): void => {
    for (const one of clocks) clearTimeout(one)
    const waiting = current
    current = undefined
    if (waiting) tell(waiting)
    if (set >= limits.documents) end()
    if (queue.length > 0) {
      next()
      return
    }
    running?.unref()
    running?.channel?.unref()
    clocks = [setTimeout(end, idle).unref()]
  }
  const giveUp = (why: string): void => {
    end()
    finish(({ failed }) => failed(new Error(`The document was not set: ${why}`)))
  }
  const start = (): ChildProcess => {
    processes += 1
    set = 0
    const started = fork(child, [fonts], {
      serialization: 'advanced',
      execArgv: ['--import', loader, '--max-old-space-size=256'],
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      env: {
        PATH: process.env.PATH ?? '',
        TZ: 'Asia/Shanghai',
        ...(process.env.TMPDIR ? { TMPDIR: process.env.TMPDIR } : {}),
        // Whatever asked for the network would find nobody here.
        HTTPS_PROXY: 'http://127.0.0.1:9',
        HTTP_PROXY: 'http://127.0.0.1:9',
      },
    })
    started.on('message', (answer: PdfAnswer) => {
      if (answer.id !== current?.order.id) return
      set += 1
      finish(({ done, failed }) =>
        'pdf' in answer
          ? done(Buffer.from(answer.pdf))
          : failed(new Error(`The document has a fault: ${answer.fault}`)),
      )
    })
    started.on('error', (error) => giveUp(error.message))
    started.on('exit', () => giveUp('its process ended'))
    return started
  }
  const next = (): void => {
    if (current) return
    current = queue.shift()
    if (!current) return
    for (const one of clocks) clearTimeout(one)
    running ??= start()
    running.ref()
    running.channel?.ref()
    const watched = running
    clocks = [
      setTimeout(() => giveUp('it took too long'), limits.time),
      setInterval(() => {
        if (residentMemory(watched.pid) > limits.memory) giveUp('it took too much memory')
      }, 200),
    ]
    running.send(current.order)
  }

  return {
    render: (typst) =>
      new Promise((done, failed) => {
        count += 1
        const order = orderOf(typst, count, limits.input)
        if (current && queue.length >= limits.waiting) throw new Problem('request/overloaded')
        queue.push({ order, done, failed })
        next()
      }),
    stop: () => {
      const waiting = queue.splice(0)
      if (current) giveUp('the server stops')
      else end()
      for (const { failed } of waiting) failed(new Problem('request/overloaded'))
    },
    started: () => processes,
  }
}

let shared: PdfWriter | undefined

/**
 * Sets a document as PDF (fonts embedded, tagged). Throws `request/overloaded` when too many
 * wait, `request/too-large`, or an error that says what is wrong with the source.
 */
export function renderPdf(typst: PdfSource): Promise<Buffer> {
  shared ??= pdfWriter()
  return shared.render(typst)
}
