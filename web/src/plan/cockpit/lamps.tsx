import { Link } from '@tanstack/react-router'
import type { Lamp } from '@wstc/domain/plan/contract/cockpit'
import { useTranslation } from 'react-i18next'
import { useSay } from '../../i18n/language.ts'

/** Tasks as numbered lamps, each a link to its task; a bar below where report and evidence part. */
export function Lamps({ tasks }: { tasks: readonly Lamp[] }) {
  const { t } = useTranslation()
  const say = useSay()
  return (
    <span className="c-lamps">
      {tasks.map((task) => {
        const light = task.light
          ? t(($) => $.plan.light[task.light!])
          : t(($) => $.plan.light.absent)
        const apart = task.disagrees ? ` ${t(($) => $.planTasks.disagreeing)}` : ''
        return (
          <Link
            key={task.number}
            to="/tasks/$number"
            params={{ number: String(task.number) } as never}
            className={`c-lamp c-lamp-${task.light ?? 'absent'}${task.disagrees ? ' c-lamp-apart' : ''}`}
            title={`${say(task.title)} ${light}${apart}`}
            aria-label={`${task.number} ${say(task.title)} ${light}${apart}`}
          >
            {task.number}
          </Link>
        )
      })}
    </span>
  )
}
