import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** The folder that holds the program's `package.json` and `templates/`, from source and when built. */
export const programRoot = ((): string => {
  let folder = import.meta.dirname
  while (!existsSync(join(folder, 'templates'))) {
    const above = dirname(folder)
    if (above === folder) throw new Error('The program’s templates are not where they should be.')
    folder = above
  }
  return folder
})()
