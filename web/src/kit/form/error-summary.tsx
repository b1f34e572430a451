import type { FieldFault } from '@wstc/domain/kernel/problem'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { tellFault } from '../../i18n/problems.ts'
import { controlId } from './field.tsx'
import type { Guides } from './guide.ts'
import { type FormStore, useFaults } from './store.ts'

interface ErrorSummaryProps {
  readonly store: FormStore
  readonly guides: Guides
  readonly formId: string
  /** Counts refused attempts to submit; each one brings the summary into focus. */
  readonly asked: number
}

/** After a refused submit: every fault in one place, each a link to its field. */
export function ErrorSummary({ store, guides, formId, asked }: ErrorSummaryProps) {
  const { t } = useTranslation()
  const faults = useFaults(store)
  const box = useRef<HTMLDivElement>(null)
  const [seen, setSeen] = useState(0)
  useEffect(() => {
    if (asked === seen) return
    setSeen(asked)
    box.current?.focus()
  }, [asked, seen])
  if (asked === 0 || faults.length === 0) return null
  return (
    <div className="k-error" role="alert" tabIndex={-1} ref={box}>
      <strong>{t(($) => $.kit.form.errors, { count: faults.length })}</strong>
      <ul>
        {faults.map((fault) => (
          <li key={fault.path}>
            <a
              href={`#${controlId(formId, fault.path)}`}
              onClick={(event) => {
                event.preventDefault()
                document.getElementById(controlId(formId, fault.path))?.focus()
              }}
            >
              {labelOf(fault, guides)}
            </a>
            {': '}
            {tellFault(fault)}
          </li>
        ))}
      </ul>
    </div>
  )
}

function labelOf(fault: FieldFault, guides: Guides): string {
  const [name = '', row, inner] = fault.path.split('.')
  const guide = guides[name]
  if (!guide) return name
  if (row === undefined || inner === undefined) return guide.label
  return `${guide.label} ${Number(row) + 1} · ${guide.row?.[inner]?.label ?? inner}`
}
