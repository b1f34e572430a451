import { expect, test } from 'vitest'
import { renderChart } from '../../src/platform/chart-svg.ts'
import {
  bodyText,
  drawingBlock,
  headingText,
  noteText,
  renderDocx,
  tableBlock,
  titleText,
} from '../../src/platform/docx.ts'
import { readZip } from './zip-parts.ts'

const option = {
  xAxis: { type: 'category' as const, data: ['平台', '统计'] },
  yAxis: { type: 'value' as const },
  series: [{ type: 'bar' as const, data: [3, 5] }],
}

test('a chart is the same text each time it is drawn, with its Chinese words', () => {
  const size = { width: 480, height: 200 }
  const first = renderChart(option, size)
  expect(renderChart(option, size)).toBe(first)
  expect(first).toContain('统计')
  expect(first).not.toMatch(/<script|<style|class=|ecmeta|foreignObject/)
})

test('a document of Word has the page, the type and the tables of official documents', async () => {
  const hostile = '<w:p>&amp; \u0000\u0007 "引号"'
  const file = await renderDocx({
    title: '简报',
    language: 'zh-CN',
    blocks: [
      titleText('简报'),
      headingText(1, '一、总体情况'),
      headingText(2, '（一）任务'),
      bodyText(hostile),
      tableBlock(
        [
          { title: '任务', share: 3 },
          { title: '进度', share: 1, align: 'right' },
        ],
        [['平台', { text: '50%', color: 'b83409', bold: true }]],
      ),
      noteText('数据来源：任务台账'),
      drawingBlock(
        renderChart(option, { width: 480, height: 200 }),
        { width: 480, height: 200 },
        '进度',
      ),
    ],
  })
  const parts = readZip(file)
  const text = parts.get('word/document.xml') ?? ''
  expect(text).toContain('w:w="11906" w:h="16838"')
  expect(text).toMatch(/w:top="2098"[^>]*w:left="1587"|w:left="1587"[^>]*w:top="2098"/)
  expect(text).toContain('<w:tblHeader/>')
  for (const name of ['仿宋', '黑体', '楷体', '宋体'])
    expect(text).toContain(`w:eastAsia="${name}"`)
  expect(text).toContain('&lt;w:p&gt;&amp;amp;  &quot;引号&quot;')
  expect([...parts.keys()].filter((name) => name.endsWith('.svg'))).toHaveLength(1)
  const footer = [...parts].find(([name]) => /footer\d\.xml$/.test(name))?.[1] ?? ''
  expect(footer).toMatch(/— [\s\S]*PAGE[\s\S]* —/)
})
