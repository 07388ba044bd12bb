/** The words by which figures of articles are told apart, as parts of patterns over words in small letters. */

/** Verbs of going up and down, in all their forms. */
export const RISE =
  'rose|rise|rises|rising|risen|increase|increased|increases|increasing|up|grew|grow|grows|growing|grown|climb|climbed|climbs|climbing|jump|jumped|jumps|jumping|soar|soared|soars|soaring|surge|surged|surges|surging|gain|gained|gains|gaining|expand|expanded|expands|expanding|swelled|spiked|leapt|rocketed|ballooned|rebounded|rallied|advanced|edged up|ticked up|inched up|accelerated|widened|raised|raise|raising|boosted|boost|added|adding|strengthened|appreciated|improved|higher';
export const FALL =
  'fell|fall|falls|falling|fallen|drop|dropped|drops|dropping|decrease|decreased|decreases|decreasing|decline|declined|declines|declining|down|cut|cuts|cutting|reduce|reduced|reduces|reducing|shrink|shrank|shrunk|shrinks|shrinking|slash|slashed|slashing|slump|slumped|slumps|slumping|tumbled|tumble|sank|sunk|plunge|plunged|plunges|plunging|plummeted|plummeting|dipped|dips|dip|slid|slipped|eased|contract|contracted|contracts|contracting|lost|lose|loses|losing|shed|weakened|depreciated|narrowed|lowered|lower|crashed|collapsed|dived|retreated|slowed|backwards';

/** Nouns of change, which stand after their figure or before "of". */
export const CHANGE_NOUN =
  'increase|increases|rise|rises|growth|expansion|hike|jump|surge|boost|cut|cuts|fall|falls|drop|drops|decrease|decline|reduction|reductions|loss|gain|gains|contraction|slump|slide|plunge|dip|uptick|spike|improvement|shrinkage|pickup|rebound|slowdown|uplift|pay rise|discount';

/** Words that may stand between a verb of change and its figure. */
export const FILLER =
  'by|of|just|only|a|an|the|another|further|additional|extra|some|mere|whopping|massive|staggering|net|total|real|modest|sharp|record|seasonally|adjusted|annual|annualised|annualized|estimated|combined|average|an average|again|sharply|steadily|dramatically|slightly|significantly|substantially|rapidly|steeply|faster|roughly|even|to be|as|back';

/** Verbs by which a body does something that it can promise. */
export const ACTS =
  'recruit|hire|employ|build|rebuild|deliver|create|provide|invest|spend|fund|extend|give|put|train|open|plant|cut|reduce|increase|raise|lift|add|bring|introduce|offer|allocate|commit|secure|double|halve|treble|triple|end|support|save|pay|install|buy|purchase|donate|contribute|set aside|restore|replace|expand|boost|make|take|move|help|grant|resettle|accept|generate|eliminate|slash|pump|pour|roll out|abolish|lower|resurface|hand|inject|achieve|reach|meet|return|fill|send|house|free up|upgrade|establish|launch|roll';

/** Nouns and verbs of promises. */
export const PROMISES =
  'promise|promises|promised|promising|pledge|pledges|pledged|pledging|vow|vows|vowed|vowing|commit|commits|committed|committing|commitment|commitments|guarantee|guaranteed|guarantees|manifesto|undertaking|undertook';

/** Words that say that something is aimed at. */
export const AIMS =
  'aim to|aims to|aiming to|aimed to|plan to|plans to|planned to|planning to|intend to|intends to|intended to|ambition to|hopes to|hope to|hoping to|target to|want to|wants to|goal to|seeks to|proposes to|proposed to|plans for|aim of|goal of|ambition of|plan of|target of|a plan for|mission to|due to|agreed to|scheduled to|supposed to';

/** Words of what is to come, without anybody's promise. */
export const TO_COME =
  "will|would|won't|shall|'ll|it'll|they'll|we'll|forecast|forecasts|forecasting|forecasted|projected|projects|projecting|projection|projections|predict|predicts|predicted|predicting|prediction|expected to|(?<!than )expected|expects|expecting|expect|expectations|anticipates|anticipated|anticipate|set to|likely to|going to|on course to|on track to|due to|could|may|might|tipped to|by next year|foresees|foresee|budgeting for|should (?=end|reach|rise|fall|grow|hit|close|come|exceed)|plans|planned|proposed|proposals|growth estimates?|growth outlook|sees the economy|sees growth|sees inflation|see growth";

/** Words that say what has to be done. */
export const MUST =
  'need to|needs to|needed to|must|have to|has to|had to|would need|will need|require|requires|required|needs|needed';

/** Words by which a figure stands in comparison with another time. */
export const PAST_TIME =
  '(?:two|three|four|five|six|nine|ten|twelve|#) (?:years|months|weeks|quarters|decades) (?:ago|earlier|before|previously|prior)|@|in @|on @|in the|last year|a year|the year|years|months|the previous|previous|the same|before|in the|when|now|today|currently|at the|ever|they|we|it|pre-pandemic|a month|a quarter|last month|the month|a decade|the quarter|the prior|prior';
