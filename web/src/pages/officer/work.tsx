import { useTranslation } from 'react-i18next'
import { useSay } from '../../i18n/language.ts'
import { Page, Sheet } from '../../kit/layout/page.tsx'
import { BurdenMeter } from '../../plan/burden.tsx'
import { useDay } from '../../plan/days.ts'
import { MissingFigures, MyWork } from '../../plan/home/my-work.tsx'
import { useMay, useSession } from '../../session.ts'

/** 我的工作: what waits for me, due first. */
export function WorkPage() {
  const { t } = useTranslation()
  const say = useSay()
  const { day } = useDay()
  const may = useMay()
  const { person, organisation, demo } = useSession()
  return (
    <Page
      title={t(($) => $.planHome.work)}
      lead={t(($) => $.planHome.workLead, {
        name: person?.name ?? '',
        organisation: organisation ? say(organisation.name) : '',
        day: day(demo.today),
      })}
    >
      <div className="p-beside p-beside-page">
        <Sheet title={t(($) => $.planHome.waiting)}>
          <MyWork />
        </Sheet>
        <div className="k-stack p-side">
          {may('plan.observation.record') && (
            <Sheet title={t(($) => $.planHome.missing)}>
              <MissingFigures />
            </Sheet>
          )}
          {may('plan.burden.read') && organisation && (
            <Sheet title={t(($) => $.planBurden.title)}>
              <BurdenMeter department={organisation.id} />
            </Sheet>
          )}
        </div>
      </div>
    </Page>
  )
}
