import { Cockpit } from '../../plan/cockpit/cockpit.tsx'

/** The leader's minute: is each task and target on track, on evidence. */
export function CockpitPage() {
  return <Cockpit />
}
