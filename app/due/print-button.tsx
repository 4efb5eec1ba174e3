'use client'

export const PrintButton = ({ text }: { text: string }) => (
  <button type="button" className="button button-quiet" onClick={() => print()}>
    {text}
  </button>
)
