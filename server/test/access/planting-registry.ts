import type { CityHall } from './city-hall.ts'
import { firmFacts, nextCode, uploadRegister } from './records-registry.ts'

/** Entries, a holding, a request and an import, each with a word of its own. */
export async function plantRegistry(
  hall: CityHall,
  keep: (name: string, id: string) => string,
): Promise<void> {
  const { done, players } = hall
  const add = (more: object) =>
    done('statistician', 'POST', '/registry/enterprises', firmFacts(more))
  const contact = (name: string) => [{ name, job: 'other', phone: '', email: '' }]
  const far = await add({ contacts: contact('REGISTERFAR'), district: 'wuchang' })
  keep('enterprises', far.id)
  const near = await add({
    name: far.facts.name,
    contacts: contact('REGISTEROWN'),
    district: 'east-lake',
  })
  keep('enterprises', near.id)
  await done('statistician', 'POST', `/registry/enterprises/${near.id}/apart`, {
    other: far.id,
    reason: 'REGISTERAPART',
  })
  const path = `/registry/enterprises/${near.id}`
  await done('statistician', 'PUT', `${path}/organisation`, {
    revision: near.revision,
    organisation: players.firmAdmin.person.organisation,
  })
  const held = await done('statistician', 'POST', `${path}/holdings`, {
    holder: 'REGISTERHOLDER',
    share: '75',
    from: '2017-01-01',
    until: null,
  })
  keep('holdings', held.heldBy[0].id)
  const asked = await done('firmAdmin', 'POST', '/registry/own/changes', {
    facts: { address: 'REGISTERCHANGE' },
    reason: '迁址',
  })
  keep('changes', asked.id)
  const sheet = `uscc,name,district,contact\n${nextCode()},REGISTERROW有限公司,武昌区,\n1,,武昌区,\n`
  const { id } = await uploadRegister(hall, 'statistician', sheet)
  keep('imports', id)
  keep('registry-imports', id)
}
