import { App, theme as antdTheme, ConfigProvider, type ThemeConfig } from 'antd'
import enUS from 'antd/locale/en_US'
import zhCN from 'antd/locale/zh_CN'
import { createContext, type ReactNode, use, useCallback, useMemo, useState } from 'react'
import { useLanguage } from '../i18n/language.ts'
import { accent } from './city-accent.ts'
import { nonce } from './nonce.ts'
import { chosenTheme, keepTheme, type ThemeChoice } from './preferences.ts'
import { font, ink, type Mode, radius, shadow, status, surface, type } from './tokens.ts'
import { useMediaQuery } from './use-media-query.ts'

export type Density = 'comfortable' | 'compact'

interface Theme {
  readonly mode: Mode
  readonly choice: ThemeChoice
  readonly choose: (choice: ThemeChoice) => void
  readonly density: Density
  readonly setDensity: (density: Density) => void
}

const ThemeContext = createContext<Theme | undefined>(undefined)

export function useTheme(): Theme {
  const theme = use(ThemeContext)
  if (!theme) throw new Error('useTheme outside ThemeProvider')
  return theme
}

function antdThemeOf(mode: Mode, density: Density): ThemeConfig {
  const algorithms = [mode === 'dark' ? antdTheme.darkAlgorithm : antdTheme.defaultAlgorithm]
  if (density === 'compact') algorithms.push(antdTheme.compactAlgorithm)
  return {
    algorithm: algorithms,
    token: {
      colorPrimary: accent.solid[mode],
      colorPrimaryHover: accent.hover[mode],
      colorPrimaryActive: accent.active[mode],
      colorLink: ink.link[mode],
      colorLinkHover: accent.text[mode],
      colorSuccess: status.good[mode],
      colorWarning: status.watch[mode],
      colorError: status.bad[mode],
      colorInfo: status.done[mode],
      colorTextBase: ink.strong[mode],
      colorText: ink.body[mode],
      colorTextHeading: ink.strong[mode],
      colorTextSecondary: ink.quiet[mode],
      colorTextTertiary: ink.quiet[mode],
      colorTextDescription: ink.quiet[mode],
      colorTextPlaceholder: ink.quiet[mode],
      colorTextDisabled: ink.quiet[mode],
      colorBgLayout: surface.page[mode],
      colorBgContainer: surface.card[mode],
      colorBgElevated: surface.raised[mode],
      colorBorder: surface.edge[mode],
      colorBorderSecondary: surface.line[mode],
      colorSplit: surface.line[mode],
      borderRadius: radius.medium,
      borderRadiusSM: radius.small,
      borderRadiusLG: radius.medium,
      boxShadowSecondary: shadow[mode],
      fontFamily: 'var(--font-sans)',
      fontFamilyCode: font.mono,
      fontSize: type.body[0],
      controlOutlineWidth: 3,
      wireframe: false,
    },
    components: {
      Table: {
        headerBg: surface.card[mode],
        headerColor: ink.quiet[mode],
        headerSplitColor: 'transparent',
        rowHoverBg: surface.page[mode],
        borderColor: surface.line[mode],
        cellPaddingBlock: 10,
        cellPaddingInline: 12,
      },
      Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none' },
      Tabs: { inkBarColor: accent.solid[mode], itemSelectedColor: accent.text[mode] },
      Modal: { titleFontSize: type.title[0] },
      Alert: { withDescriptionPadding: '12px 16px' },
    },
  }
}

const buttonTexts = { autoInsertSpace: false }

/** antd themed once for the language, the theme and the density the person chose. */
export function ThemeProvider({ children }: { children: ReactNode }) {
  const language = useLanguage()
  const systemDark = useMediaQuery('(prefers-color-scheme: dark)')
  const calm = useMediaQuery('(prefers-reduced-motion: reduce)')
  const [choice, setChoice] = useState<ThemeChoice>(chosenTheme)
  const [density, setDensity] = useState<Density>('comfortable')
  const mode: Mode = choice === 'system' ? (systemDark ? 'dark' : 'light') : choice
  const choose = useCallback((next: ThemeChoice) => {
    keepTheme(next)
    setChoice(next)
  }, [])
  const value = useMemo(
    () => ({ mode, choice, choose, density, setDensity }),
    [mode, choice, choose, density],
  )
  const config = useMemo(() => {
    const base = antdThemeOf(mode, density)
    return { ...base, token: { ...base.token, motion: !calm } }
  }, [mode, density, calm])
  return (
    <ThemeContext value={value}>
      <ConfigProvider
        theme={config}
        locale={language === 'en' ? enUS : zhCN}
        button={buttonTexts}
        {...(nonce ? { csp: { nonce } } : {})}
      >
        <App>{children}</App>
      </ConfigProvider>
    </ThemeContext>
  )
}
