import type { Route } from 'next'

type Value = string | number | boolean | null

/** An address with what is asked for. What is null, false or empty is left out; true is 1. */
export function queryHref(path: string, query: Readonly<Record<string, Value>>): Route {
  const fields = Object.entries(query).flatMap(([name, value]) =>
    value === null || value === false || value === '' ? [] : [[name, value === true ? '1' : String(value)]],
  )
  const asked = new URLSearchParams(fields).toString()
  return `${path}${asked === '' ? '' : `?${asked}`}` as Route
}

type Query = Readonly<Record<string, string | string[] | undefined>>

/** The query of a page, each key once: of several the first. What is empty, as forms send it, is not there. */
export const onceEach = (query: Query): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(query).flatMap(([name, value]) => {
      const [first = ''] = [value].flat()
      return first === '' ? [] : [[name, first]]
    }),
  )
