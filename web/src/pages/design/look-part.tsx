import type { CSSProperties } from 'react'
import { useTranslation } from 'react-i18next'
import { useSay } from '../../i18n/language.ts'
import { accent, cityAccent, series } from '../../kit/city-accent.ts'
import { Figure } from '../../kit/figure.tsx'
import { Help } from '../../kit/help.tsx'
import { Sheet } from '../../kit/layout/page.tsx'
import type { Status } from '../../kit/status.ts'
import { StatusLight } from '../../kit/status-light.tsx'
import { useTheme } from '../../kit/theme.tsx'
import { ink, status, surface } from '../../kit/tokens.ts'

export function LookPart() {
  return (
    <>
      <Colours />
      <Typography />
      <Lights />
    </>
  )
}

function Colours() {
  const { t } = useTranslation()
  const { mode } = useTheme()
  const say = useSay()
  const groups = [
    {
      key: 'accent',
      title: `${t(($) => $.design.colours.accent)} · ${say(cityAccent.name)}`,
      set: accent,
    },
    { key: 'surface', title: t(($) => $.design.colours.surface), set: surface },
    { key: 'ink', title: t(($) => $.design.colours.ink), set: ink },
    { key: 'status', title: t(($) => $.design.parts.lights), set: status },
  ]
  return (
    <Sheet id="colours" title={t(($) => $.design.parts.colours)}>
      {groups.map(({ key, title, set }) => (
        <div key={key}>
          <h3>{title}</h3>
          <div className="d-swatches">
            {Object.entries(set).map(([name, value]) => (
              <Swatch key={name} name={name} colour={value[mode]} />
            ))}
          </div>
        </div>
      ))}
      <h3>{t(($) => $.design.colours.series)}</h3>
      <div className="d-swatches">
        {series[mode].map((colour, index) => (
          <Swatch key={colour} name={String(index + 1)} colour={colour} />
        ))}
      </div>
    </Sheet>
  )
}

function Swatch({ name, colour }: { name: string; colour: string }) {
  return (
    <div className="d-swatch" style={{ '--swatch': colour } as CSSProperties}>
      {name}
      <code>{colour}</code>
    </div>
  )
}

function Typography() {
  const { t } = useTranslation()
  const from = {
    source: t(($) => $.design.type.source),
    asOf: '2018-Q1',
    method: t(($) => $.design.type.method),
    verified: false,
  }
  const exports = t(($) => $.design.type.exports)
  return (
    <Sheet id="typography" title={t(($) => $.design.parts.typography)}>
      <div className="k-stack">
        <div>
          <div className="d-type-display">{t(($) => $.design.type.display)}</div>
          <div className="d-type-heading">{t(($) => $.design.type.heading)}</div>
          <div className="d-type-title">{t(($) => $.design.type.title)}</div>
          <p>{t(($) => $.design.type.body)}</p>
          <p className="k-small k-quiet">{t(($) => $.design.type.small)}</p>
        </div>
        <div className="d-figures">
          <div>
            <span className="k-quiet">{exports}</span>
            <Figure
              size="large"
              value="20.10"
              unit={t(($) => $.design.type.unit)}
              from={from}
              label={exports}
            />
          </div>
          <div>
            <span className="k-quiet">{t(($) => $.design.type.wall)}</span>
            <Figure
              size="wall"
              value="1096.40"
              unit={t(($) => $.design.type.unit)}
              from={from}
              label={t(($) => $.design.type.wall)}
            />
          </div>
          <div>
            <span className="k-quiet">{exports}</span>
            <Figure value="-3.05" unit="%" from={from} label={exports} />
            <Figure value={undefined} unit="%" />
          </div>
        </div>
      </div>
    </Sheet>
  )
}

function Lights() {
  const { t } = useTranslation()
  return (
    <Sheet id="lights" title={t(($) => $.design.parts.lights)} actions={<Help about="lights" />}>
      <div className="d-figures">
        {(Object.keys(status) as Status[]).map((one) => (
          <StatusLight key={one} status={one} />
        ))}
      </div>
    </Sheet>
  )
}
