import type { ReplyOf } from '@wstc/domain/kernel/endpoint'
import type { planAssessmentContract } from '@wstc/domain/plan/contract/assessment'
import { publicAssessmentTexts } from '../../../i18n/public-assessment.ts'
import { wordsOf } from '../../../i18n/tree.ts'
import { PublicTable } from '../../../kit/light/table.tsx'
import type { PublicPage } from '../page.ts'
import { replyOf } from '../replies.ts'
import { useTongue } from '../tongue.tsx'
import { sourcesOf } from './home.tsx'
import { Head, Synthetic } from './parts.tsx'
import { fill, periodText } from './say.ts'

type Result = ReplyOf<(typeof planAssessmentContract)['getPublishedAssessment']>
type List = ReplyOf<(typeof planAssessmentContract)['listPublishedAssessments']>

export const assessmentsPage: PublicPage = {
  pattern: '/plan/assessments',
  load: ['/plan/assessments', '/plan/summary'],
  foot: { label: publicAssessmentTexts.title, order: 15 },
  render: ({ language }, data) => {
    const found = replyOf(data, '/plan/assessments')
    const summary = replyOf(data, '/plan/summary')
    if (!found || !summary) return undefined
    const words = wordsOf(publicAssessmentTexts, language)
    return {
      title: words.title,
      description: words.lead,
      sources: sourcesOf(summary, language === 'en'),
      body: <Assessments list={found.assessments} />,
    }
  },
}

function Assessments({ list }: { list: List['assessments'] }) {
  const { language, to, day } = useTongue()
  const words = wordsOf(publicAssessmentTexts, language)
  return (
    <>
      <Head title={words.title} lead={words.lead} />
      {list.length === 0 ? (
        <p className="k-quiet">{words.none}</p>
      ) : (
        <PublicTable
          id="assessments"
          language={language}
          caption={words.title}
          rows={list}
          rowKey={(one) => one.period}
          stacked
          columns={[
            {
              key: 'period',
              title: words.period,
              cell: (one) => (
                <a href={to(`/plan/assessments/${one.period}`)} className="o-row-link">
                  {periodText(one.period, language)}
                </a>
              ),
            },
            { key: 'published', title: words.published, cell: (one) => day(one.publishedOn) },
            {
              key: 'version',
              title: words.versionName,
              cell: (one) => fill(words.version, { version: one.version }),
            },
            {
              key: 'synthetic',
              title: words.kind,
              cell: (one) => (one.synthetic ? <Synthetic on /> : words.real),
            },
          ]}
        />
      )}
    </>
  )
}

export const assessmentPage: PublicPage = {
  pattern: '/plan/assessments/:period',
  load: ['/plan/assessments/:period', '/plan/summary'],
  render: ({ language }, data) => {
    const result = replyOf(data, '/plan/assessments/:period')
    const summary = replyOf(data, '/plan/summary')
    if (!result || !summary) return undefined
    const words = wordsOf(publicAssessmentTexts, language)
    return {
      title: `${periodText(result.period, language)} · ${words.title}`,
      description: words.lead,
      sources: sourcesOf(summary, language === 'en'),
      body: <OneResult result={result} />,
    }
  },
}

function OneResult({ result }: { result: Result }) {
  const { language, say, to, day } = useTongue()
  const words = wordsOf(publicAssessmentTexts, language)
  return (
    <>
      <Head
        title={`${periodText(result.period, language)} · ${words.title}`}
        trail={[{ path: '/plan/assessments', label: words.title }]}
      >
        <p className="k-quiet">
          {fill(words.publishedOn, { day: day(result.publishedOn) })} ·{' '}
          {fill(words.cutOff, { day: day(result.cutOff) })} ·{' '}
          {fill(words.version, { version: result.version })} · {say(result.systemName)}{' '}
          <Synthetic on={result.synthetic} />
        </p>
        {result.systemNote && <p className="o-unclear">{say(result.systemNote)}</p>}
        {result.notice && (
          <p>
            <strong>{words.notice}</strong> {result.notice}
          </p>
        )}
      </Head>
      {result.classes.map((one) => (
        <section key={one.id} className="o-group">
          <PublicTable
            id={`class-${one.id}`}
            language={language}
            caption={say(one.name)}
            rows={result.ranking.filter((line) => line.class === one.id)}
            rowKey={(line) => line.department}
            stacked="close"
            columns={[
              {
                key: 'department',
                title: words.department,
                cell: (line) => (
                  <a href={to(`/plan/departments/${line.department}`)} className="o-row-link">
                    {say(line.name)}
                  </a>
                ),
              },
              { key: 'rank', title: words.rank, numeric: true, cell: (line) => line.rank ?? '—' },
              {
                key: 'total',
                title: words.total,
                numeric: true,
                cell: (line) => line.total ?? '—',
              },
              ...result.groups.map((group) => ({
                key: group.id,
                title: say(group.name),
                numeric: true,
                cell: (line: Result['ranking'][number]) => {
                  const found = line.groups.find((each) => each.group === group.id)
                  return found && found.effective !== '0' ? found.points : '—'
                },
              })),
              { key: 'bonus', title: words.bonus, numeric: true, cell: (line) => line.bonus },
              { key: 'malus', title: words.malus, numeric: true, cell: (line) => line.malus },
            ]}
          />
        </section>
      ))}
      <p className="k-quiet k-small">{words.left}</p>
    </>
  )
}
