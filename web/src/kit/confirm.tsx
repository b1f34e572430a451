import { App } from 'antd'
import { type ReactNode, useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { tell } from '../i18n/problems.ts'

interface Question {
  readonly title: string
  /** What will follow, and whether it can be undone. */
  readonly consequence?: ReactNode
  /** The act in a verb, on the button: never just "OK" for something that matters. */
  readonly act?: string
  readonly dangerous?: boolean
}

/** Asks before an act; resolves to whether the person went on. */
export function useConfirm(): (question: Question) => Promise<boolean> {
  const { modal } = App.useApp()
  const { t } = useTranslation()
  return useCallback(
    (question) =>
      new Promise((resolve) => {
        modal.confirm({
          title: question.title,
          content: question.consequence,
          okText: question.act ?? t(($) => $.kit.confirm),
          cancelText: t(($) => $.kit.cancel),
          okButtonProps: { danger: question.dangerous ?? false },
          autoFocusButton: question.dangerous ? 'cancel' : 'ok',
          onOk: () => resolve(true),
          onCancel: () => resolve(false),
        })
      }),
    [modal, t],
  )
}

/** Short words on what has just happened or failed. */
export function useToast(): {
  readonly done: (text: string) => void
  readonly failed: (error: unknown) => void
} {
  const { message } = App.useApp()
  return {
    done: (text) => void message.success(text),
    failed: (error) => void message.error(tell(error)),
  }
}
