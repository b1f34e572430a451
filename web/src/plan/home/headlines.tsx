import { useQuery } from '@tanstack/react-query'
import type { TargetView } from '@wstc/domain/plan/contract/target-views'
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import { useSay } from '../../i18n/language.ts'
import { Figure } from '../../kit/figure.tsx'
import { cutFigure } from '../../kit/number.ts'
import { Ask } from '../ask.tsx'
import { DemoMark, TargetLink, VerdictMark } from '../marks.tsx'
import { judgedTargetsQuery } from '../queries.ts'
import { useCriterion } from '../target/criterion.ts'
import { Spark } from '../target/spark.tsx'
import { unitOf } from '../words.ts'

type Target = z.infer<typeof TargetView>

/** The targets of the whole, large. */
export function Headlines() {
  const targets = useQuery(judgedTargetsQuery())
  return (
    <Ask query={targets}>
      {(data) => (
        <div className="p-heads">
          {data.targets
            .filter((one) => one.sector.id === 'overall')
            .map((one) => (
              <Headline key={one.id} target={one} />
            ))}
        </div>
      )}
    </Ask>
  )
}

function Headline({ target }: { target: Target }) {
  const { t } = useTranslation()
  const say = useSay()
  const criterion = useCriterion()
  return (
    <article className="k-sheet p-head">
      <h3>
        <TargetLink id={target.id}>{say(target.indicator.name)}</TargetLink>{' '}
        <DemoMark on={target.synthetic} />
      </h3>
      <Figure
        size="large"
        value={target.latest && cutFigure(target.latest.value)}
        unit={say(unitOf(target.indicator.unit))}
        label={say(target.indicator.name)}
        {...(target.latest
          ? {
              from: {
                source: say(target.department.name),
                asOf: String(target.latest.year),
                verified: target.latest.status === 'verified',
                href: `/app/targets/${target.id}`,
              },
            }
          : {})}
      />
      <div className="k-small k-quiet">
        {target.latest && <>{target.latest.year} · </>}
        {target.due === 'each-year'
          ? t(($) => $.planTargets.eachYear)
          : t(($) => $.planTargets.dueIn, { year: target.due })}{' '}
        {criterion(target.criterion, target.indicator.unit)}
      </div>
      <div className="k-row k-row-apart">
        <VerdictMark verdict={target.verdict} />
        <Spark target={target} />
      </div>
    </article>
  )
}
