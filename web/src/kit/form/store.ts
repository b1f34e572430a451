import type { FieldFault } from '@wstc/domain/kernel/problem'
import { useSyncExternalStore } from 'react'
import type { Values } from './faults.ts'

/**
 * The values of one form. Fields subscribe to their own path, so that a keystroke draws one
 * field however many there are.
 */
export interface FormStore {
  readonly values: () => Values
  readonly get: (path: string) => unknown
  readonly set: (path: string, value: unknown) => void
  readonly replace: (values: Values) => void
  readonly fault: (path: string) => FieldFault | undefined
  readonly faults: () => readonly FieldFault[]
  readonly setFaults: (faults: readonly FieldFault[]) => void
  /** Counts changes by the person, not replacements. */
  readonly edits: () => number
  readonly subscribe: (changed: () => void) => () => void
}

export function createFormStore(initial: Values): FormStore {
  let values = initial
  let faults: readonly FieldFault[] = []
  let byPath = new Map<string, FieldFault>()
  let edits = 0
  const listeners = new Set<() => void>()
  const tell = () => {
    for (const listener of listeners) listener()
  }
  const setFaults = (next: readonly FieldFault[]) => {
    faults = next
    byPath = new Map(next.map((fault) => [fault.path, fault]))
    tell()
  }
  return {
    values: () => values,
    get: (path) => readPath(values, path.split('.')),
    set: (path, value) => {
      values = writePath(values, path.split('.'), value) as Values
      edits += 1
      tell()
    },
    replace: (next) => {
      values = next
      tell()
    },
    fault: (path) => byPath.get(path),
    faults: () => faults,
    setFaults,
    edits: () => edits,
    subscribe: (changed) => {
      listeners.add(changed)
      return () => listeners.delete(changed)
    },
  }
}

function readPath(value: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((now, key) => (now as Record<string, unknown>)?.[key], value)
}

function writePath(value: unknown, path: readonly string[], to: unknown): unknown {
  const [key, ...rest] = path
  if (key === undefined) return to
  if (Array.isArray(value)) {
    const next = [...value]
    next[Number(key)] = writePath(value[Number(key)], rest, to)
    return next
  }
  const record = (value ?? {}) as Record<string, unknown>
  return { ...record, [key]: writePath(record[key], rest, to) }
}

export function useFormValue(store: FormStore, path: string): unknown {
  return useSyncExternalStore(store.subscribe, () => store.get(path))
}

export function useFieldFault(store: FormStore, path: string): FieldFault | undefined {
  return useSyncExternalStore(store.subscribe, () => store.fault(path))
}

export function useFaults(store: FormStore): readonly FieldFault[] {
  return useSyncExternalStore(store.subscribe, store.faults)
}

export function useEdits(store: FormStore): number {
  return useSyncExternalStore(store.subscribe, store.edits)
}
