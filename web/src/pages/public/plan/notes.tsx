import type { Bilingual } from '@wstc/domain/kernel/bilingual'
import { publicCityTexts } from '../../../i18n/public-city.ts'
import { publicPlanTexts } from '../../../i18n/public-plan.ts'
import { wordsOf } from '../../../i18n/tree.ts'
import type { PublicPage } from '../page.ts'
import { replyOf } from '../replies.ts'
import { useTongue } from '../tongue.tsx'
import { sourcesOf } from './home.tsx'
import { Head, usePlanWords } from './parts.tsx'
import { fill } from './say.ts'

interface Note {
  readonly key: string
  readonly href: string
  readonly label: string
  readonly text: Bilingual
}

export const notesPage: PublicPage = {
  pattern: '/plan/notes',
  load: ['/plan/summary', '/plan/tasks', '/plan/targets', '/plan/places', '/plan/departments'],
  foot: { label: publicPlanTexts.nav.notes, order: 30 },
  render: ({ language }, data) => {
    const summary = replyOf(data, '/plan/summary')
    const tasks = replyOf(data, '/plan/tasks')
    const targets = replyOf(data, '/plan/targets')
    const places = replyOf(data, '/plan/places')
    const departments = replyOf(data, '/plan/departments')
    if (!summary || !tasks || !targets || !places || !departments) return undefined
    const words = wordsOf(publicCityTexts, language).notes
    const shared = wordsOf(publicPlanTexts, language)
    const say = (both: Bilingual) => (language === 'en' ? both.en : both.zh)
    const parts: readonly (readonly [string, readonly Note[]])[] = [
      [
        shared.nav.tasks,
        tasks.tasks.flatMap(({ number, title, unclear }) =>
          unclear
            ? [
                {
                  key: String(number),
                  href: `/plan/tasks/${number}`,
                  label: `${fill(shared.taskNumber, { number })} ${say(title)}`,
                  text: unclear,
                },
              ]
            : [],
        ),
      ],
      [
        shared.nav.targets,
        targets.targets.flatMap(({ id, statement, unclear }) =>
          unclear
            ? [{ key: id, href: `/plan/targets/${id}`, label: say(statement), text: unclear }]
            : [],
        ),
      ],
      [
        shared.nav.carriers,
        places.places.flatMap(({ id, name, unclear }) =>
          unclear ? [{ key: id, href: '/plan/carriers', label: say(name), text: unclear }] : [],
        ),
      ],
      [
        shared.nav.departments,
        departments.departments.flatMap(({ id, name, note }) =>
          note ? [{ key: id, href: `/plan/departments/${id}`, label: say(name), text: note }] : [],
        ),
      ],
    ]
    return {
      title: words.title,
      description: words.lead,
      sources: sourcesOf(summary, language === 'en'),
      body: <Notes whole={summary.plan.notes} parts={parts} />,
    }
  },
}

interface NotesProps {
  readonly whole: readonly Bilingual[]
  readonly parts: readonly (readonly [string, readonly Note[]])[]
}

function Notes({ whole, parts }: NotesProps) {
  const { language, say, to } = useTongue()
  const words = wordsOf(publicCityTexts, language).notes
  const shared = usePlanWords()
  return (
    <>
      <Head title={words.title} lead={words.lead} />
      <section>
        <h2>{words.whole}</h2>
        {whole.length === 0 && <p>{words.none}</p>}
        {whole.map((note) => (
          <p key={note.en} className="o-unclear">
            <strong>{shared.unclear}</strong> {say(note)}
          </p>
        ))}
      </section>
      {parts.map(([title, notes]) => (
        <section key={title}>
          <h2>{title}</h2>
          {notes.length === 0 && <p>{words.none}</p>}
          <dl className="o-notes">
            {notes.map((note) => (
              <div key={note.key}>
                <dt>
                  <a href={to(note.href)}>{note.label}</a>
                </dt>
                <dd>{say(note.text)}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </>
  )
}
