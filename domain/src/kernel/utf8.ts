/** The UTF-8 bytes of `text`. A lone surrogate has none and throws. */
export function utf8Bytes(text: string): Uint8Array {
  const out: number[] = []
  for (const character of text) {
    const c = character.codePointAt(0)!
    if (c >= 0xd800 && c <= 0xdfff) throw new Error('A lone surrogate has no UTF-8 form')
    if (c < 0x80) out.push(c)
    else if (c < 0x800) out.push(0xc0 | (c >> 6), 0x80 | (c & 63))
    else if (c < 0x10000) out.push(0xe0 | (c >> 12), 0x80 | ((c >> 6) & 63), 0x80 | (c & 63))
    else {
      out.push(0xf0 | (c >> 18), 0x80 | ((c >> 12) & 63), 0x80 | ((c >> 6) & 63), 0x80 | (c & 63))
    }
  }
  return Uint8Array.from(out)
}
