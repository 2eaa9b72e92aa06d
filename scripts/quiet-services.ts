// Debian starts a service as soon as its package is installed; a test machine wants the programs
// and not the daemons. Debian's own switch for that is /usr/sbin/policy-rc.d: while it exits 101,
// nothing is started. One that was there before is put back, also after an interrupted run.
import { chmodSync, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'

const mark = '# demarc: no services while test packages are installed'

/** Keeps services from starting until it is disposed of. `path` is an argument for the sake of its test. */
export function quietServices(path = '/usr/sbin/policy-rc.d'): Disposable {
  const earlier = `${path}.before-demarc`
  // Ours from a run that was killed: the file to put back is already aside.
  const left = existsSync(path) && readFileSync(path, 'utf8').includes(mark)
  if (existsSync(path) && !left) renameSync(path, earlier)
  writeFileSync(path, `#!/bin/sh\n${mark}\nexit 101\n`)
  chmodSync(path, 0o755)
  return {
    [Symbol.dispose]: () => {
      rmSync(path, { force: true })
      if (existsSync(earlier)) renameSync(earlier, path)
    },
  }
}
