import { defineConfig } from '@playwright/test'

/** The built program in a real Chromium: `e2e` as `skyloom serve` gives it, `desktop` with its main process and preload script. */
export default defineConfig({
  workers: 1,
  timeout: 45_000,
  expect: { timeout: 8_000 },
  reporter: 'line',
  outputDir: 'test-results/browser',
  forbidOnly: true,
  use: { trace: 'off' },
  projects: [
    { name: 'e2e', testDir: 'tests/e2e' },
    { name: 'desktop', testDir: 'tests/desktop' },
  ],
})
