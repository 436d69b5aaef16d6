/** The one loader of `templates/` in the window: designs as the files they are, read when they are asked for. */
export interface TemplateFile {
  /** Path below `templates/` without the extension: `patterns/three-tier-aws`. */
  readonly id: string
  /** First folder of the path: `patterns`. */
  readonly kind: string
  load(): Promise<string>
}

const files = import.meta.glob<string>('../../templates/**/*.skyloom', { query: '?raw', import: 'default' })

export const templateFiles: readonly TemplateFile[] = Object.entries(files)
  .map(([path, load]) => {
    const id = path.replace(/^.*?templates\//, '').replace(/\.skyloom$/, '')
    return { id, kind: id.split('/')[0] ?? id, load }
  })
  .sort((a, b) => a.id.localeCompare(b.id))
