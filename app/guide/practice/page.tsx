import { GuidePage, guideMetadata } from '../_ui/guide-page.tsx'
import En from './en.mdx'
import Zh from './zh.mdx'

export const generateMetadata = () => guideMetadata('practice')

export default function PracticeGuide() {
  return <GuidePage here="practice" zh={<Zh />} en={<En />} />
}
