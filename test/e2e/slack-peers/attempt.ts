/** Makes a journey, and says how it went. @returns whether it led there. */
export async function attempt(name: string, journey: () => Promise<void>): Promise<boolean> {
  try {
    await journey();
    console.log(`passed  ${name}`);
    return true;
  } catch (error) {
    console.log(`FAILED  ${name}: ${error instanceof Error ? error.message : String(error)}`);
    return false;
  }
}

/** Passed, and of how many. */
export type Tally = readonly [number, number];
