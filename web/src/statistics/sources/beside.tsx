import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Sheet } from '../../kit/layout/page.tsx'
import { Loaded } from '../../kit/loaded.tsx'
import { useMay } from '../../session.ts'
import { unitQuery } from './queries.ts'
import { FiguresTable } from './unit.tsx'

interface BesideProps {
  readonly enterprise: string
  readonly period: string
}

/** What administrative sources say of the unit in the month of a return. */
export function BesideReturn({ enterprise, period }: BesideProps) {
  const { t } = useTranslation()
  const may = useMay()
  const reads = may('statistics.source.read')
  const found = useQuery({ ...unitQuery(enterprise), enabled: reads })
  if (!reads) return null
  return (
    <Sheet title={t(($) => $.statisticsSources.beside)}>
      <Loaded query={found}>
        {({ lines }) => {
          const own = lines.filter((one) => one.period === period)
          return own.length > 0 ? (
            <>
              <FiguresTable lines={own} />
              <p className="k-quiet k-small">{t(($) => $.statisticsSources.inDollars)}</p>
            </>
          ) : (
            <p>{t(($) => $.statisticsSources.nothingBeside)}</p>
          )
        }}
      </Loaded>
    </Sheet>
  )
}
