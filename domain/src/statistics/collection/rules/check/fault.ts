import type { Bilingual } from '../../../../kernel/bilingual.ts'

/** A fault of a survey's data; `pointer` leads from the top of its file to the value. */
export interface SurveyFault {
  readonly pointer: readonly (string | number)[]
  readonly message: Bilingual
}

/** Adds a fault at the end of a path. */
export type Say = (pointer: SurveyFault['pointer'], zh: string, en: string) => void

/** What surveys of a city may refer to. */
export interface SurveyRegister {
  readonly documents: ReadonlySet<string>
  readonly departments: ReadonlySet<string>
  readonly sectors: ReadonlySet<string>
  readonly districts: ReadonlySet<string>
  /** The plan itself, whose clauses are known one by one. */
  readonly planDocument: string
  readonly clauses: ReadonlySet<string>
}
