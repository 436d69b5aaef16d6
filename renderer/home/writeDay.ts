const DAY = 86_400_000

/**
 * When something was, as people say it: "today, 14:02", "yesterday", "Monday", "12 November", "3 Mar 2025".
 *
 * @param time and now: milliseconds since 1970; read in the learner's own time zone
 */
export function writeDay(time: number, now: number): string {
  const then = new Date(time)
  const today = new Date(now)
  const days = Math.round((startOfDay(today) - startOfDay(then)) / DAY)
  if (days <= 0) return `today, ${then.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' })}`
  if (days === 1) return 'yesterday'
  if (days < 7) return then.toLocaleDateString('en-GB', { weekday: 'long' })
  if (then.getFullYear() === today.getFullYear()) {
    return then.toLocaleDateString('en-GB', { day: 'numeric', month: 'long' })
  }
  return then.toLocaleDateString('en-GB', { day: 'numeric', month: 'short', year: 'numeric' })
}

function startOfDay(date: Date): number {
  return new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime()
}
