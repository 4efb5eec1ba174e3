import path from 'node:path'
import { createRunner, type Runner } from '#core/demo/runner.ts'

const KEY = Symbol.for('zhuiwen.runners')

type Folders = { readonly dataDir: string; readonly projectDir: string }

/** What runs demos, with its builds kept in the data folder; made when it is first asked for anything. */
export const runnerIn = (folders: Folders): Runner => lazily(() => createRunner(placesIn(folders)))

/**
 * The same, one for the whole process: what it builds, and how many programs run at once, is for all parts of the server
 * together.
 */
export const runnerOfProcess = (folders: Folders): Runner =>
  lazily(() => {
    const { cacheDir, projectDir } = placesIn(folders)
    const runners = runnersOfProcess()
    const runner = runners.get(cacheDir) ?? createRunner({ cacheDir, projectDir })
    runners.set(cacheDir, runner)
    return runner
  })

const placesIn = ({ dataDir, projectDir }: Folders) => ({ cacheDir: path.join(dataDir, 'demos'), projectDir })

function lazily(make: () => Runner): Runner {
  let made: Runner | undefined
  const runner = (): Runner => (made ??= make())
  return {
    probe: () => runner().probe(),
    run: (program, onEvent, signal) => runner().run(program, onEvent, signal),
  }
}

/** Not a variable of this module, of which Next gives each part of the server a copy. */
function runnersOfProcess(): Map<string, Runner> {
  const shared = globalThis as typeof globalThis & { [KEY]?: Map<string, Runner> }
  return (shared[KEY] ??= new Map())
}
