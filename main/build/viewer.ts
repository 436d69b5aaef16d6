import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { build, type Plugin } from 'vite'
import { BOOKS_ID } from '../../simulation/index.ts'
import { root } from './root.ts'

/** Where the built window holds the viewer, to put it into exported reports. */
export const VIEWER = join(root, 'out/renderer/viewer.js')

/** Builds the viewer of HTML reports: one script that takes its price books from the page around it. */
export async function buildViewer(): Promise<string> {
  await build({
    root,
    configFile: false,
    logLevel: 'warn',
    plugins: [booksOfThePage()],
    build: {
      outDir: join(root, 'out/renderer'),
      emptyOutDir: false,
      target: 'chrome110',
      lib: {
        entry: join(root, 'renderer/viewer/viewer.ts'),
        formats: ['iife'],
        name: 'skyloom',
        fileName: () => 'viewer.js',
      },
    },
  })
  return readFile(VIEWER, 'utf8')
}

const BOOK = /^\.\/prices\/([a-z.]+)\.json$/
const FROM_PAGE = '\0book-of-the-page:'
const NOTHING = { asOf: '', origins: [], rows: [], regions: [], types: [], offers: [] }

/** A price book is what the page carries of it; who imports one notices nothing. */
function booksOfThePage(): Plugin {
  return {
    name: 'books-of-the-page',
    enforce: 'pre',
    resolveId: (source) => {
      const name = BOOK.exec(source)?.[1]
      return name === undefined ? null : FROM_PAGE + name
    },
    load: (id) =>
      id.startsWith(FROM_PAGE)
        ? `export default JSON.parse(document.getElementById(${JSON.stringify(BOOKS_ID)})?.textContent ?? '{}')[${JSON.stringify(id.slice(FROM_PAGE.length))}] ?? ${JSON.stringify(NOTHING)}`
        : null,
    // inside a page no text of a script may look like its end, or like a comment
    generateBundle(_, bundle) {
      for (const chunk of Object.values(bundle)) {
        if (chunk.type === 'chunk') chunk.code = chunk.code.replace(/<(\/script|!--)/gi, '\\x3c$1').trimEnd()
      }
    },
  }
}
