import { type DepartmentInputs, findCollection } from '../../model/assessment/inputs.ts'

/** 更正: one input of one row, with its reason. Points are never set by hand. */
export interface Correction {
  readonly department: string
  readonly collection: string
  readonly row: string
  readonly field: string
  readonly value: string
  readonly reason: string
}

/** What a correction may not be, as the code of a problem. */
export function faultOfCorrection(
  inputs: readonly DepartmentInputs[],
  { department, collection, row, field, value }: Correction,
):
  | 'plan/assessment-input-absent'
  | 'plan/assessment-value-wrong'
  | 'plan/assessment-value-same'
  | undefined {
  const found = inputs
    .find((one) => one.department === department)
    ?.collections[collection]?.find((one) => one.id === row)
  const known = findCollection(collection)?.fields[field]
  if (!found || !known || !(field in found.values)) return 'plan/assessment-input-absent'
  const fits =
    known.kind === 'code' ? known.codes?.includes(value) : /^-?\d{1,12}(\.\d{1,6})?$/.test(value)
  if (!fits) return 'plan/assessment-value-wrong'
  return found.values[field] === value ? 'plan/assessment-value-same' : undefined
}

/** The inputs with one figure changed; what stood there before stays with the row. */
export function correctInputs(
  inputs: readonly DepartmentInputs[],
  { department, collection, row, field, value, reason }: Correction,
): DepartmentInputs[] {
  return inputs.map((one) => {
    if (one.department !== department) return one
    const rows = (one.collections[collection] ?? []).map((old) =>
      old.id === row
        ? {
            ...old,
            values: { ...old.values, [field]: value },
            corrected: [
              ...(old.corrected ?? []),
              { field, before: old.values[field] ?? null, reason },
            ],
          }
        : old,
    )
    return { ...one, collections: { ...one.collections, [collection]: rows } }
  })
}
