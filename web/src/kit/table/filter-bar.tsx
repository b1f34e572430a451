import { Button, Input, Select } from 'antd'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Filter, isNarrowed, type TableQuestion } from './model.ts'

interface FilterBarProps {
  readonly filters: readonly Filter[]
  readonly searchable: boolean
  readonly question: TableQuestion
  readonly ask: (question: TableQuestion) => void
}

const waitMs = 300

export function FilterBar({ filters, searchable, question, ask }: FilterBarProps) {
  const { t } = useTranslation()
  const [text, setText] = useState(question.text)
  useEffect(() => setText(question.text), [question.text])
  useEffect(() => {
    if (text === question.text) return
    const timer = setTimeout(() => ask({ ...question, text }), waitMs)
    return () => clearTimeout(timer)
  }, [text, question, ask])
  return (
    <>
      <search className="k-filters k-noprint">
        {searchable && (
          <Input.Search
            allowClear
            className="k-filter-text"
            aria-label={t(($) => $.kit.table.search)}
            placeholder={t(($) => $.kit.table.searchHint)}
            value={text}
            onChange={(event) => setText(event.target.value)}
            onSearch={(now) => ask({ ...question, text: now })}
          />
        )}
        {filters.map((filter) => {
          const chosen = question.filters[filter.key] ?? []
          return (
            <Select
              key={filter.key}
              className="k-filter"
              aria-label={t(($) => $.kit.table.filteredBy, { column: filter.label })}
              placeholder={filter.label}
              allowClear
              maxTagCount="responsive"
              optionFilterProp="label"
              popupMatchSelectWidth={false}
              showSearch={filter.options.length > 8}
              {...(filter.multiple === false ? {} : { mode: 'multiple' as const })}
              value={
                filter.multiple === false
                  ? ((chosen[0] ?? null) as never)
                  : (chosen as unknown as never)
              }
              options={filter.options.map((option) => ({ ...option }))}
              onChange={(value: string | readonly string[] | undefined) =>
                ask({
                  ...question,
                  filters: { ...question.filters, [filter.key]: value ? [value].flat() : [] },
                })
              }
            />
          )
        })}
        {isNarrowed(question) && (
          <Button type="text" onClick={() => ask({ ...question, text: '', filters: {} })}>
            {t(($) => $.kit.table.clear)}
          </Button>
        )}
      </search>
      <PrintedFilters filters={filters} question={question} />
    </>
  )
}

/** On paper: what the list was narrowed to. */
function PrintedFilters({ filters, question }: Pick<FilterBarProps, 'filters' | 'question'>) {
  const { t } = useTranslation()
  if (!isNarrowed(question)) return null
  const parts = filters.flatMap(({ key, label, options }) => {
    const chosen = question.filters[key] ?? []
    const words = chosen.map((value) => options.find((one) => one.value === value)?.label ?? value)
    return words.length > 0 ? [`${label} ${words.join(' / ')}`] : []
  })
  return (
    <p className="k-printonly">
      {t(($) => $.kit.table.narrowed, {
        filters: [...(question.text ? [`“${question.text}”`] : []), ...parts].join(' · '),
      })}
    </p>
  )
}
