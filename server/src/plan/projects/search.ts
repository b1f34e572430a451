import { type IndexItem, makeIndex, type Searcher } from '../../desk/index.ts'
import { selectCharters } from './store/register.ts'

/** Projects of the register by the name that holds; row-level security says who finds them. */
export const projectSearcher: Searcher = {
  kinds: ['project'],
  search: async (call, needle, limit) => {
    const charters = new Map(
      (await selectCharters(call.tx, {})).map((row) => [row.project, row.content]),
    )
    const items = [...charters].map(
      ([project, { name, aim, operator }]): IndexItem => ({
        kind: 'project',
        id: project,
        title: name,
        text: `${aim.zh} ${aim.en} ${operator}`,
        link: `/app/projects/${project}`,
        permission: 'plan.task.read',
      }),
    )
    return makeIndex(items).search(call, needle, limit)
  },
}
