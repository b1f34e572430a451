import { dayInShanghai } from '@wstc/domain/kernel/period'
import { type IndexItem, likePattern, makeIndex, type Searcher } from '../desk/index.ts'
import { selectEnterprises } from './store/enterprises.ts'

/** Most entries that are read for one question before the best are chosen. */
const most = 200

/** Entries of the register by name, former name, pinyin or code, for those who keep it or a district's part. */
export const enterpriseSearcher: Searcher = {
  kinds: ['enterprise'],
  search: async (call, needle, limit) => {
    const { actor } = call
    const right = actor.permissions.has('registry.enterprise.read')
      ? 'registry.enterprise.read'
      : 'registry.enterprise.read-district'
    const [first] = needle
    if (first === undefined || !actor.permissions.has(right)) return []
    const rows = await selectEnterprises(call.tx, {
      pattern: likePattern(first),
      today: dayInShanghai(call.now),
      sort: 'name',
      order: 'asc',
      limit: most,
    })
    const items = rows.map(
      (row): IndexItem => ({
        kind: 'enterprise',
        id: row.id,
        title: { zh: row.name, en: row.english || row.name },
        aliases: [row.uscc, ...row.former.map((one) => one.name)],
        detail: { zh: row.uscc, en: row.uscc },
        link: `/app/registry/${row.id}`,
        permission: right,
      }),
    )
    return makeIndex(items).search(call, needle, limit)
  },
}
