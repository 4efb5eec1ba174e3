type Props = { head: string; text: string; isFolded?: boolean }

/** Plain text in paragraphs, parted by empty lines. What stands between backticks is code. */
export function Paragraphs({ head, text, isFolded = false }: Props) {
  const paragraphs = text
    .split(/\n\s*\n/)
    .map((paragraph, i) => (
      <p key={i}>{paragraph.split('`').map((part, n) => (n % 2 === 1 ? <code key={n}>{part}</code> : part))}</p>
    ))
  return isFolded ? (
    <details className="demo-text">
      <summary>{head}</summary>
      {paragraphs}
    </details>
  ) : (
    <div className="demo-text">
      <p className="demo-text-head">{head}</p>
      {paragraphs}
    </div>
  )
}
