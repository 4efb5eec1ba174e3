import './guide.css'
import type { ReactNode } from 'react'

export default function GuideLayout({ children }: { children: ReactNode }) {
  return children
}
