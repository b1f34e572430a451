import type { Text } from './tree.ts'

interface HelpText {
  readonly title: Text
  readonly paragraphs: readonly Text[]
}

/** Help by key; a context adds its texts here. */
export const helpTexts = {
  table: {
    title: { zh: '使用列表', en: 'Working with lists' },
    paragraphs: [
      {
        zh: '筛选、排序和翻页都在服务器上进行，列表再长也不会变慢。点击列名可以排序，再点一次换向。',
        en: 'Filtering, ordering and paging happen on the server, so long lists stay fast. Choose a column name to order by it, again to turn the order round.',
      },
      {
        zh: '“列”决定显示哪些列，也决定导出哪些列。“视图”把筛选、排序和列一起保存，只有您自己看得到。',
        en: '“Columns” decides what is shown and what is exported. A “view” keeps filters, order and columns together, for you alone.',
      },
      {
        zh: '导出的是符合当前条件的全部记录，不只是本页。导出会记入审计日志。',
        en: 'An export holds every record that meets the conditions, not just this page. Exports are entered in the audit log.',
      },
    ],
  },
  lights: {
    title: { zh: '怎么看亮灯', en: 'How to read the lights' },
    paragraphs: [
      {
        zh: '亮灯同时用颜色、形状和文字表示：绿色圆形为正常，黄色三角为需关注，红色方形为滞后，蓝色徽章为已完成，灰色虚线圆为无法判断。',
        en: 'A light speaks by colour, shape and words: green circle on track, yellow triangle needs attention, red square behind, blue badge done, grey dashed ring cannot be judged.',
      },
      {
        zh: '亮灯由公布的规则计算，不由填报人选择。缺少数据时显示“无法判断”，不会当作正常。',
        en: 'Lights are computed by a published rule, not chosen by whoever reports. Where data are missing the light says so; it does not turn green.',
      },
    ],
  },
  drafts: {
    title: { zh: '草稿如何保存', en: 'How drafts are kept' },
    paragraphs: [
      {
        zh: '停止输入约一秒后，草稿自动保存，表单下方显示保存时间。关闭页面、换一台电脑，都可以接着填。',
        en: 'A second after you stop typing the draft is saved and the time is shown below the form. Close the page or change computer; you can go on where you were.',
      },
      {
        zh: '草稿只有您本人看得到，提交后才进入办理流程。',
        en: 'Only you see a draft. It enters the procedure when you submit it.',
      },
    ],
  },
} as const satisfies Record<string, HelpText>
