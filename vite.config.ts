import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { priceAssets } from './main/build/price-assets.ts'
import { textSizes } from './main/build/text-sizes.ts'

export default defineConfig({
  root: 'renderer',
  base: './',
  plugins: [react()],
  css: { postcss: { plugins: [textSizes] } },
  worker: { format: 'es', plugins: () => [priceAssets()] },
  server: { host: '127.0.0.1', port: 5173, strictPort: true },
  build: { outDir: '../out/renderer', emptyOutDir: true, target: 'chrome140', sourcemap: false },
})
