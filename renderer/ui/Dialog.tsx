import { Dialog as Radix } from 'radix-ui'
import { type ReactNode, useLayoutEffect, useRef, useState } from 'react'
import { IconButton } from './Button.tsx'

export interface DialogProps {
  /** A verb and its object: "Open a design". */
  readonly title: string
  readonly description?: ReactNode
  onClose(): void
  readonly width?: 480 | 640 | 880
  readonly children?: ReactNode
  /** Buttons: the primary one last. */
  readonly actions?: ReactNode
  /** Called for Enter outside a button or a field of several lines. */
  onPrimary?(): void
}

/** A window over the window: Enter is its primary button, Esc cancels; focus is kept inside and returned. */
export function Dialog({ title, description, onClose, width = 480, children, actions, onPrimary }: DialogProps) {
  const [openedFrom] = useState(() => document.activeElement)
  return (
    <Radix.Root open onOpenChange={(open) => !open && onClose()}>
      <Radix.Portal>
        <Radix.Overlay className="scrim" />
        <Radix.Content
          className="dialog"
          data-width={width}
          {...(description === undefined && { 'aria-describedby': undefined })}
          onOpenAutoFocus={focusFirstField}
          onCloseAutoFocus={(event) => {
            event.preventDefault()
            if (openedFrom instanceof HTMLElement && openedFrom.isConnected) openedFrom.focus({ preventScroll: true })
          }}
          onKeyDown={(event) => {
            const inControl =
              event.target instanceof Element && event.target.closest('button, textarea, [role="option"]')
            if (event.key !== 'Enter' || event.nativeEvent.isComposing || inControl || !onPrimary) return
            event.preventDefault()
            onPrimary()
          }}
        >
          <div className="dialog-head">
            <Radix.Title className="dialog-title">{title}</Radix.Title>
            <Radix.Close asChild>
              <IconButton icon="close" label="Close" variant="ghost" size="control" iconSize={14} />
            </Radix.Close>
          </div>
          {description !== undefined && (
            <Radix.Description className="dialog-description">{description}</Radix.Description>
          )}
          <Body title={title}>{children}</Body>
          {actions !== undefined && <div className="dialog-actions">{actions}</div>}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}

/** What the dialog shows. Where it is higher than its place and holds no control, it is reached and moved with keys itself. */
function Body({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const body = useRef<HTMLDivElement>(null)
  const [isReached, setReached] = useState(false)

  useLayoutEffect(() => {
    const element = body.current
    if (!element) return
    const watch = new ResizeObserver(() =>
      setReached(element.scrollHeight > element.clientHeight && !element.querySelector('button, input, textarea, a')),
    )
    watch.observe(element)
    return () => watch.disconnect()
  }, [])

  return (
    <div ref={body} className="dialog-body" {...(isReached && { tabIndex: 0, role: 'group', 'aria-label': title })}>
      {children}
    </div>
  )
}

/** Does something once a dialog that is being closed has given the focus back, which takes a turn of its own. */
export function afterDialog(act: () => void): void {
  setTimeout(() => setTimeout(act))
}

/** Into the first field; where there is none, on the dialog itself rather than its close button. */
function focusFirstField(event: Event): void {
  const content = event.currentTarget
  if (!(content instanceof HTMLElement)) return
  event.preventDefault()
  const field = content.querySelector<HTMLElement>('.dialog-body input:not([type="hidden"]), .dialog-body textarea')
  ;(field ?? content).focus()
}

/** Whether a dialog asks for something before all else. */
export const isDialogOpen = (): boolean => document.querySelector('[role="dialog"].dialog') !== null
