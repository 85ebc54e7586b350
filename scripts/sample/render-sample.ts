import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import sharp from 'sharp';
import { classroomSvg } from './classroom-svg.ts';
import { runProgram } from './run-program.ts';
import { sampleArgv } from './sample-argv.ts';
import { SAMPLE_SHOTS } from './sample-shots.ts';
import { figureSlideSvg, type SlideLanguage, sumSlideSvg } from './slide-svg.ts';
import { speak } from './speak.ts';
import { teacherArmSvg, teacherBodySvg } from './teacher-svg.ts';

/** Makes the sample lesson in a folder of the caller's, about 40 seconds of 720p; resolves to the file. */
export async function renderSample(folder: string): Promise<string> {
  const language = drawnLanguage();
  const draw = async (name: string, svg: string): Promise<string> => {
    const file = join(folder, `${name}.png`);
    await sharp(Buffer.from(svg)).png().toFile(file);
    return file;
  };
  const parts = {
    scenes: {
      'slide-figure': await draw('slide-figure', figureSlideSvg(language)),
      'slide-sum': await draw('slide-sum', sumSlideSvg(language)),
      classroom: await draw('classroom', classroomSvg(language)),
    },
    body: await draw('body', teacherBodySvg()),
    arm: await draw('arm', teacherArmSvg()),
    speech: await speak(SAMPLE_SHOTS, folder),
    output: join(folder, 'youke-sample.mp4'),
  };
  await runProgram('ffmpeg', sampleArgv(SAMPLE_SHOTS, parts));
  return parts.output;
}

/** Without a Chinese font every character would be drawn as an empty box. */
function drawnLanguage(): SlideLanguage {
  const fonts = spawnSync('fc-list', [':lang=zh', 'family'], { encoding: 'utf8' });
  return fonts.status === 0 && fonts.stdout.trim() !== '' ? 'zh' : 'en';
}
