import type { Asked } from './host.ts'

/** Prints a page by way of a frame that nobody sees; its scripts do not run. */
export function printPage(html: string, document: Document): Promise<Asked<null>> {
  const frame = document.createElement('iframe')
  frame.title = 'What is printed'
  frame.className = 'unseen'
  frame.setAttribute('sandbox', 'allow-same-origin allow-modals')
  frame.setAttribute('aria-hidden', 'true')
  frame.tabIndex = -1
  return new Promise((resolve) => {
    const end = (asked: Asked<null>) => {
      // the browser may still read the frame while it prepares its own preview
      setTimeout(() => frame.remove(), 60_000)
      resolve(asked)
    }
    frame.addEventListener('load', () => {
      try {
        if (!frame.contentWindow) throw new Error('this browser cannot print.')
        frame.contentWindow.focus()
        frame.contentWindow.print()
        end({ kind: 'done', value: null })
      } catch (error) {
        end({
          kind: 'failed',
          message: `It was not printed: ${error instanceof Error ? error.message : String(error)}`,
        })
      }
    })
    frame.srcdoc = html
    document.body.append(frame)
  })
}
