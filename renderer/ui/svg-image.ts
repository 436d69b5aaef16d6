/** A drawing as an address that an `img` can show. Its colours follow the theme of the place that shows it. */
export function svgImage(svg: string): string {
  return `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`
}
