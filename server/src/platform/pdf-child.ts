import { join } from 'node:path'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'

/** What the parent sends; `id` comes back with the answer. */
export interface PdfOrder {
  readonly id: number
  readonly source: string
  readonly files: readonly { readonly name: string; readonly bytes: Uint8Array }[]
  /** Seconds since 1970, the date of making that stands in the document. */
  readonly madeAt: number
}

export type PdfAnswer =
  | { readonly id: number; readonly pdf: Uint8Array }
  | { readonly id: number; readonly fault: string }

/** No such folder: typst reads nothing outside its workspace, so only what was sent exists. */
const workspace = '/wstc-documents-of-nobody'
const compiler = NodeCompiler.create({
  workspace,
  fontArgs: [{ fontPaths: [process.argv[2] ?? ''] }],
})

interface Diagnostic {
  readonly message?: string
}

function render(order: PdfOrder): PdfAnswer {
  compiler.resetShadow()
  for (const { name, bytes } of order.files) {
    compiler.mapShadow(join(workspace, name), Buffer.from(bytes))
  }
  const compiled = compiler.compile({ mainFileContent: order.source, resetRead: true })
  if (!compiled.result) {
    const found = (compiled.takeError()?.shortDiagnostics ?? []) as Diagnostic[]
    const text = found.map(({ message }) => message ?? '').join('; ')
    return { id: order.id, fault: text || 'no document came out' }
  }
  return {
    id: order.id,
    pdf: compiler.pdf(compiled.result, { creationTimestamp: order.madeAt }),
  }
}

process.on('message', (order: PdfOrder) => {
  let answer: PdfAnswer
  try {
    answer = render(order)
  } catch (error) {
    answer = { id: order.id, fault: error instanceof Error ? error.message : String(error) }
  }
  process.send?.(answer)
  compiler.resetShadow()
  compiler.evictCache(0)
})
