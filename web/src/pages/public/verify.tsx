import { findingWords } from '@wstc/domain/audit/words/findings'
import { inLanguage } from '@wstc/domain/kernel/bilingual'
import { publicVerifyTexts } from '../../i18n/public-verify.ts'
import { wordsOf } from '../../i18n/tree.ts'
import type { PublicPage } from './page.ts'
import { Head } from './plan/parts.tsx'
import { replyOf } from './replies.ts'
import { useTongue } from './tongue.tsx'

interface Keys {
  readonly log: string | null
}

export const verifyPage: PublicPage = {
  pattern: '/verify',
  load: ['/audit/keys', '/plan/departments'],
  foot: { label: publicVerifyTexts.title, order: 30 },
  render: ({ language }, data) => {
    const words = wordsOf(publicVerifyTexts, language)
    const findings = Object.fromEntries(
      Object.entries(findingWords).map(([code, text]) => [code, inLanguage(text, language)]),
    )
    const departments = Object.fromEntries(
      (replyOf(data, '/plan/departments')?.departments ?? []).map(({ id, name }) => [
        id,
        inLanguage(name, language),
      ]),
    )
    return {
      title: words.title,
      description: words.lead,
      inline: { words, findings, departments },
      body: <Verify log={(data['/audit/keys'] as Keys | undefined)?.log ?? null} />,
    }
  },
}

function Verify({ log }: { log: string | null }) {
  const { language } = useTongue()
  const words = wordsOf(publicVerifyTexts, language)
  return (
    <>
      <Head title={words.title} lead={words.lead} />
      <form className="o-verify" data-verify hidden>
        <label>
          <span>{words.file}</span>
          <input type="file" accept=".json,application/json" />
        </label>
        <label>
          <span>{words.paste}</span>
          <textarea rows={6} spellCheck={false} autoComplete="off" />
        </label>
        <div>
          <button type="submit" className="p-button">
            {words.check}
          </button>
          <small>{words.privacy}</small>
        </div>
        <output className="o-receipt-verdict" aria-live="polite" />
      </form>
      <noscript>
        <p>{words.script}</p>
      </noscript>
      <section aria-labelledby="offline" className="p-prose">
        <h2 id="offline">{words.offline}</h2>
        <p>{words.offlineText}</p>
        <div className="o-code">
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it */}
          <pre tabIndex={0}>
            <code>npx wstc receipt verify receipt.json --keys keys.json</code>
          </pre>
        </div>
        <p className="o-formats">
          <a href="/api/v1/audit/keys" download="keys.json">
            {words.keys}
          </a>
          <a href="/api/v1/audit/heads/latest">{words.heads}</a>
        </p>
        {log && (
          <p>
            {words.log}: <code className="o-break">{log}</code>
          </p>
        )}
      </section>
    </>
  )
}
