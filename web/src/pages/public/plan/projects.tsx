import { sumDecimalTexts } from '@wstc/domain/kernel/decimal'
import type { PublicProject } from '@wstc/domain/plan/contract/projects/public'
import { amountUnitTexts, moneyKindTexts } from '@wstc/domain/plan/words/projects'
import { publicProjectTexts } from '../../../i18n/public-projects.ts'
import { wordsOf } from '../../../i18n/tree.ts'
import { PublicTable } from '../../../kit/light/table.tsx'
import { formatNumber } from '../../../kit/number.ts'
import type { PublicPage } from '../page.ts'
import { type Replies, replyOf } from '../replies.ts'
import { useTongue } from '../tongue.tsx'
import { sourcesOf } from './home.tsx'
import { Cite, Head, LightOf, Synthetic, TaskLinks, usePlanWords } from './parts.tsx'
import { fill } from './say.ts'

type Departments = Replies['/plan/departments']['departments']

export const projectsPage: PublicPage = {
  pattern: '/plan/projects',
  load: ['/plan/projects', '/plan/departments', '/plan/summary'],
  foot: { label: publicProjectTexts.nav, order: 15 },
  render: ({ language }, data) => {
    const found = replyOf(data, '/plan/projects')
    const departments = replyOf(data, '/plan/departments')
    const summary = replyOf(data, '/plan/summary')
    if (!found || !departments || !summary) return undefined
    const words = wordsOf(publicProjectTexts, language)
    return {
      title: words.title,
      description: words.lead,
      sources: sourcesOf(summary, language === 'en'),
      body: <Projects projects={found.projects} departments={departments.departments} />,
    }
  },
}

interface ProjectsProps {
  readonly projects: readonly PublicProject[]
  readonly departments: Departments
}

const shownOf = (project: PublicProject): number =>
  project.milestones.filter((one) => one.shownDay !== null).length

const paidIn = (project: PublicProject): string =>
  sumDecimalTexts(
    project.money
      .filter((one) => one.kind === 'paid' && one.currency === 'CNY')
      .map((one) => one.amount),
  )

function Projects({ projects, departments }: ProjectsProps) {
  const { language, say, to } = useTongue()
  const words = wordsOf(publicProjectTexts, language)
  const download = `/api/v1/plan/downloads/projects?format=csv&language=${language}`
  return (
    <>
      <Head title={words.title} lead={words.lead} />
      <p>
        <a href={download}>{words.download}</a>
      </p>
      <PublicTable
        id="projects"
        language={language}
        caption={words.title}
        rows={projects}
        rowKey={(project) => project.id}
        stacked
        columns={[
          {
            key: 'project',
            title: words.project,
            cell: (project) => (
              <>
                <a href={to(`/plan/projects/${project.id}`)}>{say(project.name)}</a>{' '}
                <Synthetic on={project.standing.synthetic} />
              </>
            ),
          },
          {
            key: 'light',
            title: words.light,
            cell: (project) => <LightOf light={project.standing.light} />,
          },
          {
            key: 'department',
            title: words.department,
            cell: (project) => <Department id={project.lead} departments={departments} />,
          },
          {
            key: 'milestones',
            title: words.milestones,
            cell: (project) =>
              fill(words.shownOf, {
                shown: shownOf(project),
                total: project.milestones.length,
              }),
          },
          {
            key: 'paid',
            title: words.paid,
            cell: (project) => `${formatNumber(paidIn(project))} ${say(amountUnitTexts.CNY)}`,
          },
        ]}
      />
      <p className="k-quiet">{words.kindsNote}</p>
    </>
  )
}

function Department({ id, departments }: { id: string; departments: Departments }) {
  const { say, to } = useTongue()
  const found = departments.find((one) => one.id === id)
  return <a href={to(`/plan/departments/${id}`)}>{found ? say(found.short) : id}</a>
}

export const projectPage: PublicPage = {
  pattern: '/plan/projects/:project',
  load: ['/plan/projects/:project', '/plan/departments', '/plan/tasks', '/plan/summary'],
  render: ({ language }, data) => {
    const project = replyOf(data, '/plan/projects/:project')
    const departments = replyOf(data, '/plan/departments')
    const tasks = replyOf(data, '/plan/tasks')
    const summary = replyOf(data, '/plan/summary')
    if (!project || !departments || !tasks || !summary) return undefined
    const words = wordsOf(publicProjectTexts, language)
    return {
      title: language === 'en' ? project.name.en : project.name.zh,
      description: language === 'en' ? project.aim.en : project.aim.zh,
      sources: sourcesOf(summary, language === 'en'),
      body: (
        <Project
          project={project}
          departments={departments.departments}
          tasks={tasks.tasks.filter((one) => project.tasks.includes(one.number))}
          words={words}
        />
      ),
    }
  },
}

interface ProjectProps {
  readonly project: PublicProject
  readonly departments: Departments
  readonly tasks: Replies['/plan/tasks']['tasks']
  readonly words: ReturnType<typeof wordsOf<typeof publicProjectTexts>>
}

function Project({ project, departments, tasks, words }: ProjectProps) {
  const { language, say, day } = useTongue()
  const shared = usePlanWords()
  const { standing } = project
  const moved = (count: number): string =>
    count === 1 ? words.movedOnce : fill(words.moved, { count })
  return (
    <>
      <Head title={say(project.name)} lead={say(project.aim)} />
      <p>
        <LightOf light={standing.light} full /> <Synthetic on={standing.synthetic} />
      </p>
      {project.stage === 'closed' && <p>{words.closed}</p>}
      <p>
        {words.department} <Department id={project.lead} departments={departments} /> ·{' '}
        {fill(words.span, { from: day(project.from), until: day(project.until) })}
        {project.citation && (
          <>
            {' '}
            · <Cite citation={project.citation} />
          </>
        )}
      </p>
      <section className="o-group">
        <h2>{words.why}</h2>
        <ul>
          {standing.reasons.map((one) => (
            <li key={one.code}>{say(one.text)}</li>
          ))}
          {standing.reasons.length === 0 && <li>{words.none}</li>}
        </ul>
      </section>
      <section className="o-group">
        <PublicTable
          id="milestones"
          language={language}
          caption={words.milestones}
          rows={project.milestones}
          rowKey={(one) => `${one.plannedDay} ${one.title}`}
          stacked
          columns={[
            { key: 'title', title: words.milestones, cell: (one) => one.title },
            {
              key: 'planned',
              title: words.planned,
              cell: (one) => (
                <>
                  {day(one.plannedDay)}{' '}
                  {one.moved > 0 && <span className="k-quiet">{moved(one.moved)}</span>}
                </>
              ),
            },
            {
              key: 'reached',
              title: words.reached,
              cell: (one) => (one.shownDay ? day(one.shownDay) : '—'),
            },
          ]}
        />
      </section>
      <section className="o-group">
        <PublicTable
          id="money"
          language={language}
          caption={words.money}
          rows={project.money}
          rowKey={(one) => `${one.year} ${one.kind} ${one.currency}`}
          stacked
          columns={[
            { key: 'year', title: words.year, cell: (one) => one.year },
            { key: 'kind', title: words.kind, cell: (one) => say(moneyKindTexts[one.kind]) },
            {
              key: 'amount',
              title: words.amount,
              cell: (one) => `${formatNumber(one.amount)} ${say(amountUnitTexts[one.currency])}`,
            },
          ]}
        />
        <p className="k-quiet">{words.kindsNote}</p>
      </section>
      <section className="o-group">
        <h2>{shared.task}</h2>
        <TaskLinks tasks={tasks} />
      </section>
    </>
  )
}
