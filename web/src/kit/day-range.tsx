import { Input } from 'antd'
import { useId } from 'react'

interface DayRangeProps {
  readonly labels: readonly [from: string, to: string]
  readonly from: string | undefined
  readonly to: string | undefined
  readonly onChange: (from: string | undefined, to: string | undefined) => void
}

/** Two days, both included; either may be open. */
export function DayRange({ labels, from, to, onChange }: DayRangeProps) {
  const id = useId()
  return (
    <div className="k-row k-day-range">
      <label htmlFor={`${id}-from`}>{labels[0]}</label>
      <Input
        id={`${id}-from`}
        type="date"
        value={from ?? ''}
        max={to}
        onChange={(event) => onChange(event.target.value || undefined, to)}
      />
      <label htmlFor={`${id}-to`}>{labels[1]}</label>
      <Input
        id={`${id}-to`}
        type="date"
        value={to ?? ''}
        min={from}
        onChange={(event) => onChange(from, event.target.value || undefined)}
      />
    </div>
  )
}
