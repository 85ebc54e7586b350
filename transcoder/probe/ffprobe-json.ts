/** The parts of ffprobe's JSON that we read; anything may be missing. */
export type FfprobeJson = Readonly<{
  format?: Readonly<{
    format_name?: string;
    start_time?: string;
    duration?: string;
    bit_rate?: string;
  }>;
  streams?: readonly FfprobeStream[];
  frames?: readonly Readonly<{ stream_index?: number; interlaced_frame?: number }>[];
}>;

export type FfprobeStream = Readonly<{
  index: number;
  codec_type?: string;
  codec_name?: string;
  profile?: string;
  level?: number;
  start_time?: string;
  pix_fmt?: string;
  bits_per_raw_sample?: string;
  width?: number;
  height?: number;
  sample_aspect_ratio?: string;
  field_order?: string;
  color_transfer?: string;
  color_space?: string;
  color_primaries?: string;
  color_range?: string;
  r_frame_rate?: string;
  avg_frame_rate?: string;
  nb_frames?: string;
  has_b_frames?: number;
  duration?: string;
  bit_rate?: string;
  sample_rate?: string;
  channels?: number;
  disposition?: Readonly<{ default?: number; attached_pic?: number }>;
  tags?: Readonly<Record<string, string>>;
  side_data_list?: readonly Readonly<{ rotation?: number }>[];
}>;
