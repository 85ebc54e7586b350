import type { Words } from './words.ts';

export const UPLOAD_WORDS = {
  'upload.title': { zh: '上传课程', en: 'Upload lessons' },
  'upload.lead': {
    zh: '先选视频，再填课程信息。可以一次选多个视频，每个视频是一节课。',
    en: 'Pick videos, then fill in the facts. You may pick several: each video is a lesson of its own.',
  },
  'upload.files': { zh: '视频文件', en: 'Video files' },
  'upload.facts': { zh: '课程信息', en: 'Lesson facts' },
  'upload.facts-shared': {
    zh: '学科、年级、教材和学校对这一批视频都适用。',
    en: 'Subject, grade, textbook and school apply to all videos of this batch.',
  },
  'upload.tips': { zh: '上传说明', en: 'Good to know' },
  'upload.tip-record': {
    zh: '请上传摄像机或录播系统导出的原始视频，不必自己转码压缩。',
    en: 'Upload what the camera or recording system exported; there is no need to compress it first.',
  },
  'upload.note': {
    zh: '支持 MP4、MOV、MKV、AVI、MTS 等常见格式，单个文件不超过 {size}。',
    en: 'MP4, MOV, MKV, AVI, MTS and other common formats, up to {size} each.',
  },
  'upload.note-plain': {
    zh: '支持 MP4、MOV、MKV、AVI、MTS 等常见格式。',
    en: 'MP4, MOV, MKV, AVI, MTS and other common formats.',
  },
  'upload.resume-hint': {
    zh: '网络断了会自动续传。如果关掉了页面或换了电脑，回到这里重新选同一个文件，就会从断开的地方继续。',
    en: 'A dropped connection resumes by itself. If you closed the page or changed computers, come back and pick the same file again: it goes on from where it stopped.',
  },
  'upload.phone-hint': {
    zh: '在 iPhone 上，系统会重新压缩视频，断点续传可能要从头开始；长视频建议用电脑上传。',
    en: 'iPhones compress a picked video anew, so resuming may start over; use a computer for long ones.',
  },
  'upload.lesson-title': { zh: '课题', en: 'Title' },
  'upload.lesson-title-of': { zh: '课题（{file}）', en: 'Title ({file})' },
  'upload.lesson-title-hint': {
    zh: '例如：平行四边形的面积',
    en: 'For example: Area of a parallelogram',
  },
  'upload.subject': { zh: '学科', en: 'Subject' },
  'upload.grade': { zh: '年级', en: 'Grade' },
  'upload.textbook': { zh: '教材版本', en: 'Textbook' },
  'upload.textbook-hint': {
    zh: '例如：人教版 五年级上册',
    en: 'For example: PEP, grade 5, book 1',
  },
  'upload.textbook-node': { zh: '单元与课', en: 'Unit and lesson' },
  'upload.textbook-node-hint': {
    zh: '例如：第六单元 多边形的面积',
    en: 'For example: Unit 6, area of polygons',
  },
  'upload.choose': { zh: '请选择', en: 'Choose' },
  'upload.optional': { zh: '选填', en: 'optional' },
  'upload.region': { zh: '学校所在地区', en: 'Region or school' },
  'upload.province': { zh: '省级', en: 'Province' },
  'upload.city': { zh: '市级', en: 'City' },
  'upload.county': { zh: '县区', en: 'County' },
  'upload.school': { zh: '学校', en: 'School' },
  'upload.title-missing': { zh: '请填写课题', en: 'Enter a title' },
  'upload.subject-missing': { zh: '请选择学科', en: 'Choose a subject' },
  'upload.grade-missing': { zh: '请选择年级', en: 'Choose a grade' },
  'upload.files-missing': { zh: '请先选择视频文件', en: 'Pick a video file first' },
  'upload.form-errors': {
    zh: '还有 {count} 处需要填写。',
    en: 'Fields still to be filled in: {count}.',
  },
  'upload.drop-here': {
    zh: '把视频拖到这里，或点击选择',
    en: 'Drop videos here, or click to pick',
  },
  'upload.drop-more': { zh: '继续添加视频', en: 'Add more videos' },
  'upload.drop-now': { zh: '松开鼠标，添加这些视频', en: 'Let go to add these videos' },
  'upload.start': { zh: '开始上传', en: 'Start upload' },
  'upload.start-count': { zh: '开始上传 {count} 个视频', en: 'Start upload of {count} videos' },
  'upload.list': { zh: '选好的视频', en: 'Picked videos' },
  'upload.added': { zh: '已添加：{files}。', en: 'Added: {files}.' },
  'upload.known-already': {
    zh: '这些文件已经在列表里了。',
    en: 'These files are in the list already.',
  },

  'upload.pause': { zh: '暂停', en: 'Pause' },
  'upload.resume': { zh: '继续', en: 'Resume' },
  'upload.retry': { zh: '重试', en: 'Try again' },
  'upload.retry-now': { zh: '立即重试', en: 'Try now' },
  'upload.begin-anew': { zh: '重新上传', en: 'Upload anew' },
  'upload.cancel': { zh: '取消', en: 'Cancel' },
  'upload.remove': { zh: '移除', en: 'Remove' },
  'upload.pause-all': { zh: '全部暂停', en: 'Pause all' },
  'upload.resume-all': { zh: '全部继续', en: 'Resume all' },
  'upload.action-of': { zh: '{action}：{file}', en: '{action}: {file}' },
  'upload.cancel-title': { zh: '取消上传？', en: 'Cancel this upload?' },
  'upload.cancel-text': {
    zh: '“{file}”已传的 {percent} 会从服务器上删除，不能恢复。只想停一会儿的话，请用“暂停”。',
    en: 'The {percent} of “{file}” that have arrived are removed from the server for good. To stop for a while, use “Pause”.',
  },
  'upload.cancel-confirm': { zh: '取消上传', en: 'Cancel upload' },
  'upload.cancel-keep': { zh: '不取消', en: 'Keep uploading' },
  'upload.cancel-failed': {
    zh: '没能从服务器上删除“{file}”：{reason}',
    en: '“{file}” could not be removed from the server: {reason}',
  },

  'upload.progress': { zh: '上传进度', en: 'Upload progress' },
  'upload.progress-of': { zh: '{file}的上传进度', en: 'Upload progress of {file}' },
  'upload.speed': { zh: '{speed}/秒', en: '{speed}/s' },
  'upload.left': { zh: '剩余约 {time}', en: 'about {time} left' },
  'upload.bytes': { zh: '{done} / {total}', en: '{done} of {total}' },
  'upload.count': { zh: '{count} 个视频', en: 'Videos: {count}' },

  'upload.row.checking': { zh: '正在检查…', en: 'Checking…' },
  'upload.row.ready': { zh: '待上传', en: 'Not started' },
  'upload.row.queued': { zh: '排队等待上传', en: 'Waiting for its turn' },
  'upload.row.sending': { zh: '正在上传', en: 'Uploading' },
  'upload.row.paused': { zh: '已暂停', en: 'Paused' },
  'upload.row.waiting': { zh: '等待中', en: 'Waiting' },
  'upload.row.failed': { zh: '没有传上去', en: 'Not uploaded' },
  'upload.row.refused': { zh: '不能上传', en: 'Cannot be uploaded' },

  'upload.wait.offline': {
    zh: '网络已断开，恢复后自动继续。',
    en: 'You are offline; it goes on by itself when the connection is back.',
  },
  'upload.wait.network': {
    zh: '连接中断，会自动续传，不用守着。',
    en: 'The connection was lost; it goes on by itself, no need to wait here.',
  },
  'upload.wait.damaged': {
    zh: '有一段数据在途中损坏，正在重新发送。',
    en: 'A piece was damaged on its way; sending it again.',
  },
  'upload.wait.server': { zh: '服务器繁忙。', en: 'The server is busy.' },
  'upload.wait.signed-out': {
    zh: '登录已过期，重新登录后自动继续。',
    en: 'Your session has ended; it goes on after you sign in again.',
  },
  'upload.wait.seconds': {
    zh: '{reason}{time}后自动重试。',
    en: '{reason} Trying again in {time}.',
  },

  'upload.refused.empty': {
    zh: '文件是空的（0 字节）。请确认录制已经保存，或从存储卡重新拷贝一份。',
    en: 'The file is empty (0 bytes). Check that the recording was saved, or copy it from the card again.',
  },
  'upload.refused.too-large': {
    zh: '文件太大：{size}，上限是 {limit}。请用较低的码率重新导出，1080p 一般不必超过 8 Mb/s。',
    en: 'The file is too large: {size}, the limit is {limit}. Export it at a lower bit rate; 8 Mb/s is enough for 1080p.',
  },
  'upload.refused.not-a-video': {
    zh: '这个文件不是视频。请确认选对了文件；改扩展名不会把文件变成视频。',
    en: 'This file is not a video. Check that the right one was picked; renaming does not make a video.',
  },
  'upload.refused.unreadable': {
    zh: '读不到这个文件。如果是文件夹，请打开它选里面的视频；如果在 U 盘或存储卡上，请插好后重新选择。',
    en: 'The file cannot be read. If it is a folder, open it and pick the videos inside; if it is on a drive or card, plug that in and pick it again.',
  },
  'upload.failed.unreadable': {
    zh: '读不到文件了：它被移动、改动，或者 U 盘、存储卡被拔出。放回原处后按“重试”，或重新选择这个文件，会接着传。',
    en: 'The file can no longer be read: it was moved or changed, or its drive was taken out. Put it back and try again, or pick it again; the upload goes on.',
  },
  'upload.failed.gone': {
    zh: '服务器上已经没有这次上传了：过期或已被放弃。可以重新上传。',
    en: 'The server no longer has this upload: it expired or was given up. You can upload it anew.',
  },
  'upload.failed.too-large': {
    zh: '服务器不收这么大的文件。请用较低的码率重新导出。',
    en: 'The server does not take a file of this size. Export it at a lower bit rate.',
  },

  'upload.source.size': { zh: '{width}×{height}', en: '{width}×{height}' },
  'upload.source.no-sound': { zh: '没有声音', en: 'No sound' },
  'upload.source.no-sound-advice': {
    zh: '这个视频里没有声音。仍然可以上传，但课堂实录通常需要声音，请先确认录音没有问题。',
    en: 'This video has no sound. It can be uploaded, but a lesson usually needs its sound; check the recording first.',
  },
  'upload.resumes': {
    zh: '与没传完的《{title}》是同一个文件（同名、同大小），将从 {percent} 处继续。',
    en: 'The same file (name and size) as the unfinished “{title}”; it goes on from {percent}.',
  },
  'upload.make-new': { zh: '不是同一个，作为新课上传', en: 'Not the same: upload as a new lesson' },

  'upload.unfinished': { zh: '未完成的上传', en: 'Unfinished uploads' },
  'upload.unfinished-text': {
    zh: '浏览器不会替您保存视频。重新选择同一个文件，就从断开的地方继续；换一台电脑也可以。',
    en: 'The browser does not keep your video. Pick the same file again and it goes on from where it stopped, on any computer.',
  },
  'upload.unfinished-pick': {
    zh: '请重新选择文件 {file}（{size}）继续',
    en: 'Pick the file {file} ({size}) again to go on',
  },
  'upload.unfinished-elsewhere': {
    zh: '由其他程序上传的 {file}，请在那里继续。',
    en: '{file} is uploaded by another program; go on there.',
  },
  'upload.unfinished-until': { zh: '保留到 {date}', en: 'Kept until {date}' },
  'upload.unfinished-choose': { zh: '选择文件继续', en: 'Pick the file' },
  'upload.unfinished-other': {
    zh: '这不是同一个文件：需要 {file}（{size}），选中的是 {picked}（{pickedSize}）。',
    en: 'This is another file: {file} ({size}) is needed, {picked} ({pickedSize}) was picked.',
  },
  'upload.give-up': { zh: '放弃', en: 'Give up' },
  'upload.give-up-title': { zh: '放弃这次上传？', en: 'Give this upload up?' },
  'upload.give-up-text': {
    zh: '《{title}》已传的 {percent} 会从服务器上删除，不能恢复。',
    en: 'The {percent} of “{title}” that have arrived are removed from the server for good.',
  },
  'upload.give-up-keep': { zh: '保留', en: 'Keep it' },
  'upload.given-up': {
    zh: '已放弃《{title}》的上传。',
    en: 'The upload of “{title}” is given up.',
  },
  'upload.finished-elsewhere': {
    zh: '《{title}》已经在别处传完了，没有删除。',
    en: '“{title}” has been finished elsewhere meanwhile; nothing was removed.',
  },

  'upload.say.arrived': { zh: '“{file}”已传完。', en: '“{file}” has arrived.' },
  'upload.say.state': { zh: '“{file}”：{words}', en: '“{file}”: {words}' },

  'upload.after-title': { zh: '本次上传的课程', en: 'Lessons of this upload' },
  'upload.after-text': {
    zh: '可以离开此页，处理会在后台继续。',
    en: 'You may leave this page; processing goes on.',
  },
  'upload.duplicate': {
    zh: '这个文件您以前交过，内容完全相同。',
    en: 'You handed in this very file before.',
  },
  'upload.duplicate-link': { zh: '看以前那节课', en: 'See the earlier lesson' },
  'upload.state.uploading': { zh: '正在上传', en: 'Uploading' },
  'upload.state.queued': { zh: '已收到，正在排队等待处理', en: 'Received, waiting for its turn' },
  'upload.state.processing': { zh: '正在转码和评分', en: 'Being encoded and scored' },
  'upload.state.playable': {
    zh: '已可观看，评分还在进行',
    en: 'Ready to watch, still being scored',
  },
  'upload.state.ready': { zh: '处理完成', en: 'Done' },
  'upload.state.failed': { zh: '未能处理', en: 'Could not be used' },
  'upload.state.cancelled': { zh: '已取消', en: 'Cancelled' },
} as const satisfies Words;
