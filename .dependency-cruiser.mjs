import { rules } from './scripts/walls.mjs'

/** @type {import('dependency-cruiser').IConfiguration} */
const configuration = {
  forbidden: /** @type {any} */ (rules),
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^[a-z0-9]+/dist/' },
    tsPreCompilationDeps: true,
    combinedDependencies: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json', '.d.ts'],
      mainFields: ['module', 'main', 'types'],
    },
  },
}

// biome-ignore lint/style/noDefaultExport: the form dependency-cruiser reads
export default configuration
