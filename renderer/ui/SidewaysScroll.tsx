import { type ReactNode, useLayoutEffect, useRef, useState } from 'react'

/** What may be wider than its place. While it is, it can be reached and moved with keys alone. */
export function SidewaysScroll({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  const frame = useRef<HTMLElement>(null)
  const [wide, setWide] = useState(false)

  useLayoutEffect(() => {
    const element = frame.current
    const content = element?.firstElementChild
    if (!element || !content) return
    const watch = new ResizeObserver(() => setWide(element.scrollWidth > element.clientWidth))
    watch.observe(element)
    watch.observe(content)
    return () => watch.disconnect()
  }, [])

  return (
    <section ref={frame} className="sideways-scroll" {...(wide && { tabIndex: 0, 'aria-label': label })}>
      {children}
    </section>
  )
}
