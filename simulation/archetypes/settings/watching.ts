/**
 * How much of a part is recorded where the design says only that it is watched: editable defaults, not facts. What a provider records by
 * itself is free; these are series, lines and rules of one's own.
 */
export const WATCHED = { metricsPerInstance: 1, logKbPerRequest: 1, alarmRules: 1 } as const
