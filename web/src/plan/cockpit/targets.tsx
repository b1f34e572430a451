import { Link } from '@tanstack/react-router'
import type { TargetView } from '@wstc/domain/plan/contract/target-views'
import { verdictTexts } from '@wstc/domain/plan/words/rules'
import { useTranslation } from 'react-i18next'
import { useSay } from '../../i18n/language.ts'
import { cutFigure, formatNumber } from '../../kit/number.ts'
import { StatusLight } from '../../kit/status-light.tsx'
import { DemoMark, TargetLink, VerdictMark } from '../marks.tsx'
import { useCriterion } from '../target/criterion.ts'
import { Spark } from '../target/spark.tsx'
import { unitOf, verdictStatus, verdicts } from '../words.ts'
import { useView } from './card.tsx'
import { Lamps } from './lamps.tsx'
import type { CockpitReply } from './queries.ts'

/** 总体目标, each on a card of its own. */
export function Overall({ data }: { data: CockpitReply }) {
  const { t } = useTranslation()
  const { changed } = useView()
  return (
    <section
      className={`c-overall${changed.includes('targets') ? ' c-marked' : ''}`}
      aria-label={t(($) => $.planCockpit.targets)}
    >
      <h2 className="k-unseen">{t(($) => $.planCockpit.targets)}</h2>
      {data.overall.map((one) => (
        <Headline key={one.id} target={one} />
      ))}
    </section>
  )
}

function Headline({ target }: { target: TargetView }) {
  const { t } = useTranslation()
  const say = useSay()
  const criterion = useCriterion()
  return (
    <article className={`c-card c-edge-${verdictStatus[target.verdict]}`}>
      <div className="c-name-line">
        <h3 title={say(target.indicator.name)}>{say(target.indicator.name)}</h3>
        {target.latest && (
          <span className="c-year">
            {target.latest.year} <DemoMark on={target.synthetic} />
          </span>
        )}
      </div>
      <p className="c-figure">
        <TargetLink id={target.id}>
          {target.latest ? formatNumber(cutFigure(target.latest.value)) : '—'}
          <span className="c-unit">{say(unitOf(target.indicator.unit))}</span>
        </TargetLink>
        <Spark target={target} />
      </p>
      <p className="c-foot">
        <span>
          {target.due === 'each-year'
            ? t(($) => $.planTargets.eachYear)
            : t(($) => $.planTargets.dueIn, { year: target.due })}{' '}
          {criterion(target.criterion, target.indicator.unit)}
        </span>
        <VerdictMark verdict={target.verdict} />
      </p>
    </article>
  )
}

/** 十个重点领域: verdicts of the targets, lamps of the tasks, and the target that stands worst. */
export function Sectors({ data }: { data: CockpitReply }) {
  const { t } = useTranslation()
  const { changed } = useView()
  return (
    <section
      className={`c-sectors${changed.includes('sectors') ? ' c-marked' : ''}`}
      aria-label={t(($) => $.planCockpit.sectors)}
    >
      <h2 className="k-unseen">{t(($) => $.planCockpit.sectors)}</h2>
      {data.sectors.map((one) => (
        <Sector key={one.sector.id} one={one} />
      ))}
    </section>
  )
}

function Sector({ one }: { one: CockpitReply['sectors'][number] }) {
  const { t } = useTranslation()
  const say = useSay()
  const { worst } = one
  const sector = one.sector.id
  return (
    <article className={`c-card ${worst ? `c-edge-${verdictStatus[worst.verdict]}` : ''}`}>
      <header>
        <h3>
          <Link to="/targets" search={{ sector } as never}>
            {say(one.sector.name)}
          </Link>
        </h3>
        <Lamps tasks={one.tasks} />
      </header>
      <p className="c-verdicts">
        {verdicts
          .filter((verdict) => one.verdicts[verdict])
          .map((verdict) => (
            <Link
              key={verdict}
              to="/targets"
              search={{ sector, verdict } as never}
              title={say(verdictTexts[verdict])}
              aria-label={`${say(verdictTexts[verdict])} ${one.verdicts[verdict]}`}
            >
              <StatusLight status={verdictStatus[verdict]} label={String(one.verdicts[verdict])} />
            </Link>
          ))}
      </p>
      {worst && (
        <p className="c-worst">
          <span className="k-unseen">{t(($) => $.planCockpit.worst)}</span>
          <TargetLink id={worst.id}>{say(worst.statement)}</TargetLink>
          <VerdictMark verdict={worst.verdict} />
        </p>
      )}
    </article>
  )
}
