/** What became of requests that failed, after "requests that". */
export const FAILURE_WORDS = {
  'queue-full': 'found a full queue',
  throttled: 'were more at once than allowed',
  timeout: 'took too long',
  'breaker-open': 'met an open circuit breaker',
  'cut-off': 'were cut off by a failure',
  down: 'found a part down',
} as const
