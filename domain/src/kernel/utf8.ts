/** The UTF-8 bytes of `text`. A lone surrogate has none and throws. */
export function utf8Bytes(text: string): Uint8Array {
  const out = new Uint8Array(text.length * 3)
  let end = 0
  for (let at = 0; at < text.length; at += 1) {
    let c = text.charCodeAt(at)
    if (c < 0x80) {
      out[end++] = c
      continue
    }
    if (c >= 0xd800 && c <= 0xdfff) {
      c = text.codePointAt(at)!
      if (c < 0x10000) throw new Error('A lone surrogate has no UTF-8 form')
      at += 1
      out[end++] = 0xf0 | (c >> 18)
      out[end++] = 0x80 | ((c >> 12) & 63)
    } else if (c < 0x800) {
      out[end++] = 0xc0 | (c >> 6)
      out[end++] = 0x80 | (c & 63)
      continue
    } else {
      out[end++] = 0xe0 | (c >> 12)
    }
    out[end++] = 0x80 | ((c >> 6) & 63)
    out[end++] = 0x80 | (c & 63)
  }
  return out.slice(0, end)
}
