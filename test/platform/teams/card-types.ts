/** What the schema of `card-schema.ts` is generated from: Microsoft's own types of a card, charts included. */
export type { IAdaptiveCard } from '@microsoft/teams.cards';
