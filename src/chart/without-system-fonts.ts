/**
 * Imported before the canvas, which reads this when it is loaded: pictures are the same on every machine only where none of
 * the machine's own fonts is used.
 */
process.env['DISABLE_SYSTEM_FONTS_LOAD'] = '1';
