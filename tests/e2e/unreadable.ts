/**
 * In the page: the texts within an element of which a part cannot be read, and why. Words may be scrolled to, and a name may end in an
 * ellipsis (its tip or its settings say it whole), but not be cut off, and not lie on each other.
 */
export function unreadable(within: string): readonly string[] {
  const root = document.querySelector(within)
  if (!root) return [`there is no ${within}`]
  const SLACK = 1.5

  interface Words {
    readonly element: Element
    readonly text: string
    readonly box: DOMRect
  }

  const isShown = (element: Element) =>
    element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) &&
    element.closest('.unseen, .sr-only, .react-flow__viewport, [hidden]') === null &&
    getComputedStyle(element).clipPath !== 'inset(50%)' &&
    !Array.from(ancestors(element)).some((one) => getComputedStyle(one).clipPath === 'inset(50%)')

  function* ancestors(element: Element): Generator<Element> {
    for (let at = element.parentElement; at; at = at.parentElement) yield at
  }

  const words: Words[] = []
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
  while (walker.nextNode()) {
    const node = walker.currentNode
    const element = node.parentElement
    const text = node.textContent?.trim() ?? ''
    if (text === '' || !element || !isShown(element) || element.closest('svg, style, script, option')) continue
    const range = document.createRange()
    range.selectNodeContents(node)
    for (const box of range.getClientRects()) if (box.width > 0 && box.height > 0) words.push({ element, text, box })
  }

  const faults = new Set<string>()
  const scrolls = (overflow: string) => overflow === 'auto' || overflow === 'scroll'

  /** What is left of a box in everything that it can be scrolled in; `null` when it is cut where nothing scrolls. */
  const seen = new Map<Words, DOMRect | null>()
  for (const one of words) {
    let { left, top, right, bottom } = one.box
    let ellipsis = false
    for (const holder of [one.element, ...ancestors(one.element)]) {
      const style = getComputedStyle(holder)
      if (style.textOverflow === 'ellipsis' || style.webkitLineClamp !== 'none') ellipsis = true
      const frame = holder.getBoundingClientRect()
      const cutsX = style.overflowX !== 'visible' && holder !== document.documentElement
      const cutsY = style.overflowY !== 'visible' && holder !== document.documentElement
      const lostX = cutsX && (left < frame.left - SLACK || right > frame.right + SLACK)
      const lostY = cutsY && (top < frame.top - SLACK || bottom > frame.bottom + SLACK)
      const told = ellipsis || holder.closest('.item-words') !== null
      if (((lostX && !scrolls(style.overflowX)) || (lostY && !scrolls(style.overflowY))) && !told)
        faults.add(`“${one.text.slice(0, 60)}” is cut off by ${name(holder)}`)
      if (cutsX) {
        left = Math.max(left, frame.left)
        right = Math.min(right, frame.right)
      }
      if (cutsY) {
        top = Math.max(top, frame.top)
        bottom = Math.min(bottom, frame.bottom)
      }
      // what is scrolled out of sight is out of the reach of what is around
      if (right <= left || bottom <= top) break
    }
    const left_ = right > left && bottom > top ? new DOMRect(left, top, right - left, bottom - top) : null
    seen.set(one, left_)
    const outside =
      left_ && (left_.right > innerWidth + SLACK || left_.bottom > innerHeight + SLACK || left_.left < -SLACK)
    if (outside) faults.add(`“${one.text.slice(0, 60)}” ends outside the window`)
  }

  const stays = (element: Element) =>
    [element, ...ancestors(element)].some((one) => ['sticky', 'fixed'].includes(getComputedStyle(one).position))
  for (const [i, one] of words.entries()) {
    const a = seen.get(one)
    if (!a) continue
    for (const other of words.slice(i + 1)) {
      const b = seen.get(other)
      if (!b || one.element.contains(other.element) || other.element.contains(one.element)) continue
      const across = Math.min(a.right, b.right) - Math.max(a.left, b.left)
      const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top)
      // lines of one text are as near as its line height
      if (across > 2 && down > 4 && stays(one.element) === stays(other.element))
        faults.add(`“${one.text.slice(0, 40)}” and “${other.text.slice(0, 40)}” lie on each other`)
    }
  }

  function name(element: Element): string {
    return `${element.tagName.toLowerCase()}.${[...element.classList].join('.')}`
  }
  return [...faults]
}
