import { expect, test } from 'vitest'
import { addressKey } from './address.ts'

test.each([
  'https://nginx.org/en/docs/',
  'http://nginx.org/en/docs',
  'https://www.nginx.org/en/docs?utm_source=x&utm_campaign=y',
  'https://NGINX.org/en/docs/?fbclid=1',
  'https://nginx.org:443/en/docs/#',
])('%s is the same place as others that differ in what leads nowhere else', (url) => {
  expect(addressKey(url)).toBe('nginx.org/en/docs')
})

test.each([
  ['https://nginx.org/docs#reload', 'nginx.org/docs#reload'],
  ['https://nginx.org/docs?b=2&a=1', 'nginx.org/docs?a=1&b=2'],
  ['https://nginx.org:8443/', 'nginx.org:8443'],
  ['https://docs.nginx.org/', 'docs.nginx.org'],
])('%s is a place of its own', (url, key) => {
  expect(addressKey(url)).toBe(key)
})

test.each(['not an address', 'mailto:a@example.org', 'file:///etc/passwd', ''])(
  '%j is no address of the web',
  (url) => {
    expect(addressKey(url)).toBeNull()
  },
)
