import { Bank, OutsourcingType, TransferKind } from '@wstc/domain/contracts/model'
import { bankTexts, categoryTexts, transferTexts } from '@wstc/domain/contracts/words'
import type { Bilingual } from '@wstc/domain/kernel/bilingual'
import { currencies } from '@wstc/domain/kernel/codes/currencies'
import { reportableItems } from '@wstc/domain/kernel/codes/ebops'
import { economies } from '@wstc/domain/kernel/codes/economies'
import { useMemo } from 'react'
import { useSay } from '../i18n/language.ts'

/** Currencies that contracts here are mostly in; the others follow. */
const common = ['USD', 'CNY', 'JPY', 'EUR', 'HKD', 'GBP', 'SGD', 'TWD']

type Say = (both: Bilingual) => string
const named = (list: readonly { code: string; name: Bilingual }[], say: Say) =>
  list.map(({ code, name }) => [code, `${code} ${say(name)}`] as const)

/** What may be chosen, in the reader's language. */
export function useChoices() {
  const say = useSay()
  return useMemo(
    () => ({
      economy: named(economies, say),
      item: named(reportableItems, say),
      currency: named(
        [...currencies].sort((a, b) => {
          const [x, y] = [common.indexOf(a.code), common.indexOf(b.code)]
          return (x < 0 ? 99 : x) - (y < 0 ? 99 : y)
        }),
        say,
      ),
      type: OutsourcingType.options.map((one) => [one, say(categoryTexts[one])] as const),
      transfer: TransferKind.options.map((one) => [one, say(transferTexts[one])] as const),
      flow: (['export', 'import'] as const).map(
        (one) => [one, say(categoryTexts[`technology-${one}`])] as const,
      ),
      bank: Bank.options.map((one) => [one, say(bankTexts[one])] as const),
    }),
    [say],
  )
}
