import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { LineChart } from '../kit/chart/line-chart.tsx'
import { Sheet } from '../kit/layout/page.tsx'
import { Loaded } from '../kit/loaded.tsx'
import { formatMoment } from '../kit/number.ts'
import { headsQuery } from './queries.ts'

/** How the log grew, head by head. */
export function HeadsChart() {
  const { t } = useTranslation()
  const heads = useQuery(headsQuery)
  return (
    <Loaded query={heads}>
      {({ items }) =>
        items.length > 1 && (
          <Sheet>
            <LineChart
              title={t(($) => $.auditProof.growth)}
              description={t(($) => $.auditProof.growthLead)}
              unit={t(($) => $.auditProof.entries)}
              height={220}
              series={[
                {
                  name: t(($) => $.auditProof.size),
                  points: [...items]
                    .reverse()
                    .map((head) => ({ period: formatMoment(head.at), value: String(head.size) })),
                },
              ]}
            />
          </Sheet>
        )
      }
    </Loaded>
  )
}
