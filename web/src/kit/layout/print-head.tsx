import { useTranslation } from 'react-i18next'
import { nonce } from '../nonce.ts'

interface PrintHeadProps {
  /** Business day, YYYY-MM-DD. */
  readonly day: string
  readonly demo: boolean
  /** Who prints, with the organisation. */
  readonly by: string
}

const inCss = (text: string): string => `"${text.replace(/[\\"\n]/g, ' ')}"`

/** What a printed page says of itself: whose it is, of which day, by whom, and that it is made up. */
export function PrintHead({ day, demo, by }: PrintHeadProps) {
  const { t } = useTranslation()
  const foot = [t(($) => $.shell.product), day, demo ? t(($) => $.shell.demo) : '']
    .filter(Boolean)
    .join(' · ')
  return (
    <>
      <style nonce={nonce}>{`@media print { @page {
        @bottom-left { content: ${inCss(foot)}; font-size: 8.5pt; }
      } }`}</style>
      <div className="k-printed k-printonly" aria-hidden="true">
        <p>
          <strong>{t(($) => $.shell.product)}</strong>
          <span>{t(($) => $.shell.printedOn, { day })}</span>
        </p>
        <p>
          <span>{demo ? t(($) => $.shell.demoPrinted) : ''}</span>
          <span>{t(($) => $.shell.printedBy, { by })}</span>
        </p>
      </div>
    </>
  )
}
