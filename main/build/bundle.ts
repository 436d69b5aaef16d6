import { join } from 'node:path'
import { build, type InlineConfig } from 'vite'
import { root } from './root.ts'
import { buildViewer } from './viewer.ts'

/** A program for Node: everything but Electron and Node's own modules goes into the bundle. */
function nodeProgram(outDir: string, input: Readonly<Record<string, string>>, format: 'es' | 'cjs'): InlineConfig {
  return {
    root,
    configFile: false,
    logLevel: 'warn',
    ssr: { noExternal: true, target: 'node' },
    build: {
      outDir: join(root, outDir),
      emptyOutDir: true,
      ssr: true,
      target: 'node24',
      minify: false,
      rollupOptions: {
        input: { ...input },
        external: ['electron', /^node:/],
        output: { format, entryFileNames: `[name].${format === 'es' ? 'js' : 'cjs'}` },
      },
    },
  }
}

/** The main process, as an ES module. */
export const mainProgram = nodeProgram('out/main', { main: join(root, 'main/desktop/main.ts') }, 'es')
/** The preload script; a sandboxed one must be CommonJS and may require only Electron. */
export const preloadProgram = nodeProgram('out/preload', { preload: join(root, 'main/desktop/preload.ts') }, 'cjs')
/** The window, by `vite.config.ts`. */
export const windowProgram: InlineConfig = { configFile: join(root, 'vite.config.ts'), logLevel: 'warn' }

/** Builds all of them into `out/`. */
export async function buildAll(): Promise<void> {
  await build(mainProgram)
  await build(preloadProgram)
  await build(windowProgram)
  await buildViewer()
}
