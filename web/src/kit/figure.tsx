import './states.css'
import { InfoCircleOutlined } from '@ant-design/icons'
import { Button, Popover } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { formatNumber } from './number.ts'

/** Where a number comes from. */
export interface Provenance {
  readonly source: string
  readonly href?: string
  /** Day or period the number holds for. */
  readonly asOf?: string
  readonly method?: ReactNode
  readonly verified?: boolean
}

interface FigureProps {
  /** A decimal string as the wire carries it; `undefined` shows that there is no data. */
  readonly value: string | number | undefined
  readonly unit: string
  readonly from?: Provenance
  readonly size?: 'inline' | 'large' | 'wall'
  /** What the number is, for the name of the button that asks where it is from. */
  readonly label?: string
}

/** A number with its unit that can be asked where it comes from. */
export function Figure({ value, unit, from, size = 'inline', label }: FigureProps) {
  const { t } = useTranslation()
  const shown = value === undefined ? t(($) => $.kit.unknown) : formatNumber(String(value))
  const ask = t(($) => $.kit.figure.whereFrom)
  return (
    <span className={`k-figure k-figure-${size}`}>
      <span className="k-figure-value">{shown}</span>
      {value !== undefined && <span className="k-figure-unit">{unit}</span>}
      {from && (
        <Popover trigger={['click']} title={ask} content={<Facts from={from} />}>
          <Button
            className="k-figure-from k-noprint"
            type="text"
            size="small"
            icon={<InfoCircleOutlined aria-hidden />}
            aria-label={label ? `${label} · ${ask}` : ask}
          />
        </Popover>
      )}
    </span>
  )
}

function Facts({ from }: { from: Provenance }) {
  const { t } = useTranslation()
  return (
    <dl className="k-facts">
      <dt>{t(($) => $.kit.figure.source)}</dt>
      <dd>{from.href ? <a href={from.href}>{from.source}</a> : from.source}</dd>
      {from.asOf && (
        <>
          <dt>{t(($) => $.kit.figure.asOf)}</dt>
          <dd>{from.asOf}</dd>
        </>
      )}
      {from.method && (
        <>
          <dt>{t(($) => $.kit.figure.method)}</dt>
          <dd>{from.method}</dd>
        </>
      )}
      {from.verified !== undefined && (
        <>
          <dt>{t(($) => $.kit.figure.status)}</dt>
          <dd>
            {from.verified ? t(($) => $.kit.figure.verified) : t(($) => $.kit.figure.unverified)}
          </dd>
        </>
      )}
    </dl>
  )
}
