import { buildAll } from './bundle.ts'

/** `npm run build`: the main process, the preload script and the window, into `out/`. */
await buildAll()
