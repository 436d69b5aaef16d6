/**
 * Gives what an icon defines (gradients, masks, clips) names of its own. All copies of a vendor's icon carry the same ids, so that each
 * would be filled from the first in the window, and with nothing where that one is not displayed.
 *
 * @param owner unique in the window, of letters, digits and `_`
 */
export function giveOwnIds(icon: Element, owner: string): void {
  const names = new Map<string, string>()
  for (const element of icon.querySelectorAll('[id]')) {
    if (element.id.startsWith(owner)) continue
    names.set(element.id, `${owner}${element.id}`)
    element.id = `${owner}${element.id}`
  }
  if (names.size === 0) return
  const renamed = (value: string) =>
    value.replace(/(url\(["']?#|^#)([^"')]+)/g, (whole, before: string, id: string) => {
      const name = names.get(id)
      return name === undefined ? whole : `${before}${name}`
    })
  for (const element of icon.querySelectorAll('*'))
    for (const attribute of element.attributes)
      if (attribute.value.includes('#')) attribute.value = renamed(attribute.value)
}
