import { useEffect, useState } from 'react'

const holdsFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') === true

/** Hears of files that are dropped anywhere on the page. True while some are held over it. */
export function useFileDrop(onDrop: (data: DataTransfer) => void): boolean {
  const [isOver, setIsOver] = useState(false)
  useEffect(() => {
    const over = (event: DragEvent): void => {
      if (!holdsFiles(event)) return
      // Else the browser opens them in the place of this page.
      event.preventDefault()
      setIsOver(true)
    }
    const leave = (event: DragEvent): void => {
      // Not from one element of the page to another.
      if (event.relatedTarget === null) setIsOver(false)
    }
    const drop = (event: DragEvent): void => {
      if (!holdsFiles(event) || event.dataTransfer === null) return
      event.preventDefault()
      setIsOver(false)
      onDrop(event.dataTransfer)
    }
    window.addEventListener('dragover', over)
    window.addEventListener('dragleave', leave)
    window.addEventListener('drop', drop)
    return () => {
      window.removeEventListener('dragover', over)
      window.removeEventListener('dragleave', leave)
      window.removeEventListener('drop', drop)
    }
  }, [onDrop])
  return isOver
}
