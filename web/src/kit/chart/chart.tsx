import './chart.css'
import { DownloadOutlined } from '@ant-design/icons'
import { Button, Dropdown, Segmented } from 'antd'
import { useEffect, useId, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatNumber } from '../number.ts'
import { csvBlob, saveBlob } from '../save-blob.ts'
import { useTheme } from '../theme.tsx'
import { type ChartOption, echarts } from './echarts.ts'
import { type ChartLook, chartLook } from './look.ts'

/** The figures behind a chart: the first column names the row, the others hold decimal strings. */
export interface ChartTable {
  readonly columns: readonly string[]
  readonly rows: readonly (readonly (string | undefined)[])[]
}

interface ChartProps {
  readonly title: string
  /** What the chart shows, in a sentence, for those who do not see it. */
  readonly description: string
  readonly unit?: string
  readonly table: ChartTable
  readonly option: (look: ChartLook) => ChartOption
  readonly height?: number
}

/** A chart that is also a table and a download. */
export function Chart({ title, description, unit, table, option, height = 300 }: ChartProps) {
  const { t } = useTranslation()
  const { mode } = useTheme()
  const id = useId()
  const [asTable, setAsTable] = useState(false)
  const chosen = useMemo(() => option(chartLook(mode)), [option, mode])
  const download = (format: string) => {
    if (format === 'csv') return saveBlob(csvBlob([table.columns, ...table.rows]), `${title}.csv`)
    if (format === 'svg') return saveBlob(svgBlob(chosen, height), `${title}.svg`)
    void pngBlob(chosen, height, chartLook(mode).colours.card).then((blob) =>
      saveBlob(blob, `${title}.png`),
    )
  }
  return (
    <figure className="k-chart" aria-labelledby={`${id}-title`} aria-describedby={`${id}-about`}>
      <figcaption className="k-row k-row-apart">
        <div>
          <h3 id={`${id}-title`}>{title}</h3>
          {unit && <div className="k-small k-quiet">{t(($) => $.kit.chart.unit, { unit })}</div>}
        </div>
        <div className="k-row k-noprint">
          <Segmented
            aria-label={t(($) => $.kit.chart.view)}
            size="small"
            value={asTable ? 'table' : 'chart'}
            options={[
              { value: 'chart', label: t(($) => $.kit.chart.chart) },
              { value: 'table', label: t(($) => $.kit.chart.table) },
            ]}
            onChange={(value) => setAsTable(value === 'table')}
          />
          <Dropdown
            trigger={['click']}
            menu={{
              items: [
                { key: 'png', label: t(($) => $.kit.chart.png) },
                { key: 'svg', label: t(($) => $.kit.chart.svg) },
                { key: 'csv', label: t(($) => $.kit.chart.csv) },
              ],
              onClick: ({ key }) => download(key),
            }}
          >
            <Button size="small" icon={<DownloadOutlined aria-hidden />}>
              {t(($) => $.kit.chart.download)}
            </Button>
          </Dropdown>
        </div>
      </figcaption>
      <p id={`${id}-about`} className="k-unseen">
        {description}
      </p>
      {asTable ? (
        <FigureTable table={table} title={title} />
      ) : (
        <Drawn option={chosen} height={height} />
      )}
    </figure>
  )
}

function Drawn({ option, height }: { option: ChartOption; height: number }) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!box.current) return
    const chart = echarts.init(box.current, null, { renderer: 'canvas' })
    chart.setOption(option)
    const watch = new ResizeObserver(() => chart.resize())
    watch.observe(box.current)
    return () => {
      watch.disconnect()
      chart.dispose()
    }
  }, [option])
  return <div ref={box} className="k-chart-canvas" style={{ height }} aria-hidden="true" />
}

function FigureTable({ table, title }: { table: ChartTable; title: string }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must take the keyboard
    <section className="k-chart-table" tabIndex={0} aria-label={title}>
      <table>
        <thead>
          <tr>
            {table.columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row) => (
            <tr key={row[0]}>
              <th scope="row">{row[0]}</th>
              {row.slice(1).map((value, index) => (
                <td key={table.columns[index + 1]}>
                  {value === undefined ? '—' : formatNumber(value)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

const paperWidth = 960

function svgText(option: ChartOption, height: number): string {
  const paper = echarts.init(null, null, {
    renderer: 'svg',
    ssr: true,
    width: paperWidth,
    height: height * 1.5,
  })
  paper.setOption({ ...option, animation: false })
  const text = paper.renderToSVGString()
  paper.dispose()
  return text
}

function svgBlob(option: ChartOption, height: number): Blob {
  return new Blob([svgText(option, height)], { type: 'image/svg+xml' })
}

function pngBlob(option: ChartOption, height: number, background: string): Promise<Blob> {
  const canvas = document.createElement('canvas')
  canvas.width = paperWidth
  canvas.height = height * 1.5
  const paper = echarts.init(canvas, null, {
    width: paperWidth,
    height: height * 1.5,
    devicePixelRatio: 2,
  })
  paper.setOption({ ...option, animation: false, backgroundColor: background })
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => {
      paper.dispose()
      if (blob) resolve(blob)
      else reject(new Error('the chart could not be drawn as PNG'))
    }, 'image/png'),
  )
}
