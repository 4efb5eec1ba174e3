import { GuidePage, guideMetadata } from '../_ui/guide-page.tsx'
import En from './en.mdx'
import Zh from './zh.mdx'

export const generateMetadata = () => guideMetadata('schedule')

export default function ScheduleGuide() {
  return <GuidePage here="schedule" zh={<Zh />} en={<En />} />
}
