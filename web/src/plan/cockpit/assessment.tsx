import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useSay } from '../../i18n/language.ts'
import { useDay } from '../days.ts'
import { DemoMark } from '../marks.tsx'
import { Card } from './card.tsx'
import type { CockpitReply } from './queries.ts'

type Latest = NonNullable<CockpitReply['assessment']>

/** 考核: both ends of the ranking that was published last. */
export function Assessment({ data }: { data: CockpitReply }) {
  const { t } = useTranslation()
  const say = useSay()
  const { day, period } = useDay()
  const latest = data.assessment
  const more = latest ? `/assessment/${latest.run}` : '/assessment'
  return (
    <Card
      part="assessment"
      title={t(($) => $.planCockpit.assessment)}
      more={<Link to={more as never}>{t(($) => $.planCockpit.all)}</Link>}
    >
      {latest === null ? (
        <p className="c-none">{t(($) => $.planCockpit.noAssessment)}</p>
      ) : (
        <>
          <p className="c-facts">
            {period(latest.period)} · {say(latest.class)} ·{' '}
            {t(($) => $.planCockpit.publishedOn, { day: day(latest.publishedOn) })}{' '}
            <DemoMark on={latest.synthetic} />
          </p>
          <Ranks run={latest.run} lines={latest.top} />
          {latest.bottom.length > 0 && (
            <>
              <p className="c-facts" aria-hidden="true">
                …
              </p>
              <Ranks run={latest.run} lines={latest.bottom} />
            </>
          )}
        </>
      )}
    </Card>
  )
}

function Ranks({ run, lines }: { run: string; lines: Latest['top'] }) {
  const { t } = useTranslation()
  const say = useSay()
  return (
    <ul className="c-rows">
      {lines.map((one) => (
        <li key={one.department}>
          <span className="c-number" aria-hidden="true">
            {one.rank}
          </span>
          <span className="k-unseen">{t(($) => $.planAssessment.rankOf, { rank: one.rank })}</span>
          <Link to={`/assessment/${run}/${one.department}` as never} className="c-name">
            {say(one.name)}
          </Link>
          <span className="k-number">
            {one.total} {t(($) => $.planAssessment.points)}
          </span>
        </li>
      ))}
    </ul>
  )
}
