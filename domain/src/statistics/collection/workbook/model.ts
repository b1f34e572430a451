import type { ReturnRow } from '../model/content.ts'

/** One cell of a sheet, with the list that it drops down. */
export interface BookCell {
  readonly text: string
  readonly list?: string | undefined
}

/** One sheet of a template. */
export interface BookPage {
  readonly name: string
  readonly header: readonly string[]
  /** What each column takes, in words. */
  readonly hints: readonly (string | undefined)[]
  readonly widths: readonly number[]
  /** Columns that only machines read. */
  readonly hidden: readonly number[]
  readonly rows: readonly (readonly BookCell[])[]
  /** Lists of the columns, for the empty rows below; none where no row is to be added. */
  readonly below: readonly (string | undefined)[] | undefined
}

export interface Book {
  readonly pages: readonly BookPage[]
  /** What the lists offer, by their names. */
  readonly lists: Readonly<Record<string, readonly string[]>>
}

/** One sheet of a file that came back, without its rows. */
export interface ReadHead {
  readonly name: string
  readonly header: readonly string[]
}

/** A row of such a sheet. */
export interface ReadLine {
  readonly line: number
  readonly cells: readonly string[]
}

/** One sheet of a file that came back. */
export interface ReadPage extends ReadHead {
  readonly rows: readonly ReadLine[]
}

/** Where something stands in the file. */
export interface Place {
  readonly sheet: string
  readonly line: number
  readonly column: string
}

/** What a file says of a return. */
export interface ReadBook {
  /** Absent where no sheet of the file is for rows. */
  readonly rows: readonly ReturnRow[] | undefined
  /** Every cell of the sections that the file has; what it leaves empty is empty text. */
  readonly cells: Readonly<Record<string, string>>
  /** Sections with lines that the file has; lines that it does not name are gone. */
  readonly sections: readonly string[]
  /** Columns that nothing of the form is for. */
  readonly ignored: readonly string[]
  /** By address of a finding's cell. */
  readonly places: { get(cell: string): Place | undefined }
}
