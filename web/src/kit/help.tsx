import { QuestionCircleOutlined } from '@ant-design/icons'
import { Button, Drawer } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { helpTexts } from '../i18n/help.ts'
import { useSay } from '../i18n/language.ts'

export type HelpKey = keyof typeof helpTexts

/** A question mark that opens the help of that key beside the page. */
export function Help({ about }: { about: HelpKey }) {
  const { t } = useTranslation()
  const say = useSay()
  const [open, setOpen] = useState(false)
  const { title, paragraphs } = helpTexts[about]
  return (
    <>
      <Button
        className="k-noprint"
        type="text"
        icon={<QuestionCircleOutlined aria-hidden />}
        aria-label={t(($) => $.kit.help.open, { title: say(title) })}
        onClick={() => setOpen(true)}
      />
      <Drawer open={open} onClose={() => setOpen(false)} title={say(title)}>
        <div className="k-stack">
          {paragraphs.map((paragraph) => (
            <p key={paragraph.zh}>{say(paragraph)}</p>
          ))}
        </div>
      </Drawer>
    </>
  )
}
