import type { Explanation } from '../model/content.ts'

/** Address of an explanation that holds for every finding of its edit: for what a file fills in. */
export const everyAddress = '*'

/** An explanation of this many characters says something. */
const shortest = 4

const keyOf = (edit: string, address: string): string => `${edit} ${address}`

/** Whether an explanation says anything. */
export const saysSomething = (text: string): boolean => text.trim().length >= shortest

/** What is said to a finding: to it alone, or else to all of its edit. */
export function explainer(
  explanations: readonly Explanation[],
): (finding: { readonly edit: string; readonly address: string }) => string | undefined {
  const said = new Map(
    explanations
      .filter((one) => saysSomething(one.text))
      .map((one) => [keyOf(one.edit, one.address), one.text]),
  )
  return ({ edit, address }) =>
    said.get(keyOf(edit, address)) ?? said.get(keyOf(edit, everyAddress))
}
