import { useTongue } from '../tongue.tsx'
import { usePlanWords } from './parts.tsx'

export interface Choice {
  /** Name in the query, and `data-<name>` of the rows. */
  readonly name: string
  readonly label: string
  readonly options: readonly { readonly value: string; readonly label: string }[]
}

interface FilterFormProps {
  /** Id of the table whose rows it filters. */
  readonly table: string
  readonly path: string
  readonly choices: readonly Choice[]
  readonly query: URLSearchParams
  readonly shown: number
  readonly total: number
}

/**
 * Filters by an ordinary form: the server hides what does not fit. The page's script takes the same
 * form and hides rows at once.
 */
export function FilterForm({ table, path, choices, query, shown, total }: FilterFormProps) {
  const { to } = useTongue()
  const words = usePlanWords()
  const text = words.shown.replace('{{total}}', String(total))
  return (
    <form className="o-filter" action={to(path)} data-instant={table} data-shown={text}>
      <label>
        <span>{words.search}</span>
        <input type="search" name="q" defaultValue={query.get('q') ?? ''} autoComplete="off" />
      </label>
      {choices.map((choice) => (
        <label key={choice.name}>
          <span>{choice.label}</span>
          <select name={choice.name} defaultValue={query.get(choice.name) ?? ''}>
            <option value="">{words.all}</option>
            {choice.options.map((option) => (
              <option key={option.value} value={option.value}>
                {option.label}
              </option>
            ))}
          </select>
        </label>
      ))}
      <span className="o-filter-end">
        <button type="submit" className="p-button">
          {words.show}
        </button>
        <a href={to(path)} data-clear="">
          {words.clear}
        </a>
      </span>
      <output aria-live="polite" className="k-quiet k-small">
        {text.replace('{{shown}}', String(shown))}
      </output>
    </form>
  )
}

/** Whether a row with these values and words fits what was asked. */
export function fits(
  query: URLSearchParams,
  values: Readonly<Record<string, string>>,
  words: string,
): boolean {
  const asked = (query.get('q') ?? '').trim().toLowerCase().split(/\s+/).filter(Boolean)
  const text = words.toLowerCase()
  return (
    asked.every((word) => text.includes(word)) &&
    Object.entries(values).every(([name, value]) => {
      const wanted = query.getAll(name).filter(Boolean)
      return wanted.length === 0 || wanted.some((one) => value.split(' ').includes(one))
    })
  )
}

/** Downloads of what the form shows; the words typed are no filter of the API and are left out. */
export function Downloads({
  path,
  query,
  names,
  table,
}: {
  path: string
  query: URLSearchParams
  names: readonly string[]
  table: string
}) {
  const { language } = useTongue()
  const words = usePlanWords()
  const address = (format: string) => {
    const asked = new URLSearchParams({ format, language })
    for (const name of names)
      for (const value of query.getAll(name)) if (value) asked.append(name, value)
    return `/api/v1${path}?${asked}`
  }
  return (
    <p className="o-downloads">
      <span className="k-quiet">{words.downloads}</span>
      <a href={address('csv')} download="" data-follow={table}>
        {words.csv}
      </a>
      <a href={address('xlsx')} download="" data-follow={table}>
        {words.xlsx}
      </a>
    </p>
  )
}
