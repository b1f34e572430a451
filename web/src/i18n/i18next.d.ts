import 'i18next'
import type { resources } from './resources.ts'
import type { Words } from './tree.ts'

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation'
    enableSelector: 'optimize'
    resources: { translation: Words<typeof resources> }
  }
}
