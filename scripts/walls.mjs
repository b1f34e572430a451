/**
 * The walls of the house as data: who may call whose door. The table is the one in ARCHITECTURE.md;
 * every rule below is made from it.
 */

/**
 * For each context, the contexts that may call its door; `*` is all of them.
 * @type {Readonly<Record<string, '*' | readonly string[]>>}
 */
export const callers = {
  identity: '*',
  audit: '*',
  notices: '*',
  desk: '*',
  plan: [],
  registry: ['statistics', 'contracts', 'programmes', 'tax', 'credit', 'risk', 'matching'],
  statistics: ['plan'],
  contracts: ['statistics', 'programmes'],
  policy: ['plan', 'programmes', 'tax'],
  programmes: [],
  tax: [],
  credit: ['programmes', 'matching'],
  risk: [],
  matching: [],
  exchange: [],
}

export const contexts = Object.keys(callers)

/** The exchange serves other departments from the doors of all contexts. */
const servesAll = 'exchange'

/** Contexts that firms' statistical figures must never reach (the confidentiality wall). */
const behindTheWall = ['credit', 'tax', 'risk', 'programmes']

/** @param {string} context */
export function mayCall(context) {
  return contexts.filter((door) => {
    const allowed = callers[door]
    if (door === context || context === servesAll) return true
    return allowed === '*' || (allowed?.includes(context) ?? false)
  })
}

/** Folders a floor may have besides the contexts; anything else is a room no wall stands around. */
export const rooms = {
  'domain/src': ['kernel'],
  'server/src': ['platform'],
  'web/src': ['kit', 'pages', 'i18n', 'app'],
}

/** Folders whose every TypeScript file must have been looked at. */
export const floors = ['domain', 'sdk', 'server', 'web', 'e2e', 'bench', 'scripts']

const any = contexts.join('|')
/** @param {readonly string[]} names a package, or a scope */
const packages = (names) => `(^|(^|/)node_modules/)(${names.join('|')})(/|$)`
const heavy = packages(['antd', '@ant-design', '@rc-component', 'echarts'])
const database = packages(['kysely', 'pg'])
const builtin = { dependencyTypes: ['core'] }

/**
 * Patterns of files of one name on the server, in a context or in one of its sub-rooms.
 * @param {string[]} names for example `store`, which may be a file or a folder
 */
const files = (...names) =>
  ['[^/]+', '[^/]+/[^/]+'].map(
    (room) => `^server/src/${room}/(${names.map((name) => `${name}/|${name}\\.ts$`).join('|')})`,
  )
const rowTypes = files('tables')
const mayUseSql = ['^server/src/platform/', ...files('store', 'tables')]

/**
 * @param {string} name
 * @param {string} comment
 * @param {object} from
 * @param {object} to
 */
const wall = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to })

/** @param {string} context */
function arrows(context) {
  const open = mayCall(context).join('|')
  const others = mayCall(context).filter((name) => name !== context)
  const doors = others.length > 0 ? others.join('|') : '-'
  return [
    wall(
      `arrow-domain-${context}`,
      `${context} knows of another context only its model, and only along the arrows`,
      { path: `^domain/src/${context}/` },
      {
        path: `^domain/src/(${any})/`,
        pathNot: [`^domain/src/${context}/`, `^domain/src/(${doors})/model(/|\\.ts$)`],
      },
    ),
    wall(
      `arrow-server-${context}`,
      `${context} calls other contexts only along the arrows and only through their door`,
      { path: `^server/src/${context}/` },
      {
        path: `^server/src/(${any})/`,
        pathNot: [`^server/src/${context}/`, `^server/src/(${doors})/index\\.ts$`],
      },
    ),
    wall(
      `arrow-words-${context}`,
      `${context} uses the domain of another context only along the arrows`,
      { path: `^(server|web)/src/${context}/` },
      { path: `^domain/src/(${any})/`, pathNot: `^domain/src/(${open})/` },
    ),
    wall(
      `arrow-web-${context}`,
      `${context} uses components of another context only along the arrows`,
      { path: `^web/src/${context}/` },
      { path: `^web/src/(${any})/`, pathNot: `^web/src/(${open})/` },
    ),
  ]
}

const confidentiality = wall(
  'confidentiality-wall',
  'what a firm reports for statistics serves statistics only: no arrow either way, whatever the table says',
  { path: `^(domain|server|web)/src/(${behindTheWall.join('|')})/` },
  { path: '^(domain|server|web)/src/statistics/' },
)
const confidentialityBack = wall(
  'confidentiality-wall-back',
  'statistics pushes nothing to credit, tax, risk or programmes',
  { path: '^(domain|server|web)/src/statistics/' },
  { path: `^(domain|server|web)/src/(${behindTheWall.join('|')})/` },
)

const domainWalls = [
  wall(
    'domain-is-pure',
    'the domain does no input or output: it imports zod, chinese-days and itself',
    { path: '^domain/src/' },
    { pathNot: ['^domain/src/', packages(['zod', 'chinese-days'])] },
  ),
  wall(
    'kernel-knows-no-context',
    'the kernel is below the contexts',
    { path: '^domain/src/kernel/' },
    { path: `^domain/src/(${any})/` },
  ),
  wall(
    'model-imports-kernel-and-zod',
    'a model says which words exist and needs nothing but the words of its own context',
    { path: '^domain/src/([^/]+)/model(/|\\.ts$)' },
    { pathNot: ['^domain/src/kernel/', '^domain/src/$1/', packages(['zod'])] },
  ),
  wall(
    'model-below-rules',
    'what exists does not depend on what follows from it or who asks for it',
    { path: '^domain/src/[^/]+/model(/|\\.ts$)' },
    { path: '^domain/src/[^/]+/(rules|contract)(/|\\.ts$)' },
  ),
  wall(
    'contract-imports-no-rules',
    'a contract is data; rules run on the server or in the page',
    { path: '^domain/src/[^/]+/contract(/|\\.ts$)' },
    { path: '^domain/src/[^/]+/rules(/|\\.ts$)' },
  ),
]

