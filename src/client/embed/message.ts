/** The message by which a card reports its height: the protocol that the page for publishers documents. */
export interface HeightMessage {
  /** The version of the protocol. */
  plumbline: 1;
  /** The claim in the card's address: a slug, or for a strip the list of them. */
  claim: string;
  /** In CSS pixels. */
  height: number;
  /** The title of the card, which names the frame for those who do not see it. */
  title: string;
}

/** Whether something is such a message; further properties are ignored. */
export function isHeightMessage(data: unknown): data is HeightMessage {
  return (
    typeof data === 'object' &&
    data !== null &&
    'plumbline' in data &&
    data.plumbline === 1 &&
    'height' in data &&
    typeof data.height === 'number' &&
    data.height > 0
  );
}
