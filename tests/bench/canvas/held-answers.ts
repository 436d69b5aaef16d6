/**
 * Workers whose answers can be kept back: so an edit and what its answers cost are measured one after the other, however fast the workers
 * are. A message is read when it is let through, as reading it is part of what an answer costs.
 */
let waiting: (() => void)[] | null = null

export function holdAnswers(): void {
  waiting ??= []
}

export function letAnswersThrough(): void {
  const answers = waiting ?? []
  waiting = null
  for (const deliver of answers) deliver()
}

window.Worker = class extends Worker {
  constructor(url: string | URL, options?: WorkerOptions) {
    super(url, options)
    // The first to listen: nobody else hears what it stops.
    this.addEventListener('message', (event: MessageEvent) => {
      if (waiting === null) return
      event.stopImmediatePropagation()
      waiting.push(() => this.dispatchEvent(new MessageEvent('message', { data: event.data })))
    })
  }
}
