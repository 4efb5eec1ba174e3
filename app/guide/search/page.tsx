import { GuidePage, guideMetadata } from '../_ui/guide-page.tsx'
import En from './en.mdx'
import Zh from './zh.mdx'

export const generateMetadata = () => guideMetadata('search')

export default function SearchGuide() {
  return <GuidePage here="search" zh={<Zh />} en={<En />} />
}
