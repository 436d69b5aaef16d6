import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { programRoot } from '../../files/program-root.ts'
import { serve } from '../../server/serve.ts'
import type { Command } from '../command.ts'
import { wholeNumber } from '../numbers.ts'

const DEFAULT_PORT = 4173

export const serveCommand: Command = {
  name: 'serve',
  usage: '[--port N]',
  summary: 'the same program in the browser, for this machine only',
  options: { port: { type: 'string' } },
  takes: { least: 0, most: 0 },
  async run(_, values, output) {
    const port = wholeNumber(values, 'port', 0, 65_535) ?? DEFAULT_PORT
    if (typeof port === 'string') {
      output.complain(`serve: ${port}`)
      return 2
    }
    const window = join(programRoot, 'out/renderer')
    if (!existsSync(join(window, 'index.html'))) {
      output.complain('serve: the window is not built yet; run "npm run build" first.')
      return 2
    }
    try {
      const { url, close } = await serve(window, port)
      output.print(`Skyloom runs at ${url} (Ctrl+C stops it).`)
      await new Promise<void>((resolve) => {
        process.once('SIGINT', resolve)
        process.once('SIGTERM', resolve)
      })
      await close()
      return 0
    } catch (error) {
      const busy = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE'
      const why = error instanceof Error ? error.message : String(error)
      output.complain(`serve: ${busy ? `port ${port} is in use` : why}; choose another with --port.`)
      return 2
    }
  },
}
