import { z } from 'zod'

export type FieldKind =
  | 'text'
  | 'long-text'
  | 'password'
  | 'number'
  | 'decimal'
  | 'date'
  | 'boolean'
  | 'choice'
  | 'choices'
  | 'rows'

export interface FieldShape {
  readonly name: string
  readonly kind: FieldKind
  readonly required: boolean
  readonly options?: readonly string[]
  readonly maxLength?: number
  /** Fields of one row, of `rows`. */
  readonly row?: readonly FieldShape[]
}

interface JsonSchema {
  readonly type?: string
  readonly format?: string
  readonly pattern?: string
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly maxLength?: number
  readonly items?: JsonSchema
  readonly properties?: Readonly<Record<string, JsonSchema>>
  readonly required?: readonly string[]
  readonly anyOf?: readonly JsonSchema[]
}

/** Strings longer than this are typed in several lines. */
const longText = 200

/** The fields that `schema` asks for, in its order. */
export function fieldsOf(schema: z.ZodObject): readonly FieldShape[] {
  return fieldsOfJson(
    z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as unknown as JsonSchema,
  )
}

function fieldsOfJson(json: JsonSchema): readonly FieldShape[] {
  return Object.entries(json.properties ?? {}).map(([name, property]) =>
    fieldOf(name, property, json.required?.includes(name) ?? false),
  )
}

function fieldOf(name: string, json: JsonSchema, required: boolean): FieldShape {
  if (json.anyOf) {
    const real = json.anyOf.filter((one) => one.type !== 'null')
    const words = real.map((one) => one.const)
    if (real.length > 0 && words.every((word) => typeof word === 'string')) {
      return { name, kind: 'choice', required, options: words as string[] }
    }
    const [first = {}] = real
    return fieldOf(name, first, required && real.length === json.anyOf.length)
  }
  if (json.enum) return { name, kind: 'choice', required, options: json.enum.map(String) }
  if (json.type === 'array') {
    const { items = {} } = json
    if (items.enum) return { name, kind: 'choices', required, options: items.enum.map(String) }
    return { name, kind: 'rows', required, row: fieldsOfJson(items) }
  }
  const kind = scalarKind(json)
  return { name, kind, required, ...(json.maxLength ? { maxLength: json.maxLength } : {}) }
}

function scalarKind(json: JsonSchema): FieldKind {
  if (json.type === 'boolean') return 'boolean'
  if (json.type === 'number' || json.type === 'integer') return 'number'
  if (json.format === 'date') return 'date'
  if (json.pattern?.includes('\\d') && json.pattern.includes('\\.')) return 'decimal'
  return (json.maxLength ?? 0) > longText ? 'long-text' : 'text'
}
