import type { KeyboardEvent, Ref } from 'react'
import { IconButton } from './Button.tsx'
import { Icon } from './Icon.tsx'

export interface SearchFieldProps {
  readonly label: string
  readonly value: string
  onChange(value: string): void
  onKeyDown?(event: KeyboardEvent<HTMLInputElement>): void
  /** The key that brings the focus here. */
  readonly hint?: string
  /** Where it chooses from a list: the list's id and that of the marked option. */
  readonly list?: { readonly id: string; readonly active: string | undefined }
  readonly ref?: Ref<HTMLInputElement>
}

/** Esc empties it first, then lets go. */
export function SearchField({ label, value, onChange, onKeyDown, hint, list, ref }: SearchFieldProps) {
  return (
    <div className="field" data-quiet="">
      <Icon name="search" size={14} />
      <input
        ref={ref}
        type="search"
        {...(list && {
          role: 'combobox',
          'aria-expanded': true,
          'aria-controls': list.id,
          'aria-activedescendant': list.active,
          'aria-autocomplete': 'list' as const,
        })}
        aria-label={label}
        placeholder={label}
        value={value}
        spellCheck={false}
        autoComplete="off"
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && value !== '') {
            event.stopPropagation()
            event.preventDefault()
            onChange('')
            return
          }
          onKeyDown?.(event)
        }}
      />
      {value !== '' ? (
        <IconButton
          icon="close"
          iconSize={12}
          size="compact"
          variant="ghost"
          label="Clear"
          onClick={() => onChange('')}
        />
      ) : (
        hint !== undefined && <kbd>{hint}</kbd>
      )}
    </div>
  )
}