const serverWalls = [
  wall(
    'platform-below-contexts',
    'the platform knows no context; it only joins their row types',
    { path: '^server/src/platform/', pathNot: '^server/src/platform/tables\\.ts$' },
    { path: `^server/src/(${any})/` },
  ),
  wall(
    'platform-joins-tables-only',
    'of the contexts, the platform sees row types and nothing else',
    { path: '^server/src/platform/tables\\.ts$' },
    { path: `^server/src/(${any})/`, pathNot: rowTypes },
  ),
  wall(
    'sql-in-store-only',
    'kysely and pg are used by stores and row types, and by the platform',
    { path: '^server/src/', pathNot: mayUseSql },
    { path: database },
  ),
  wall(
    'tables-for-own-store-only',
    'row types of a context are for its store',
    { path: '^server/src/', pathNot: mayUseSql },
    { path: rowTypes },
  ),
  wall(
    'one-place-connects',
    'only platform/database and the migrations connect to PostgreSQL; tests and benchmarks that make databases may, and the one that looks behind a killed product',
    {
      pathNot: [
        '^server/src/platform/(database|migrations)',
        '^server/test/',
        '^e2e/crash/facts/database\\.ts$',
        '^bench/',
        'node_modules/',
      ],
    },
    { path: packages(['pg']) },
  ),
  wall(
    'routes-hold-no-sql',
    'routes map endpoints to the service',
    { path: files('routes') },
    { path: files('store', 'tables') },
  ),
  wall(
    'service-speaks-no-http',
    'what can be done does not depend on how it was asked',
    { path: files('service', 'store', 'access') },
    { path: packages(['fastify', '@fastify']) },
  ),
  wall(
    'access-is-pure',
    'who may do what is decided without looking anything up',
    { path: files('access') },
    { path: files('store', 'service', 'routes', 'jobs') },
  ),
  wall(
    'access-uses-no-machine',
    'who may do what is decided without input or output',
    { path: files('access') },
    builtin,
  ),
  wall(
    'server-below-web',
    'the server imports no page and no client; its tests may use the client',
    { path: '^server/src/' },
    { path: '^(web|sdk|e2e)/' },
  ),
]

const webWalls = [
  wall(
    'web-without-server',
    'pages know contracts, not the server',
    { path: '^web/' },
    { path: '^server/' },
  ),
  wall(
    'clients-without-server',
    'the client, the command line and the journeys see the product from outside',
    { path: '^(sdk/src|e2e)/', pathNot: '^e2e/stored-script\\.test\\.ts$' },
    { path: '^server/' },
  ),
  wall(
    'stored-script-plants-only',
    'the journey through planted markup takes the planting of the server’s tests and nothing else',
    { path: '^e2e/stored-script\\.test\\.ts$' },
    { path: '^server/', pathNot: '^server/test/(access|attack)/' },
  ),
  wall('sdk-below-web', 'the client knows no page', { path: '^sdk/' }, { path: '^(web|e2e)/' }),
  wall(
    'kit-owns-components',
    'only the kit imports antd, its icons and echarts; on the server, charts of documents do',
    {
      path: '^(web/(src|test)|sdk|server|domain|e2e)/',
      pathNot: '^(web/src/kit/|server/src/platform/chart-svg\\.ts$)',
    },
    { path: heavy },
  ),
  wall(
    'kit-below-pages',
    'the kit knows no page',
    { path: '^web/src/kit/' },
    { path: '^web/src/pages/' },
  ),
  wall(
    'public-pages-are-light',
    'public pages and what they use never reach antd, echarts or the router, by whatever way',
    { path: '^web/src/(kit/light|pages/public)/' },
    {
      reachable: true,
      path: packages(['antd', '@ant-design', 'echarts', '@tanstack/react-router']),
    },
  ),
]

const benchWalls = [
  wall(
    'bench-measures-from-above',
    'nothing depends on how it is measured',
    { pathNot: '^bench/' },
    { path: '^bench/' },
  ),
  wall(
    'bench-knows-no-page',
    'benchmarks ask the server; pages have theirs in the journeys',
    { path: '^bench/' },
    { path: '^(web|e2e)/' },
  ),
]

const everywhere = [
  wall('no-cycles', 'a circle has no first file to read', {}, { circular: true }),
  wall(
    'no-orphans',
    'a file that nobody imports and that imports nothing is dead',
    {
      orphan: true,
      pathNot: [
        '\\.d\\.ts$',
        '\\.config\\.ts$',
        '^scripts/',
        '^web/src/pages/public/(client|entry-server)',
      ],
    },
    {},
  ),
  wall(
    'no-unresolved',
    'an import that leads nowhere hides from every wall',
    {},
    { couldNotResolve: true, pathNot: '^virtual:' },
  ),
]

/** The rules in the form dependency-cruiser reads. */
export const rules = [
  ...domainWalls,
  ...serverWalls,
  ...webWalls,
  ...benchWalls,
  ...contexts.flatMap(arrows),
  confidentiality,
  confidentialityBack,
  ...everywhere,
]
