import { formatBytes } from './number.ts'

interface FileFault {
  readonly kind: 'wrongType' | 'tooLarge' | 'empty'
  readonly details: Readonly<Record<'name' | 'types' | 'size' | 'limit', string>>
}

/** Why a file cannot be accepted, or undefined. The server checks its content again. */
export function fileFault(
  file: { readonly name: string; readonly size: number },
  accept: readonly string[],
  maxBytes: number,
): FileFault | undefined {
  const details = {
    name: file.name,
    types: accept.join(' '),
    size: formatBytes(file.size),
    limit: formatBytes(maxBytes),
  }
  const ending = file.name.slice(file.name.lastIndexOf('.')).toLowerCase()
  if (!accept.includes(ending)) return { kind: 'wrongType', details }
  if (file.size > maxBytes) return { kind: 'tooLarge', details }
  if (file.size === 0) return { kind: 'empty', details }
  return undefined
}
