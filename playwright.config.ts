import { defineConfig } from '@playwright/test'

/** The built program in a real Chromium: `e2e` as `skyloom serve` gives it, `desktop` with its main process and preload script. */
export default defineConfig({
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  reporter: 'line',
  outputDir: 'test-results/browser',
  forbidOnly: true,
  use: { trace: 'off' },
  projects: [
    { name: 'e2e', testDir: 'tests/e2e' },
    { name: 'desktop', testDir: 'tests/desktop' },
  ],
})
