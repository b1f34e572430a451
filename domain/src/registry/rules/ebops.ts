/**
 * Whether `code` is an item of EBOPS 2010 that an enterprise can trade in. This is the one place
 * that decides; memoranda (ending in X, Y or Z) are no items.
 */
export const isServiceItem = (code: string): boolean => /^S[A-N][0-9A-W]*$/.test(code)
