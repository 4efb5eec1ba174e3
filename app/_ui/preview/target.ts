const CARD = /^\/q\/([a-z0-9-]{3,40})(?:(?:~|%7E)[^/]*)?$/i
const DEMO = /^\/demos\/([a-z0-9-]{1,64})$/

/** Where to ask what a link leads to. Null: it leads to no card and no demo, or to the page one is on (`here`: its path). */
export function glancePath(pathname: string, here: string): string | null {
  const [card, demo] = [CARD.exec(pathname)?.[1], DEMO.exec(pathname)?.[1]]
  if (card !== undefined) return card === CARD.exec(here)?.[1] ? null : `/api/cards/${card}/glance`
  return demo === undefined || pathname === here ? null : `/api/demos/${demo}/glance`
}

/** The link at or around an element that can be looked at before it is followed. Null: there is none. */
export function linkAt(at: EventTarget | null): HTMLAnchorElement | null {
  const link = at instanceof Element ? at.closest('a') : null
  if (link === null || link.origin !== location.origin || link.closest('.glance') !== null) return null
  return glancePath(link.pathname, location.pathname) === null ? null : link
}
