/** Arguments of a redis-server that is ours alone: reached by its socket, durable, never dropping a job. */
export function redisArgv(paths: Readonly<{ folder: string; socket: string }>): readonly string[] {
  return [
    // No TCP port at all: nobody else on the machine can reach it.
    ...['--port', '0'],
    ...['--unixsocket', paths.socket],
    ...['--unixsocketperm', '700'],
    ...['--dir', paths.folder],
    // Every write is logged and synced within a second; what is lost is made again from the catalog.
    ...['--appendonly', 'yes'],
    ...['--appendfsync', 'everysec'],
    // The log alone is the truth: no second kind of file.
    ...['--save', ''],
    // BullMQ breaks when keys vanish.
    ...['--maxmemory-policy', 'noeviction'],
    ...['--daemonize', 'no'],
    // Its own log goes to its stdout, and from there into ours.
    ...['--logfile', ''],
  ];
}
