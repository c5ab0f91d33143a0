import { PLATFORMS, type Platform, type PlatformName } from './platform.ts';

/** Something that a person can do, and how it is seen to be done. */
export interface Feature {
  readonly id: string;
  /** As the table says it. */
  readonly says: string;
  /** Whether it was seen to be done. What the platform has no form for throws or answers `false`. */
  readonly probe: (platform: Platform) => Promise<boolean>;
}

/** Why a feature is not there: by its id and platform. */
export type Gaps = Readonly<Record<string, Partial<Readonly<Record<PlatformName, string>>>>>;

/** How one feature stands on one platform. */
export interface Verdict {
  readonly feature: string;
  readonly platform: PlatformName;
  readonly works: boolean;
  /** What went wrong, in words. */
  readonly trouble?: string;
}

/** Does it once. A probe that throws did not see what it looked for. */
export async function tryFeature({ id, probe }: Feature, platform: Platform): Promise<Verdict> {
  const { name } = platform;
  try {
    return { feature: id, platform: name, works: await probe(platform) };
  } catch (error) {
    return {
      feature: id,
      platform: name,
      works: false,
      trouble: error instanceof Error ? error.message : String(error),
    };
  }
}

/** What is wrong with the table: missing and not declared, or declared and there all the same. */
export function faultsIn(features: readonly Feature[], verdicts: readonly Verdict[], gaps: Gaps): readonly string[] {
  const unknown = Object.keys(gaps).filter((id) => !features.some((feature) => feature.id === id));
  const faults = features.flatMap(({ id }) =>
    PLATFORMS.flatMap((platform) => {
      const verdict = verdicts.find((each) => each.feature === id && each.platform === platform);
      const declared = gaps[id]?.[platform];
      if (verdict === undefined) return [`${id} was not tried on ${platform}`];
      if (verdict.works) return declared === undefined ? [] : [`${id} works on ${platform}, and is declared missing`];
      return declared === undefined ? [`${id} is missing on ${platform}: ${verdict.trouble ?? 'not seen'}`] : [];
    }),
  );
  return [...faults, ...unknown.map((id) => `${id} is declared, and is no feature`)];
}

/** The table as the README has it. */
export function tableOf(features: readonly Feature[], gaps: Gaps): string {
  const rows = features.map(({ id, says }) => {
    const cells = PLATFORMS.map((platform) => gaps[id]?.[platform] ?? 'yes');
    return `| ${[says, ...cells].join(' | ')} |`;
  });
  return [`| what | ${PLATFORMS.join(' | ')} |`, `| --- | ${PLATFORMS.map(() => '---').join(' | ')} |`, ...rows].join(
    '\n',
  );
}
