/** What stands in a proposed recipe where only a person knows: the publisher, the unit. */
export const TO_NAME = 'to be named';
