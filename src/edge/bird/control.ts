// BIRD's control socket: one line asks, numbered lines answer. `NNNN-` has more to come, `NNNN ` is the last;
// a line that starts with a blank continues the one before. One question is under way at a time.
import { connect } from 'node:net'
import type { Socket } from 'node:net'

export interface ReplyLine {
  readonly code: number
  readonly text: string
}

export interface Reply {
  /** Of the last line: below 1000 done, below 2000 a table's end, 8000 refused, 9000 not understood. */
  readonly code: number
  readonly ok: boolean
  readonly lines: readonly ReplyLine[]
}

interface Question {
  readonly resolve: (reply: Reply) => void
  readonly reject: (error: Error) => void
}

/** Takes the stream apart; returns complete replies. Kept apart from the socket, so that it can be tested in any pieces. */
export function replyReader(): (piece: string) => Reply[] {
  let rest = ''
  let lines: ReplyLine[] = []
  return (piece) => {
    const replies: Reply[] = []
    const parts = (rest + piece).split('\n')
    rest = parts.pop() ?? ''
    for (const part of parts) {
      const numbered = /^(\d{4})([ -])(.*)$/.exec(part)
      const code = numbered ? Number(numbered[1]) : (lines.at(-1)?.code ?? 0)
      lines.push({ code, text: numbered ? (numbered[3] ?? '') : part.slice(1) })
      // Code 0000 alone is a log echo's neighbour in other clients; here every closing line ends a reply.
      if (numbered?.[2] !== ' ') continue
      replies.push({ code, ok: code < 8000, lines })
      lines = []
    }
    return replies
  }
}

export class ControlSocket implements AsyncDisposable {
  readonly #socket: Socket
  readonly #waiting: Question[] = []
  #gone: Error | undefined

  private constructor(socket: Socket) {
    this.#socket = socket
    const read = replyReader()
    socket.setEncoding('utf8')
    socket.on('data', (piece: string) => {
      for (const reply of read(piece)) this.#waiting.shift()?.resolve(reply)
    })
    socket.on('error', (error) => this.#close(error))
    socket.on('close', () => this.#close(new Error('BIRD closed its control socket')))
  }

  /** Resolves when BIRD has greeted. */
  static async open(path: string): Promise<ControlSocket> {
    const control = new ControlSocket(connect(path))
    await control.#next()
    return control
  }

  get isOpen(): boolean {
    return this.#gone === undefined
  }

  /** Rejects when the connection is lost before the answer is complete. */
  ask(line: string): Promise<Reply> {
    if (/[\r\n\0]/.test(line)) return Promise.reject(new TypeError('one line only'))
    if (this.#gone) return Promise.reject(this.#gone)
    const answer = this.#next()
    this.#socket.write(`${line}\n`)
    return answer
  }

  #next(): Promise<Reply> {
    return new Promise((resolve, reject) => this.#waiting.push({ resolve, reject }))
  }

  #close(error: Error): void {
    this.#gone ??= error
    for (const question of this.#waiting.splice(0)) question.reject(error)
  }

  [Symbol.asyncDispose](): Promise<void> {
    this.#socket.destroy()
    return Promise.resolve()
  }
}
