import { type EbopsItem, ebopsItems, findEbopsItem } from '../../kernel/codes/ebops.ts'

/** The items that an enterprise can trade in, of every level. */
export const serviceItems: readonly EbopsItem[] = ebopsItems.filter((one) => one.code !== 'S')

/**
 * Whether `code` is an item of EBOPS 2010 that an enterprise can trade in, of whatever level. The
 * whole (S) is none, and memoranda are not in the list.
 */
export const isServiceItem = (code: string): boolean =>
  code !== 'S' && findEbopsItem(code) !== undefined
