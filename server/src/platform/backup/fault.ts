/** Why an archive is not to be trusted or cannot be used; one line for the operator. */
export class ArchiveFault extends Error {}
