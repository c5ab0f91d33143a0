/** Loaded before the program (`--import`): its clock starts on the day of the pictures. */
const Real = Date;
const shift = Real.parse('2025-09-10T07:30:00') - Real.now();
const now = (): number => Real.now() + shift;

globalThis.Date = new Proxy(Real, {
  construct: (target, values) => Reflect.construct(target, values.length === 0 ? [now()] : values),
  get: (target, key) => (key === 'now' ? now : Reflect.get(target, key)),
});
