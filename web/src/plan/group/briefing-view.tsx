import './group.css'
import type { BarsBlock, DocumentBlock, GroupDocument } from '@wstc/domain/plan/model/document'
import { useSay } from '../../i18n/language.ts'
import { DemoMark } from '../marks.tsx'

/** A document of the group as a page: the same content that PDF and Word files are made from. */
export function DocumentView({ content }: { content: GroupDocument }) {
  const say = useSay()
  return (
    <article className="p-paper">
      <DemoMark on={content.synthetic} />
      <h2>{say(content.title)}</h2>
      {content.under.map((line) => (
        <p key={line.en} className="p-paper-under">
          {say(line)}
        </p>
      ))}
      {content.sections.map((section) => (
        <section key={section.title.en}>
          <h3>{say(section.title)}</h3>
          {section.blocks.map((block) => (
            <Block key={keyOf(block)} block={block} />
          ))}
        </section>
      ))}
      {content.closing.map((line) => (
        <p key={line.en} className="k-small k-quiet">
          {say(line)}
        </p>
      ))}
    </article>
  )
}

const keyOf = (block: DocumentBlock): string =>
  block.kind === 'text' ? block.text.en : block.kind === 'figures' ? block.kind : block.caption.en

function Block({ block }: { block: DocumentBlock }) {
  const say = useSay()
  if (block.kind === 'text') return <p className="p-paper-text">{say(block.text)}</p>
  const source = <p className="k-small k-quiet">{say(block.source)}</p>
  if (block.kind === 'figures') {
    return (
      <>
        <dl className="p-paper-figures">
          {block.items.map((item) => (
            <div key={item.label.en} className={`p-wash-${item.tone}`}>
              <dt>{say(item.label)}</dt>
              <dd>
                <strong>{item.value}</strong> {say(item.unit)}
                <span className="k-small k-quiet">{say(item.note)}</span>
              </dd>
            </div>
          ))}
        </dl>
        {source}
      </>
    )
  }
  if (block.kind === 'bars') {
    return (
      <>
        <Bars block={block} />
        {source}
      </>
    )
  }
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reachable by keyboard */}
      <section className="p-scroll" tabIndex={0} aria-label={say(block.caption)}>
        <table className="p-table">
          <caption>{say(block.caption)}</caption>
          <thead>
            <tr>
              {block.columns.map((column) => (
                <th key={column.title.en} scope="col" className={`p-side-${column.align}`}>
                  {say(column.title)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {block.rows.map((row) => (
              <tr key={row.map((cell) => cell.text.en).join('|')}>
                {row.map((cell, column) => (
                  <td
                    key={block.columns[column]?.title.en}
                    className={`p-side-${block.columns[column]?.align} p-ink-${cell.tone ?? 'plain'}`}
                  >
                    {say(cell.text)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {source}
    </>
  )
}

/** The bars as a table whose cells carry the numbers and, by their wash, the colours. */
function Bars({ block }: { block: BarsBlock }) {
  const say = useSay()
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reachable by keyboard
    <section className="p-scroll" tabIndex={0} aria-label={say(block.caption)}>
      <table className="p-table">
        <caption>
          {say(block.caption)} ({say(block.unit)})
        </caption>
        <thead>
          <tr>
            <td />
            {block.series.map((one) => (
              <th key={one.name.en} scope="col" className="p-side-right">
                {say(one.name)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {block.categories.map((name, index) => (
            <tr key={name.en}>
              <th scope="row">{say(name)}</th>
              {block.series.map((one) => (
                <td
                  key={one.name.en}
                  className={one.values[index] ? `p-side-right p-wash-${one.tone}` : 'p-side-right'}
                >
                  {one.values[index] || '—'}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
