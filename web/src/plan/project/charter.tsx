import { useQuery } from '@tanstack/react-query'
import type { Charter } from '@wstc/domain/plan/model/project'
import { projectStageTexts } from '@wstc/domain/plan/words/projects'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { useSay } from '../../i18n/language.ts'
import { ActForm } from '../act-form.tsx'
import { useNames } from '../names.ts'
import { useDistricts } from './names.ts'
import { carrierListQuery, type Project, projectsApi } from './queries.ts'

const line = z.string().trim().min(2).max(200)
const form = (
  sectors: readonly string[],
  districts: readonly string[],
  carriers: readonly string[],
) =>
  z.strictObject({
    nameZh: line,
    nameEn: line,
    aimZh: z.string().trim().min(2).max(1000),
    aimEn: z.string().trim().min(2).max(1000),
    responsible: z.string().trim().max(60).optional(),
    operator: z.string().trim().max(200).optional(),
    district: z.enum(['', ...districts]).optional(),
    carrier: z.enum(['', ...carriers]).optional(),
    sectors: z.array(z.enum(sectors as [string, ...string[]])).optional(),
    tasks: z
      .string()
      .regex(/^[\d,，、 ]*$/)
      .optional(),
    from: z.iso.date(),
    until: z.iso.date(),
  })
type Values = z.output<ReturnType<typeof form>>

const charterOf = (values: Values): Charter => ({
  name: { zh: values.nameZh, en: values.nameEn },
  aim: { zh: values.aimZh, en: values.aimEn },
  responsible: values.responsible ?? '',
  operator: values.operator ?? '',
  district: values.district || null,
  carrier: values.carrier || null,
  sectors: values.sectors ?? [],
  tasks: (values.tasks?.match(/\d+/g) ?? []).map(Number),
  from: values.from,
  until: values.until,
})

function useForm() {
  const { t } = useTranslation()
  const say = useSay()
  const names = useNames()
  const { options } = useDistricts()
  const carriers = useQuery(carrierListQuery).data?.items
  if (!carriers || options.length === 0 || names.sectorOptions.length === 0) return undefined
  const words = (list: readonly { value: string; label: string }[]) =>
    Object.fromEntries([['', '—'], ...list.map((one) => [one.value, one.label])])
  return {
    schema: form(
      names.sectorOptions.map((one) => one.value),
      options.map((one) => one.value),
      carriers.map((one) => one.id),
    ),
    guide: {
      nameZh: { label: t(($) => $.planProjects.nameZh), wide: true },
      nameEn: { label: t(($) => $.planProjects.nameEn), wide: true },
      aimZh: { label: t(($) => $.planProjects.aimZh), wide: true },
      aimEn: { label: t(($) => $.planProjects.aimEn), wide: true },
      responsible: { label: t(($) => $.planProjects.responsible) },
      operator: { label: t(($) => $.planProjects.operator) },
      district: { label: t(($) => $.planProjects.district), options: words(options) },
      carrier: {
        label: t(($) => $.planProjects.carrier),
        options: words(carriers.map((one) => ({ value: one.id, label: say(one.name) }))),
      },
      sectors: {
        label: t(($) => $.planProjects.sector),
        options: words(names.sectorOptions),
        wide: true,
      },
      tasks: {
        label: t(($) => $.planProjects.taskNumbers),
        hint: t(($) => $.planProjects.taskNumbersHint),
      },
      from: { label: t(($) => $.planProjects.from) },
      until: { label: t(($) => $.planProjects.until) },
    },
  }
}

const empty = { responsible: '', operator: '', district: '', carrier: '', sectors: [], tasks: '' }

export function ProposeProject() {
  const { t } = useTranslation()
  const ready = useForm()
  if (!ready) return null
  return (
    <ActForm
      main
      act={t(($) => $.planProjects.propose)}
      schema={ready.schema}
      guide={ready.guide}
      initial={empty}
      onSubmit={(values) => projectsApi.proposeProject({ body: { charter: charterOf(values) } })}
    />
  )
}

export function ChangeCharter({ project }: { project: Project }) {
  const { t } = useTranslation()
  const ready = useForm()
  if (!ready) return null
  const { name, aim, tasks, district, carrier, ...rest } = project.charter
  return (
    <ActForm
      quiet
      act={t(($) => $.planProjects.change)}
      schema={ready.schema.extend({ reason: z.string().trim().min(2).max(4000) })}
      guide={{
        ...ready.guide,
        reason: { label: t(($) => $.planProjects.reason), wide: true },
      }}
      initial={{
        ...rest,
        nameZh: name.zh,
        nameEn: name.en,
        aimZh: aim.zh,
        aimEn: aim.en,
        tasks: tasks.join(', '),
        district: district ?? '',
        carrier: carrier ?? '',
      }}
      onSubmit={({ reason, ...values }) =>
        projectsApi.changeCharter({
          params: { project: project.id },
          revision: project.revision,
          body: { charter: charterOf(values), reason },
        })
      }
    />
  )
}

/** What the office does about a project: decide on a proposal, close what is registered. */
export function OfficeActs({ project }: { project: Project }) {
  const { t } = useTranslation()
  const say = useSay()
  const params = { project: project.id }
  const { revision } = project
  const because = {
    label: t(($) => $.planProjects.reason),
    hint: t(($) => $.planProjects.reasonHint),
    wide: true,
  }
  const reason = z.string().trim().min(2).max(4000)
  if (project.stage === 'proposed') {
    return (
      <ActForm
        main
        act={t(($) => $.planProjects.decide)}
        lead={say(project.name)}
        schema={z.strictObject({ outcome: z.enum(['registered', 'refused']), reason })}
        guide={{
          outcome: {
            label: t(($) => $.planProjects.outcome),
            options: Object.fromEntries(
              (['registered', 'refused'] as const).map((one) => [one, say(projectStageTexts[one])]),
            ),
          },
          reason: { ...because, label: t(($) => $.planProjects.opinion) },
        }}
        onSubmit={(values) => projectsApi.decideProject({ params, revision, body: values })}
      />
    )
  }
  if (project.stage !== 'registered') return null
  return (
    <ActForm
      quiet
      dangerous
      act={t(($) => $.planProjects.close)}
      lead={t(($) => $.planProjects.closeLead)}
      schema={z.strictObject({ reason })}
      guide={{ reason: because }}
      onSubmit={(values) => projectsApi.closeProject({ params, revision, body: values })}
    />
  )
}
