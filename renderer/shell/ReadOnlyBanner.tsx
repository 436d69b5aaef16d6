import { useDesign } from '../state/design.ts'

/** Above the canvas while a design can be looked at only, because a newer program made it. */
export function ReadOnlyBanner() {
  const readOnly = useDesign((state) => state.readOnly)
  if (!readOnly) return null
  return (
    <section className="read-only" aria-label="This design is read-only">
      <strong>Read-only.</strong> A newer Skyloom made this file. Look at it, compute and export it here; update Skyloom
      to change or save it. What this version does not know is not shown, and the file stays as it is.
    </section>
  )
}
