/** What the file dialog offers. Some cameras' formats have no media type that browsers know. */
export const VIDEO_TYPES: readonly string[] = [
  'video/*',
  ...['mp4', 'm4v', 'mov', 'mkv', 'webm', 'avi', 'wmv', 'asf', 'flv', 'f4v'],
  ...['mpg', 'mpeg', 'vob', 'ts', 'mts', 'm2ts', 'mxf', 'dv', '3gp', 'ogv', 'rm', 'rmvb'],
].map((type) => (type.includes('/') ? type : `.${type}`));
