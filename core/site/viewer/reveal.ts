import { find, findAll, shown, type Here } from './page.ts'

/** The card that is read just now: the one the focus is in, or the first that is on the screen. */
export function articleHere(): HTMLElement | null {
  const focused = document.activeElement?.closest<HTMLElement>('article[data-card]') ?? null
  const articles = shown(findAll('article[data-card]'))
  return focused ?? articles.find((one) => one.getBoundingClientRect().bottom > 80) ?? articles[0] ?? null
}

const stagesOf = (article: HTMLElement): readonly HTMLDetailsElement[] => [
  ...article.querySelectorAll<HTMLDetailsElement>('details[data-stage]'),
]

/** Unfolds the next stage. False: there is none. */
export function revealNext(): boolean {
  const article = articleHere()
  const next = article && stagesOf(article).find(({ open }) => !open)
  if (!next) return false
  next.open = true
  next.scrollIntoView({ block: 'nearest' })
  return true
}

/** Unfolds all stages of the card, or folds them where all are unfolded. */
export function toggleAll(article = articleHere()): void {
  const stages = article === null ? [] : stagesOf(article)
  const isFolded = stages.some(({ open }) => !open)
  for (const stage of stages) stage.open = isFolded
}

/** The buttons that unfold all say what they would do. */
export function startReveal({ words }: Here): void {
  for (const article of findAll('article[data-card]')) {
    const all = find('[data-reveal-all]', article)
    if (!all) continue
    const say = () =>
      (all.textContent = stagesOf(article).some(({ open }) => !open) ? words.reveal.all : words.reveal.none)
    all.addEventListener('click', () => toggleAll(article))
    for (const stage of stagesOf(article)) stage.addEventListener('toggle', say)
    say()
  }
}
