/** Hands `blob` to the person as a download named `name`. */
export function saveBlob(blob: Blob, name: string): void {
  const address = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
}

/** One CSV field; text that a spreadsheet would run as a formula gets a leading apostrophe. */
export function csvField(value: unknown): string {
  if (value === undefined || value === null) return ''
  const text = String(value)
  const number = typeof value === 'number' || /^-?\d+(\.\d+)?$/.test(text)
  const safe = !number && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** Rows as CSV with the mark that lets Excel read Chinese. */
export function csvBlob(rows: readonly (readonly unknown[])[]): Blob {
  const text = rows.map((row) => row.map(csvField).join(',')).join('\r\n')
  return new Blob(['\uFEFF', text, '\r\n'], { type: 'text/csv;charset=utf-8' })
}
