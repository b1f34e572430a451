import { organisationKinds, personStates } from '@wstc/domain/identity/model'
import { roles } from '@wstc/domain/identity/roles'
import { identityExportTexts } from '@wstc/domain/identity/words'
import { type Bilingual, inLanguage, type Language } from '@wstc/domain/kernel/bilingual'
import type { ExportColumn } from '../../platform/export.ts'
import type { OrganisationRow } from '../store/organisations.ts'
import type { PersonRow } from '../store/people.ts'

export interface NamedPerson extends PersonRow {
  readonly organisationName: Bilingual | undefined
}

type Text = keyof typeof identityExportTexts
const marked = (synthetic: boolean): Bilingual | undefined =>
  synthetic ? identityExportTexts.synthetic : undefined

const columnOf = <Row>(
  key: string,
  title: Text,
  value: ExportColumn<Row>['value'],
  width = 20,
): ExportColumn<Row> => ({ key, title: identityExportTexts[title], value, width })

/** Keys are those of the page, which shows the name of an organisation under `name`. */
export function peopleColumns(language: Language): ExportColumn<NamedPerson>[] {
  const say = (text: Bilingual | undefined) => text && inLanguage(text, language)
  return [
    columnOf('name', 'name', (one) => one.name),
    columnOf('login', 'login', (one) => one.login),
    columnOf('organisation', 'organisation', (one) => say(one.organisationName), 30),
    columnOf(
      'roles',
      'roles',
      ({ roles: held }) =>
        held.map(({ role }) => say(roles[role].name)).join(language === 'en' ? ', ' : '、'),
      36,
    ),
    columnOf('state', 'state', (one) => say(personStates[one.state]), 12),
    columnOf('email', 'email', (one) => one.email, 30),
    columnOf('synthetic', 'synthetic', (one) => say(marked(one.synthetic)), 12),
  ]
}

export function organisationColumns(language: Language): ExportColumn<OrganisationRow>[] {
  const say = (text: Bilingual | undefined) => text && inLanguage(text, language)
  const { active, inactive } = identityExportTexts
  return [
    columnOf('name', 'title', (one) => say({ zh: one.name_zh, en: one.name_en }), 36),
    columnOf('short', 'short', (one) => say({ zh: one.short_zh, en: one.short_en })),
    columnOf('kind', 'kind', (one) => say(organisationKinds[one.kind])),
    columnOf('id', 'id', (one) => one.id),
    columnOf('code', 'code', (one) => one.uscc, 22),
    columnOf('state', 'state', (one) => say(one.active ? active : inactive), 12),
    columnOf('synthetic', 'synthetic', (one) => say(marked(one.synthetic)), 12),
  ]
}
