/** Dates and times with zones: the platform's own `Temporal` where it has one (Node 26), else the polyfill's. The one place that names it. */
export { Temporal } from 'temporal-polyfill';
