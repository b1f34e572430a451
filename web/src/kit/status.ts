import type { status } from './tokens.ts'

/** The five lights. `watch` is yellow, `bad` red, `none` not computable or not due. */
export type Status = keyof typeof status

/** Outline of each light in a 16 × 16 box, so that it reads without colour. */
export const statusShape: Readonly<Record<Status, string>> = {
  good: 'M8 1a7 7 0 1 1 0 14A7 7 0 0 1 8 1Z',
  watch: 'M8 1.2 15.4 14.4H.6Z',
  bad: 'M2 2h12v12H2Z',
  done: 'M8 .6 10.2 2.6l3-.3.3 3L15.5 8l-2 2.7-.3 3-3-.3L8 15.4l-2.2-2-3 .3-.3-3L.5 8l2-2.7.3-3 3 .3Z',
  none: 'M8 2a6 6 0 1 1 0 12A6 6 0 0 1 8 2Z',
}

/** What is drawn on the shape. */
export const statusSign: Readonly<Record<Status, string>> = {
  good: 'M4.6 8.3 7 10.7l4.4-5',
  watch: 'M8 5.6v4.2M8 12v.2',
  bad: 'M5.2 5.2l5.6 5.6M10.8 5.2l-5.6 5.6',
  done: 'M4.8 8.2 7 10.4l4.2-4.6',
  none: 'M5.4 8h5.2',
}
