import { Counter, Gauge, type Registry } from 'prom-client';
import type { Admission } from '../uploads/admission/admission.ts';
import type { UploadMeter } from '../uploads/upload-meter.ts';

export type UploadMetricsDeps = Readonly<{
  meter: UploadMeter;
  admission: Pick<Admission, 'reservedBytes' | 'openUploads'>;
}>;

/** What Prometheus is told of uploads; the answer brings all of it up to date. */
export function createUploadMetrics(
  { meter, admission }: UploadMetricsDeps,
  registers: Registry[],
): () => void {
  const gauge = (name: string, help: string) => new Gauge({ name, help, registers });
  const counter = (name: string, help: string) => new Counter({ name, help, registers });

  const active = gauge('youke_uploads_active', 'Uploads of which bytes arrive now');
  const open = gauge('youke_uploads_open', 'Unfinished uploads that were heard of lately');
  const reserved = gauge('youke_upload_reserved_bytes', 'Bytes that unfinished uploads may bring');
  const bytes = counter('youke_upload_bytes_total', 'Bytes of uploads received by this process');
  const resumes = counter('youke_upload_resumes_total', 'Clients that came back to an upload');
  const mismatches = counter(
    'youke_upload_checksum_failures_total',
    'Requests whose bytes did not match their checksum',
  );
  const takeovers = counter(
    'youke_upload_lock_takeovers_total',
    'Connections that lost their upload to a newer one',
  );
  const refusals = new Counter({
    name: 'youke_upload_refusals_total',
    help: 'Requests of uploads that were refused, by the code of the problem',
    labelNames: ['reason'],
    registers,
  });

  return () => {
    const figures = meter.read();
    active.set(figures.active);
    open.set(admission.openUploads());
    reserved.set(admission.reservedBytes());
    setTo(bytes, figures.totalBytes);
    setTo(resumes, figures.resumes);
    setTo(mismatches, figures.checksumFailures);
    setTo(takeovers, figures.takeovers);
    refusals.reset();
    for (const [reason, count] of figures.refusals) refusals.inc({ reason }, count);
  };
}

function setTo(counter: Counter, value: number): void {
  counter.reset();
  counter.inc(value);
}
