import { GuidePage, guideMetadata } from '../_ui/guide-page.tsx'
import En from './en.mdx'
import Zh from './zh.mdx'

export const generateMetadata = () => guideMetadata('writing')

export default function WritingGuide() {
  return <GuidePage here="writing" zh={<Zh />} en={<En />} />
}
