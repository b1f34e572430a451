import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root, writableFolder } from '../../scripts/paths.mjs'

/** A fontconfig file with the machine's fonts and a Chinese one, so that pages look alike everywhere. */
export function writeFontConfig(): string {
  const folder = join(writableFolder('.cache'), 'fonts')
  mkdirSync(folder, { recursive: true })
  const file = join(folder, 'fonts.conf')
  const chinese = join(root, 'node_modules', '@embedpdf', 'fonts-sc', 'fonts')
  const aliases = ['Noto Sans SC', 'Noto Sans CJK SC', 'Source Han Sans SC', 'PingFang SC']
  writeFileSync(
    file,
    `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir>/usr/share/fonts</dir>
  <dir>/usr/local/share/fonts</dir>
  <dir>${chinese}</dir>
  <cachedir>${join(folder, 'cache')}</cachedir>
${aliases
  .map(
    (name) =>
      `  <alias binding="same"><family>${name}</family><accept><family>Noto Sans S Chinese</family></accept></alias>`,
  )
  .join('\n')}
</fontconfig>
`,
  )
  return file
}
