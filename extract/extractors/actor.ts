import type { Actor } from '../actors/actor.ts';
import { recogniseActors } from '../actors/recognise-actors.ts';
import { defineExtractor } from '../extractor.ts';

export type { Actor, ActorType } from '../actors/actor.ts';

export default defineExtractor<'actor', Actor>({
  kind: 'actor',
  version: 7,
  describe: 'Who acts or is acted on, by name: "China", "Beijing", "Ministry of Commerce", "Howard Lutnick", "JL MAG Rare-Earth".',

  *extract(document) {
    for (const { start, end, rule, name, type } of recogniseActors(document)) yield { rule, start, end, name, type };
  },
});
