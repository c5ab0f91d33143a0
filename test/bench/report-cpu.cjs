// Loaded before anything else in a measured process: says on descriptor 3 how much CPU time the process took, in microseconds.
const { writeSync } = require('node:fs');

process.on('exit', () => {
  const { user, system } = process.cpuUsage();
  writeSync(3, String(user + system));
});
