import { defineConfig } from 'vite';

/** Routes that the web process answers; `vite dev` hands them on to a running Youke. */
const SERVER = 'http://127.0.0.1:8080';

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    // School machines: browsers on Chromium 100 are still common there.
    target: ['chrome100', 'edge100', 'firefox102', 'safari15.4'],
    // The strict content policy allows no data: scripts, and small assets gain nothing inline.
    assetsInlineLimit: 0,
    // hls.js alone is over half a megabyte before compression; it loads on the watch page only.
    chunkSizeWarningLimit: 700,
  },
  server: {
    proxy: { '/api': SERVER, '/uploads': SERVER, '/media': SERVER },
  },
});
