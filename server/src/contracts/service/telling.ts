/** Job that tells the people of a firm that something of a contract came back; without figures. */
export const tellKind = 'contracts.tell'

export interface Telling {
  readonly enterprise: string
  readonly link: string
}
