// Drives the lifecycle in real time: soon after each commit, and every so often besides. One pass
// at a time; what comes in meanwhile makes one more.
export interface Metronome extends AsyncDisposable {
  nudge(): void
}

/** Nudges closer together than this make one pass, so that a busy server does not spin. */
const soon = 20

export function metronome(pass: () => Promise<unknown>, everyMs: number, onFailure: (error: unknown) => void): Metronome {
  let timer: NodeJS.Timeout | undefined
  let running: Promise<void> | undefined
  let again = false
  let stopped = false

  function arm(delay: number): void {
    clearTimeout(timer)
    if (!stopped) timer = setTimeout(beat, delay)
  }

  function beat(): void {
    timer = undefined
    again = false
    running = pass().then(() => undefined, onFailure)
    void running.then(() => {
      running = undefined
      arm(again ? soon : everyMs)
    })
  }

  arm(0)
  return {
    nudge() {
      if (running !== undefined) again = true
      else if (!again) {
        again = true
        arm(soon)
      }
    },
    async [Symbol.asyncDispose]() {
      stopped = true
      clearTimeout(timer)
      await running
    },
  }
}
