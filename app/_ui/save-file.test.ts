import { expect, test } from 'vitest'
import { attachment } from '../_server/attachment.ts'
import { nameIn } from './save-file.ts'

test.each(['端口为什么没有断？-v1.zip', "it's (100%) *sure*; yes-v2.json", 'plain.html'])(
  'a file is saved as it was named: %s',
  (name) => {
    expect(nameIn(attachment(name, 'plain'))).toBe(name)
  },
)

test('an answer that names no file gives no name', () => {
  expect(nameIn('attachment')).toBe('')
})
