import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import ts from 'typescript'

/** A regular expression as it stands in a source. */
export interface Pattern {
  readonly source: string
  readonly flags: string
  /** `file:line` from the root. */
  readonly at: string
}

const home = join(import.meta.dirname, '../../..')

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((one) => {
    const path = join(folder, one.name)
    if (one.isDirectory()) return filesBelow(path)
    return /\.(tsx?|mjs)$/.test(one.name) ? [path] : []
  })
}

/** The text of an argument that is written out; undefined where it is put together at run time. */
const written = (node: ts.Node | undefined): string | undefined =>
  node && ts.isStringLiteralLike(node) ? node.text : undefined

function patternOf(node: ts.Node): { source: string; flags: string } | 'dynamic' | undefined {
  if (ts.isRegularExpressionLiteral(node)) {
    const end = node.text.lastIndexOf('/')
    return { source: node.text.slice(1, end), flags: node.text.slice(end + 1) }
  }
  const makes =
    (ts.isNewExpression(node) || ts.isCallExpression(node)) &&
    ts.isIdentifier(node.expression) &&
    node.expression.text === 'RegExp'
  if (!makes) return undefined
  const [source, flags] = (node.arguments ?? []).map(written)
  return source === undefined ? 'dynamic' : { source, flags: flags ?? '' }
}

/**
 * Every regular expression of the floors that run in an installation, from the syntax tree.
 * `dynamic` are those made from text that is only known at run time.
 */
export function collectPatterns(): { patterns: Pattern[]; dynamic: string[] } {
  const patterns: Pattern[] = []
  const dynamic: string[] = []
  for (const floor of ['domain/src', 'server/src', 'sdk/src', 'web/src']) {
    for (const path of filesBelow(join(home, floor))) {
      const file = ts.createSourceFile(
        path,
        readFileSync(path, 'utf8'),
        ts.ScriptTarget.Latest,
        true,
      )
      const visit = (node: ts.Node): void => {
        const found = patternOf(node)
        if (found) {
          const { line } = file.getLineAndCharacterOfPosition(node.getStart())
          const at = `${relative(home, path)}:${line + 1}`
          if (found === 'dynamic') dynamic.push(at)
          else patterns.push({ ...found, at })
        }
        ts.forEachChild(node, visit)
      }
      visit(file)
    }
  }
  return { patterns, dynamic }
}
