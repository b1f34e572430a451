import { BgColorsOutlined } from '@ant-design/icons'
import { Button, Dropdown, type MenuProps } from 'antd'
import { useTranslation } from 'react-i18next'
import { changeLanguage, useLanguage } from '../../i18n/language.ts'
import type { ThemeChoice } from '../preferences.ts'
import { type Density, useTheme } from '../theme.tsx'
import { useNarrow } from '../use-media-query.ts'

/** Theme and density; on a phone the language too, where the bar has no room for it. */
export function AppearanceMenu() {
  const { t } = useTranslation()
  const { choice, choose, density, setDensity } = useTheme()
  const language = useLanguage()
  const narrow = useNarrow()
  const items: NonNullable<MenuProps['items']> = [
    {
      type: 'group',
      label: t(($) => $.shell.theme),
      children: [
        { key: 'theme:light', label: t(($) => $.shell.themeLight) },
        { key: 'theme:dark', label: t(($) => $.shell.themeDark) },
        { key: 'theme:system', label: t(($) => $.shell.themeSystem) },
      ],
    },
    {
      type: 'group',
      label: t(($) => $.shell.density),
      children: [
        { key: 'density:comfortable', label: t(($) => $.shell.densityComfortable) },
        { key: 'density:compact', label: t(($) => $.shell.densityCompact) },
      ],
    },
  ]
  if (narrow) {
    items.push({ type: 'divider' }, { key: 'language', label: t(($) => $.shell.language) })
  }
  const onClick: NonNullable<MenuProps['onClick']> = ({ key }) => {
    const [kind, value] = key.split(':')
    if (kind === 'theme') choose(value as ThemeChoice)
    else if (kind === 'density') setDensity(value as Density)
    else void changeLanguage(language === 'en' ? 'zh-CN' : 'en')
  }
  return (
    <Dropdown
      trigger={['click']}
      menu={{ items, onClick, selectedKeys: [`theme:${choice}`, `density:${density}`] }}
    >
      <Button
        type="text"
        size="large"
        icon={<BgColorsOutlined aria-hidden />}
        aria-label={t(($) => $.shell.theme)}
      />
    </Dropdown>
  )
}
