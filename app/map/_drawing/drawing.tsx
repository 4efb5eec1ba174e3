'use client'

import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useEffect, useRef, useState } from 'react'
import { type CanvasMap, canvasMap } from './canvas-map.ts'
import { coloursOf } from './colours.ts'
import { fromHash, toHash } from './camera.ts'
import { Finder } from './finder.tsx'
import { listenToKeys, ZOOM_STEP } from './map-keys.ts'
import type { Scene } from './scene.ts'

export type DrawingWords = Readonly<
  Record<'label' | 'hint' | 'closer' | 'farther' | 'whole' | 'none' | 'find' | 'next' | 'nothing' | 'tools', string>
>

/** After the map stood still for so long, its place goes into the address. */
const SETTLED_MS = 250

/** The drawing, what can be done with it, and what is told of the card that is looked at. */
export function Drawing({ scene, words }: { scene: Scene; words: DrawingWords }) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const plane = useRef<HTMLDivElement>(null)
  const map = useRef<CanvasMap | null>(null)
  const [chosen, setChosen] = useState<number | null>(null)
  const router = useRouter()
  useEffect(() => {
    const [element, around] = [canvas.current, plane.current]
    if (!element || !around) return
    let settling: ReturnType<typeof setTimeout> | undefined
    const made = canvasMap(element, {
      scene,
      colours: () => coloursOf(element),
      camera: fromHash(location.hash),
      onChoose: setChosen,
      onOpen: (card) => {
        const href = scene.cards[card]?.href
        if (href) router.push(href)
      },
      onMove: (camera) => {
        clearTimeout(settling)
        settling = setTimeout(() => history.replaceState(history.state, '', toHash(camera)), SETTLED_MS)
      },
    })
    map.current = made
    setChosen(null)
    const stopKeys = listenToKeys(around, made)
    return () => {
      clearTimeout(settling)
      stopKeys()
      made.end()
      map.current = null
    }
  }, [scene, router])

  const card = chosen === null ? undefined : scene.cards[chosen]
  return (
    <div className="map-desk">
      <div className="map-tools" role="group" aria-label={words.tools}>
        <Finder cards={scene.cards} words={words} onFind={(index) => map.current?.goTo(index)} />
        <span className="map-zoom">
          <button type="button" onClick={() => map.current?.zoomBy(1 / ZOOM_STEP)} aria-label={words.farther}>
            −
          </button>
          <button type="button" onClick={() => map.current?.zoomBy(ZOOM_STEP)} aria-label={words.closer}>
            +
          </button>
          <button type="button" onClick={() => map.current?.fitAll()}>
            {words.whole}
          </button>
        </span>
      </div>
      <div
        ref={plane}
        className="map-plane"
        role="application"
        aria-label={words.label}
        aria-describedby="map-hint"
        tabIndex={0}
      >
        <canvas ref={canvas} aria-hidden="true" />
      </div>
      <aside className="map-card" aria-live="polite">
        {card ? (
          <>
            <p lang={card.lang} className="map-title">
              <Link href={card.href} prefetch={false}>
                {card.title}
              </Link>
            </p>
            <ul className="facts">
              {card.facts.map((fact, i) => (
                <li key={`${i} ${fact}`}>{fact}</li>
              ))}
            </ul>
          </>
        ) : (
          <p className="text-soft">{words.none}</p>
        )}
      </aside>
      <p id="map-hint" className="map-hint">
        {words.hint}
      </p>
    </div>
  )
}
