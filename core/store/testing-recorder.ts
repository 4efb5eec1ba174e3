// The process that is killed, or has no room, in tests of recordings:
// node --import tsx testing-recorder.ts <data folder> <attempt> <bytes> <times>
import { AttemptId } from '#core/practice/record.ts'
import { writeAudio } from './audio.ts'

const [dataDir, id, bytes, times] = process.argv.slice(2)
if (dataDir !== undefined) {
  const attempt = AttemptId.parse(id)
  for (let n = 1; n <= Number(times); n++) {
    // Each recording is of one byte throughout, so that a mixture shows.
    const data = new Uint8Array(Number(bytes)).fill(n % 256)
    const written = await writeAudio(dataDir, attempt, 1, { type: 'audio/webm', data })
    process.stdout.write(`${written.ok ? n % 256 : written.error.kind}\n`)
  }
}
