import { DownOutlined, UserOutlined } from '@ant-design/icons'
import { Button, Dropdown } from 'antd'
import { useTranslation } from 'react-i18next'
import { useNarrow } from '../use-media-query.ts'

interface UserMenuProps {
  readonly name: string
  readonly organisation?: string
  /** Further entries above signing out, such as the person's sessions. */
  readonly entries?: readonly { key: string; label: string; onClick: () => void }[]
  readonly onSignOut: () => void
}

export function UserMenu({ name, organisation, entries = [], onSignOut }: UserMenuProps) {
  const { t } = useTranslation()
  const narrow = useNarrow()
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: [
          {
            type: 'group',
            label: organisation ? `${name} · ${organisation}` : name,
            children: [
              ...entries.map(({ key, label, onClick }) => ({ key, label, onClick })),
              { key: 'sign-out', label: t(($) => $.shell.signOut), onClick: onSignOut },
            ],
          },
        ],
      }}
    >
      <Button
        type="text"
        size="large"
        icon={<UserOutlined aria-hidden />}
        aria-label={narrow ? t(($) => $.shell.account) : `${t(($) => $.shell.account)} ${name}`}
      >
        {narrow ? null : (
          <>
            {name} <DownOutlined aria-hidden />
          </>
        )}
      </Button>
    </Dropdown>
  )
}
