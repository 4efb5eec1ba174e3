import type { Element, ElementContent, Parents } from 'hast'
import { h } from './h.ts'
import type { Report } from './report.ts'
import { slugify } from './slug.ts'
import { resolveUrl } from './urls.ts'

type Context = { readonly file: string; readonly start: number; readonly report: Report }

/**
 * Points every link and image to where it may lead, in place. A link that may not be followed keeps its text, an
 * image that may not be loaded its description, and both are reported.
 */
export function resolveLinks(parent: Parents, context: Context): void {
  walk(parent, context, context.start, false)
}

function walk(parent: Parents, context: Context, around: number, insideLink: boolean): void {
  for (const [index, child] of parent.children.entries()) {
    if (child.type !== 'element') continue
    // A node that a transform made up has no place of its own: its parent's is the nearest.
    const at = child.position?.start.offset ?? around
    walk(child, context, at, insideLink || child.tagName === 'a')
    if (child.tagName === 'a' && insideLink) unlink(child)
    else if (child.tagName === 'a') resolveLink(child, context, at)
    if (child.tagName === 'img') parent.children[index] = resolveImage(child, context, at, insideLink)
  }
}

/** A link holds no other: browsers would end the outer one. */
function unlink(link: Element): void {
  link.tagName = 'span'
  link.properties = {}
}

function resolveLink(link: Element, context: Context, at: number): void {
  const { href, dataFootnoteRef, dataFootnoteBackref, dataDemo } = link.properties
  // Made by the pipeline, with ids of its own.
  if (dataFootnoteRef !== undefined || dataFootnoteBackref !== undefined || dataDemo !== undefined) return
  if (typeof href !== 'string') return
  const target = resolveUrl(href, context.file)
  switch (target.kind) {
    case 'unsafe':
      delete link.properties['href']
      context.report.warn(at, `a link was taken off: ${target.reason}`, 'use https://…, card:<id>, #heading or a path')
      return
    case 'card':
      link.properties['href'] = target.href
      link.properties['dataCard'] = target.id
      return
    case 'fragment':
      link.properties['href'] = `#${slugify(decodeFragment(target.href.slice(1)))}`
      return
    case 'web':
      link.properties['href'] = target.href
      link.properties['rel'] = ['noopener', 'noreferrer']
      return
    case 'media':
      link.properties['href'] = target.href
      if (/\.mdx?$/i.test(target.href)) {
        delete link.properties['href']
        context.report.warn(at, 'a link to a card file leads nowhere once published', 'write card:<id>')
      }
      return
    case 'name':
    case 'mail':
    case 'app':
      link.properties['href'] = target.href
      return
    default:
      return target satisfies never
  }
}

function decodeFragment(fragment: string): string {
  try {
    return decodeURIComponent(fragment)
  } catch {
    return fragment
  }
}

function resolveImage(image: Element, context: Context, at: number, insideLink: boolean): ElementContent {
  const src = image.properties['src']
  const alt = typeof image.properties['alt'] === 'string' ? image.properties['alt'] : ''
  const target = resolveUrl(typeof src === 'string' ? src : '', context.file)
  if (target.kind === 'media') {
    if (alt === '') context.report.warn(at, 'an image has no description', 'write ![what it shows](path)')
    image.properties = { ...image.properties, src: target.href, alt, loading: 'lazy' }
    return image
  }
  const mend = 'put the image beside the card and use its relative path'
  if (target.kind !== 'web') {
    const reason = target.kind === 'unsafe' ? target.reason : 'this is not a path to a file beside the card'
    context.report.warn(at, `an image is not shown: ${reason}`, mend)
    return { type: 'text', value: alt }
  }
  context.report.warn(at, 'an image from another site is linked, not loaded', mend)
  const text: ElementContent = { type: 'text', value: alt || target.href }
  if (insideLink) return text
  return h('a', { href: target.href, rel: ['noopener', 'noreferrer'] }, [text])
}
