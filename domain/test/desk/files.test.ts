import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cleanFileName } from '../../src/desk/files.ts'

test('a cleaned name can be saved anywhere and never leaves its folder', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (given) => {
      const name = cleanFileName(given, 'pdf')
      expect(name).not.toMatch(/[/\\\p{Cc}\p{Cf}<>:"|?*]/u)
      expect(name).toMatch(/[^.\s].*\.pdf$/u)
      expect([...name].length).toBeLessThanOrEqual(126)
    }),
  )
})

test('the ending tells the real content, also where direction marks or a second ending hide it', () => {
  expect(cleanFileName('evil\u202Efdp.exe', 'png')).toBe('evilfdp.png')
  expect(cleanFileName('../../etc/passwd', 'txt')).toBe('passwd.txt')
  expect(cleanFileName('C:\\temp\\验收报告.docx', 'docx')).toBe('验收报告.docx')
  expect(cleanFileName('con.txt', 'txt')).toBe('_con.txt')
})
