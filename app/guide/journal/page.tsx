import { GuidePage, guideMetadata } from '../_ui/guide-page.tsx'
import En from './en.mdx'
import Zh from './zh.mdx'

export const generateMetadata = () => guideMetadata('journal')

export default function JournalGuide() {
  return <GuidePage here="journal" zh={<Zh />} en={<En />} />
}
