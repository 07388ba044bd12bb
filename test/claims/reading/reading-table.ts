/**
 * Sentences and what is read from them. A figure is written as hedge, value, unit and role; a deadline as
 * "by" and its day; kinds in the order in which they are proposed.
 */
export interface Row {
  quote: string;
  figures: readonly string[];
  dates?: readonly string[];
  kinds: readonly string[];
  /** What is left to the editor, with the reason. */
  unclear?: readonly string[];
}

/** From the press, from official reports and from the sources of the starter ledger, word for word. */
export const PRINTED: readonly Row[] = [
  {
    quote:
      'new recruits with no experience will start on £19,000, compared with the current figure of £23,259',
    figures: ['bare 19000 GBP', 'bare 23259 GBP'],
    kinds: ['level'],
  },
  {
    quote: 'the top point of £36,519',
    figures: ['bare 36519 GBP'],
    kinds: ['level'],
  },
  {
    quote: 'should be raised to pay point 0 - £23,556 with effect from 1 September 2022',
    figures: ['bare 23556 GBP'],
    dates: ['2022-09-01'],
    kinds: ['level'],
  },
  {
    quote:
      'a consolidated increase of £1,900 to all police officer pay points for all ranks from 1 September 2022, equivalent to 5% overall',
    figures: ['bare 1900 GBP', 'bare 5 %'],
    dates: ['2022-09-01'],
    kinds: ['change', 'level'],
  },
  {
    quote: 'bringing starting salaries up to £28,551',
    figures: ['bare 28551 GBP'],
    kinds: ['level'],
  },
  {
    quote: 'This equates to a total real-terms fall of 17% over the period, or 0.8 per cent per year',
    figures: ['bare 17 %', 'bare 0.8 % per year'],
    kinds: ['real-terms-change', 'percent-change'],
  },
  {
    quote: 'a real-terms reduction of 26%',
    figures: ['bare 26 %'],
    kinds: ['real-terms-change', 'percent-change'],
  },
  {
    quote: 'GDP is now believed to have been 0.6pc above pre-pandemic in the final three months of 2021',
    figures: ['bare 0.6 %'],
    dates: ['2021-10-01/2021-12-31'],
    kinds: ['percent-change', 'level'],
  },
  {
    quote: 'back on 31 March 2001, there were 25,430 officers in the Met',
    figures: ['bare 25430 officers'],
    dates: ['2001-03-31'],
    kinds: ['level'],
  },
  {
    quote: 'This rose to 31,398 by the end of the 2007/08 financial year',
    figures: ['bare 31398'],
    dates: ['2007-04-01/2008-03-31'],
    kinds: ['level'],
  },
  {
    quote: 'before falling back to 32,370 in 2010/11',
    figures: ['bare 32370'],
    kinds: ['level'],
  },
  {
    quote:
      'Scotland Yard had 30,085 officers in December - the lowest level since spring 2004 ... lost 3,062 officers since May 2010',
    figures: ['bare 30085 officers', 'bare 3062 officers'],
    dates: ['2010-05-01/2010-05-31'],
    kinds: ['superlative', 'change', 'level'],
  },
  {
    quote: 'At the end of February 2019, the Metropolitan Police Service (MPS) had 29,869 officers',
    figures: ['bare 29869 officers'],
    dates: ['2019-02-28'],
    kinds: ['level'],
  },
  {
    quote:
      'As of October 31, the Metropolitan Police Service employed a total of 33,116 officers, the highest number since July 2010, when there were 32,995 officers',
    figures: ['bare 33116 officers', 'bare 32995 officers'],
    dates: ['2010-07-01/2010-07-31'],
    kinds: ['superlative', 'level'],
  },
  {
    quote: 'the highest number since July 2010, when there were 32,995 officers',
    figures: ['bare 32995 officers'],
    dates: ['2010-07-01/2010-07-31'],
    kinds: ['superlative', 'level'],
  },
  {
    quote:
      'On the 31st March 2023, the most recent Home Office dataset, the Met had a grand total of 34,899 officers',
    figures: ['bare 34899 officers'],
    dates: ['2023-03-31'],
    kinds: ['level'],
  },
  {
    quote: 'end of July 2023, and shows the Met as having a grand total of 34,362 officers',
    figures: ['bare 34362 officers'],
    dates: ['2023-07-31'],
    kinds: ['level'],
  },
  {
    quote:
      'The force finished 2023/24 with 34,017 officers, a reduction of 423 from the start of that period',
    figures: ['bare 34017 officers', 'bare 423'],
    kinds: ['change', 'level'],
  },
  {
    quote: 'predicts a further fall to 32,750 officers by the end of the financial year',
    figures: ['bare 32750 officers'],
    kinds: ['forecast', 'level'],
  },
  {
    quote: 'the Met reported a net fall of 1,461 officers, or a decrease of 4.3%',
    figures: ['bare 1461 officers', 'bare 4.3 %'],
    kinds: ['change', 'percent-change', 'level'],
  },
  {
    quote:
      'By March 2025, there will be 310 police officers per 100,000 Londoners. In March 2012, this was at 350 ... from 342 ... to 330 in March this year',
    figures: [
      'bare 310 officers per 100,000 Londoners',
      'bare 100000 Londoners (base)',
      'bare 350',
      'bare 342',
      'bare 330',
    ],
    dates: ['by 2025-03-31', '2012-03-01/2012-03-31'],
    kinds: ['ratio', 'forecast', 'promise'],
  },
  {
    quote:
      'Labour will hire an extra 13,000 police officers ... would recruit more police officers, PCSOs and special constables',
    figures: ['bare 13000 officers'],
    kinds: ['promise', 'level'],
  },
  {
    quote:
      "Labour's pledge to recruit 13,000 new neighbourhood officers, which was first announced last year, includes 4,000 more Police Community Support Officers (PCSOs)",
    figures: ['bare 13000 neighbourhood officers', 'bare 4000 Police Community Support Officers'],
    kinds: ['promise', 'level'],
  },
  {
    quote: 'said the £360 million cost would be met through shared procurement and efficiencies',
    figures: ['bare 360 GBP million'],
    kinds: ['level'],
  },
  {
    quote:
      'Labour will introduce a new Neighbourhood Policing Guarantee, restoring patrols to our town centres by recruiting thousands of new police officers, police and community support officers [PCSOs], and special constables.',
    figures: [],
    kinds: ['promise'],
  },
  {
    quote:
      'only 3,000 of those would be newly recruited officers. Another 3,000 would be generated by reshuffling the existing workforce. And a further 7,000 would come from recruiting [PCSOs] and volunteer special constables',
    figures: ['bare 3000', 'bare 3000', 'bare 7000'],
    kinds: ['level'],
  },
  {
    quote: 'agreed to deliver 2,972 FTE neighbourhood policing personnel by the end of year one',
    figures: ['bare 2972 neighbourhood policing personnel'],
    kinds: ['promise', 'level'],
  },
  {
    quote: 'This figure on this date was 17,175 (made up of 11,104 FTE police officers and 6,071 FTE PCSOs)',
    figures: ['bare 17175', 'bare 11104 officers', 'bare 6071 PCSOs'],
    kinds: ['sum', 'level'],
  },
  {
    quote:
      'the number of FTE police personnel in NHP roles must be at least 30,175 by the end of this parliament',
    figures: ['at-least 30175'],
    kinds: ['level'],
  },
  {
    quote:
      'The number was originally estimated to be 19,634 last July, before a data validation exercise uncovered errors',
    figures: ['bare 19634'],
    kinds: ['level'],
  },
  {
    quote: 'There are 17,175 officers in neighbourhood roles, up from 16,961 last year',
    figures: ['bare 17175 officers', 'bare 16961'],
    kinds: ['level'],
  },
  {
    quote:
      'This resulted in an overall downwards revision of 2,611 compared to the figures published last year',
    figures: ['bare 2611'],
    kinds: ['change', 'level'],
  },
  {
    quote: 'the delivery of an additional 1,750 neighbourhood policing personnel by 31 March 2027',
    figures: ['bare 1750 neighbourhood policing personnel'],
    dates: ['by 2027-03-31'],
    kinds: ['level'],
  },
  {
    quote:
      'the number of officers assigned to neighbourhood roles has fallen by more than 7,000 to 16,577 in England and Wales since 2015',
    figures: ['over 7000', 'bare 16577'],
    dates: ['2015-01-01/2015-12-31'],
    kinds: ['change', 'level'],
  },
  {
    quote:
      'just 12% of full-time police officers are designated as in neighbourhood roles - down from 19% in 2015',
    figures: ['bare 12 %', 'bare 19 %'],
    dates: ['2015-01-01/2015-12-31'],
    kinds: ['share'],
  },
  {
    quote:
      'while there are currently around 245 full police officers for every 100,000 people in England and Wales, that number will fall to 237 by 2029 under the current government plans',
    figures: ['about 245 officers per 100,000 people', 'bare 100000 people (base)', 'bare 237'],
    dates: ['by 2029-12-31'],
    kinds: ['ratio', 'forecast', 'level'],
  },
  {
    quote: 'This brings the total number of officers up to 4,618 by the end of March 2022',
    figures: ['bare 4618'],
    dates: ['by 2022-03-31'],
    kinds: ['level'],
  },
  {
    quote: 'The Thames Valley force grew from 4,534 officers in 2022 to 4,957 in 2023',
    figures: ['bare 4534 officers', 'bare 4957'],
    dates: ['2022-01-01/2022-12-31', '2023-01-01/2023-12-31'],
    kinds: ['level'],
  },
  {
    quote:
      'In September there were 5,088 officers in the force, a slight increase from 4,996 in the previous year',
    figures: ['bare 5088 officers', 'bare 4996'],
    kinds: ['level'],
  },
  {
    quote: "Thames Valley's officer numbers actually fell by 29 over the past year",
    figures: ['bare 29'],
    kinds: ['change', 'level'],
  },
  {
    quote: 'England and Wales total: 6,000',
    figures: ['bare 6000'],
    kinds: ['level'],
  },
  {
    quote: 'The Metropolitan Police Service will receive the largest allocation - 1,369 officers',
    figures: ['bare 1369 officers'],
    kinds: ['level'],
  },
  {
    quote: 'only received 1,369 last year, with a further 1,370 due this year',
    figures: ['bare 1369', 'bare 1370'],
    kinds: ['level'],
  },
  {
    quote:
      'The force was allocated 4,557 officers via Operation Uplift, but it only managed to recruit 3,468 - a shortfall of 1,089.',
    figures: ['bare 4557 officers', 'bare 3468', 'bare 1089'],
    kinds: ['shortfall', 'level'],
  },
  {
    quote: 'having missed its target of 4,557 by 1,089 (23.9%)',
    figures: ['bare 4557', 'bare 1089', 'bare 23.9 %'],
    kinds: ['shortfall', 'on-pace', 'promise'],
  },
  {
    quote: 'the Met had recruited 3,109 of the 4,557 officers designated under its allocation by September',
    figures: ['bare 3109', 'bare 4557 officers'],
    kinds: ['level'],
  },
  {
    quote:
      'It was tasked with hiring 4,557 new officers but had provisionally recruited only 3,468 in the period',
    figures: ['bare 4557 officers', 'bare 3468'],
    kinds: ['level'],
  },
  {
    quote: 'We have recruited over the last three years more than 9,000 officers',
    figures: ['bare 3 years (span)', 'over 9000 officers'],
    kinds: ['level'],
  },
  {
    quote:
      'it "lost" £30.8m in Home Office grant funding in 2022-23 earmarked for the scheme, according to newly-filed accounts',
    figures: ['bare 30.8 GBP million'],
    kinds: ['level'],
  },
  {
    quote: 'the Home Office has allocated funding for the Met to employ 35,415 full-time equivalent officers',
    figures: ['bare 35415 officers'],
    kinds: ['level'],
  },
  {
    quote: 'The 269 extra police officers for Thames Valley',
    figures: ['bare 269 officers'],
    kinds: ['level'],
  },
  {
    quote:
      'to date (figures as at 31 December 2021) we have recruited 229 officers towards our Uplift target',
    figures: ['bare 229 officers'],
    dates: ['2021-12-31'],
    kinds: ['level'],
  },
  {
    quote:
      '368 police officers have been recruited in Thames Valley since September 2019 as part of the national Uplift Programme',
    figures: ['bare 368 officers'],
    dates: ['2019-09-01/2019-09-30'],
    kinds: ['level'],
  },
  {
    quote: 'Thames Valley recruited 784 new officers against a target of 609 (also 29% over)',
    figures: ['bare 784 officers', 'bare 609', 'bare 29 %'],
    kinds: ['promise', 'level'],
  },
  {
    quote: 'an additional 183 police officers for the region in 2020-21',
    figures: ['bare 183 officers'],
    kinds: ['level'],
  },
  {
    quote: 'Thames Valley has lost 116 trainees - 16% of its programme',
    figures: ['bare 116 trainees', 'bare 16 %'],
    kinds: ['change', 'share', 'level'],
  },
  {
    quote:
      'The Met has seen 528 officers leave before completing probation, 7.9% of total recruits to the force',
    figures: ['bare 528 officers', 'bare 7.9 %'],
    kinds: ['share', 'level'],
  },
  {
    quote:
      'North Yorkshire had recruited 251 new officers as of March 2023 against a target of 194 (29% over)',
    figures: ['bare 251 officers', 'bare 194', 'bare 29 %'],
    dates: ['2023-03-01/2023-03-31'],
    kinds: ['promise', 'level'],
  },
  {
    quote: 'Devon & Cornwall had a target of 469 and have recruited 600 (28% over)',
    figures: ['bare 469', 'bare 600', 'bare 28 %'],
    kinds: ['promise', 'level'],
  },
  {
    quote: "Northamptonshire's target was 190 and they recruited 237 (25% over)",
    figures: ['bare 190', 'bare 237', 'bare 25 %'],
    kinds: ['level'],
  },
  {
    quote: 'Derbyshire had a target of 283 and recruited 351 (24% over)',
    figures: ['bare 283', 'bare 351', 'bare 24 %'],
    kinds: ['promise', 'level'],
  },
  {
    quote: "Avon & Somerset's target was 456 and they recruited 558 (22% over)",
    figures: ['bare 456', 'bare 558', 'bare 22 %'],
    kinds: ['level'],
  },
  {
    quote: 'Norfolk had a target of 224 and recruited 269 (20% over)',
    figures: ['bare 224', 'bare 269', 'bare 20 %'],
    kinds: ['promise', 'level'],
  },
  {
    quote:
      'The baseline against which progress will be measured is 128,591 ... as at 31 March 2020, 3,005 additional officers had been recruited towards the target ... total of 131,596 officers',
    figures: ['bare 128591', 'bare 3005 officers', 'bare 131596 officers'],
    dates: ['2020-03-31'],
    kinds: ['level'],
  },
  {
    quote:
      'The overall provisional headcount of officers in England and Wales is now 133,131 ... This includes 4,336 hired as part of the 20,000 pledge',
    figures: ['bare 133131', 'bare 4336', 'bare 20000'],
    kinds: ['promise', 'level'],
  },
  {
    quote: '5,824 extra officers have joined forces across England and Wales to the end of September 2020',
    figures: ['bare 5824 officers'],
    dates: ['2020-09-30'],
    kinds: ['level'],
  },
  {
    quote:
      '135,248 officers ... increase of 6,814 officers on the adjusted baseline of 128,434 ... 6,620 had been recruited from funding for the Police Uplift programme ... a further 194 ... through other funding streams',
    figures: ['bare 135248 officers', 'bare 6814 officers', 'bare 128434', 'bare 6620', 'bare 194'],
    kinds: ['change', 'level'],
  },
  {
    quote: 'the number of officers actually fell by 413 in December',
    figures: ['bare 413'],
    kinds: ['change', 'level'],
  },
  {
    quote: 'As at March 2022 there are 142,526 police officers who will receive this consolidated increase.',
    figures: ['bare 142526 officers'],
    dates: ['2022-03-01/2022-03-31'],
    kinds: ['level'],
  },
  {
    quote: 'with 13,500 additional officers recruited by the end of March 2022',
    figures: ['bare 13500 officers'],
    dates: ['by 2022-03-31'],
    kinds: ['level'],
  },
  {
    quote: 'the current workforce headcount stands at 142,759 officers, and the Uplift figure at 13,790',
    figures: ['bare 142759 officers', 'bare 13790'],
    kinds: ['level'],
  },
  {
    quote: '234 Uplift officers have been recruited over the past quarter, leaving a target of 6,210 to go',
    figures: ['bare 234 Uplift officers', 'bare 6210'],
    kinds: ['shortfall', 'promise', 'level'],
  },
  {
    quote: 'A further 188 additional officers have been recruited through other funding',
    figures: ['bare 188 officers'],
    kinds: ['level'],
  },
  {
    quote:
      'on a headcount basis, the number of police officers in England and Wales peaked at 149,566 on 31 March 2023',
    figures: ['bare 149566'],
    dates: ['2023-03-31'],
    kinds: ['superlative', 'level'],
  },
  {
    quote:
      'the headcount target for the additional 20,000 police officers was 148,433 (against an adjusted baseline of 128,433)',
    figures: ['bare 20000 officers', 'bare 148433', 'bare 128433'],
    kinds: ['level'],
  },
  {
    quote:
      'the latest figure, as at 30 September 2023 (149,164), is 402 officers fewer than the peak in March 2023',
    figures: ['bare 149164', 'bare 402 officers'],
    dates: ['2023-09-30', '2023-03-01/2023-03-31'],
    kinds: ['change', 'level'],
  },
  {
    quote:
      'the headcount of officers recruited towards the uplift increased by 2,407 compared with February 2023',
    figures: ['bare 2407'],
    dates: ['2023-02-01/2023-02-28'],
    kinds: ['change', 'level'],
  },
  {
    quote: 'the majority of the 4,214 total net increase seen in its final month',
    figures: ['bare 4214'],
    kinds: ['change', 'level'],
  },
  {
    quote: 'Of the 43 territorial police forces in England and Wales, 42 have met or exceeded their target',
    figures: ['bare 43 territorial police forces', 'bare 42'],
    kinds: ['level'],
  },
  {
    quote: 'in order for a further 6,000 officers to be recruited by March 2022',
    figures: ['bare 6000 officers'],
    dates: ['by 2022-03-31'],
    kinds: ['level'],
  },
  {
    quote:
      'plans to recruit an additional 20,000 police officers in England and Wales by the end of March 2023',
    figures: ['bare 20000 officers'],
    dates: ['by 2023-03-31'],
    kinds: ['promise', 'level'],
  },
  {
    quote:
      'It expects to spend £3.6 billion on the Programme up to March 2023, and for the Programme to cost a total of £18.5 billion over the next ten years',
    figures: ['bare 3.6 GBP billion', 'bare 18.5 GBP billion', 'bare 10 years (span)'],
    dates: ['2023-03-01/2023-03-31'],
    kinds: ['promise', 'level'],
  },
  {
    quote:
      'of the 9,814 additional uplift officers, 17 had been deployed to Regional and Organised Crime Units (ROCUs)',
    figures: ['bare 9814 uplift officers', 'bare 17'],
    kinds: ['level'],
  },
  {
    quote: 'at least 1,837 of the officers who joined the program had already quit',
    figures: ['at-least 1837'],
    kinds: ['level'],
  },
  {
    quote: 'average attrition rate ... 9.1% with 2,567 leavers from 28,173 new recruits',
    figures: ['bare 9.1 %', 'bare 2567 leavers', 'bare 28173 recruits'],
    kinds: ['level'],
  },
  {
    quote: '140,228 full-time equivalent (FTE) officers were in post as at 31 March 2022',
    figures: ['bare 140228 officers'],
    dates: ['2022-03-31'],
    kinds: ['level'],
  },
  {
    quote: 'the previous peak of 143,769 FTE police officers in March 2009',
    figures: ['bare 143769 officers'],
    dates: ['2009-03-01/2009-03-31'],
    kinds: ['level'],
  },
  {
    quote: 'up 312 FTE from 147,434 officers [revised]',
    figures: ['bare 312', 'bare 147434 officers'],
    kinds: ['change', 'level'],
  },
  {
    quote: 'the March 2024 peak of 147,745 officers [revised]',
    figures: ['bare 147745 officers'],
    dates: ['2024-03-01/2024-03-31'],
    kinds: ['level'],
  },
  {
    quote: 'as at 31 March 2025 there were 146,442 FTE officers in post in the 43 territorial police forces',
    figures: ['bare 146442 officers', 'bare 43 territorial police forces'],
    dates: ['2025-03-31'],
    kinds: ['level'],
  },
  {
    quote: '147,098 FTE police officers (up 3.5% on 142,146 last year)',
    figures: ['bare 147098 officers', 'bare 3.5 %', 'bare 142146'],
    kinds: ['percent-change', 'level'],
  },
  {
    quote:
      'the number of full-time equivalent (FTE) officers, which stood at 146,868 at the end of September',
    figures: ['bare 146868'],
    kinds: ['level'],
  },
  {
    quote:
      'A total of 145,550 full-time equivalent (FTE) police officers were in post ... at the end of September 2025',
    figures: ['bare 145550 officers'],
    dates: ['2025-09-30'],
    kinds: ['level'],
  },
  {
    quote: 'dropping from 146,030 in March 2010 to 125,094 in March 2018',
    figures: ['bare 146030', 'bare 125094'],
    dates: ['2010-03-01/2010-03-31', '2018-03-01/2018-03-31'],
    kinds: ['level'],
  },
  {
    quote: 'At the end of March 2020, the police officer headcount was 131,576 while the FTE was 129,110',
    figures: ['bare 131576', 'bare 129110'],
    dates: ['2020-03-31'],
    kinds: ['level'],
  },
  {
    quote: 'down 883 from a peak of 149,769 at the end of March 2024',
    figures: ['bare 883', 'bare 149769'],
    dates: ['2024-03-31'],
    kinds: ['change', 'level'],
  },
  {
    quote: 'stood at 148,886 at the end of September 2024',
    figures: ['bare 148886'],
    dates: ['2024-09-30'],
    kinds: ['level'],
  },
  {
    quote:
      'in headcount terms, there were 148,452 officers (headcount), a decrease of 1,316 officers (0.9%) compared to March 2024',
    figures: ['bare 148452 officers', 'bare 1316 officers', 'bare 0.9 %'],
    dates: ['2024-03-01/2024-03-31'],
    kinds: ['change', 'level'],
  },
  {
    quote: '7,651 FTE PCSOs (down 7.4% on 8,263 last year)',
    figures: ['bare 7651 PCSOs', 'bare 7.4 %', 'bare 8263'],
    kinds: ['percent-change', 'level'],
  },
  {
    quote: 'the total paid police workforce ... as at 31 March 2025, was 235,753 full-time equivalent (FTE)',
    figures: ['bare 235753'],
    dates: ['2025-03-31'],
    kinds: ['level'],
  },
  {
    quote: 'as at 31 March 2024, was 236,588 FTE [later revised to 236,229]',
    figures: ['bare 236588', 'bare 236229'],
    dates: ['2024-03-31'],
    kinds: ['level'],
  },
  {
    quote: 'a decrease of 0.2% on the previous year (236,229 FTE)',
    figures: ['bare 0.2 %', 'bare 236229'],
    kinds: ['percent-change', 'level'],
  },
  {
    quote: 'the total workforce ... as at 31 March 2023, was 233,832 FTE',
    figures: ['bare 233832'],
    dates: ['2023-03-31'],
    kinds: ['level'],
  },
  {
    quote: 'from 18,421 in 2011 to 9,174 this year ... peaked at 20,343 in 2012',
    figures: ['bare 18421', 'bare 9174', 'bare 20343'],
    dates: ['2011-01-01/2011-12-31', '2012-01-01/2012-12-31'],
    kinds: ['superlative', 'level'],
  },
  {
    quote: 'the year ending March 2020 when there were 12,883 joiners (excluding transfers)',
    figures: ['bare 12883 joiners'],
    dates: ['2019-04-01/2020-03-31'],
    kinds: ['level'],
  },
  {
    quote: '12,789 new police officers (FTE) joined ... in the year ending March 2022',
    figures: ['bare 12789 officers'],
    dates: ['2021-04-01/2022-03-31'],
    kinds: ['level'],
  },
  {
    quote: 'excluding transfers, 16,328 FTE police officers joined',
    figures: ['bare 16328 officers'],
    kinds: ['level'],
  },
  {
    quote:
      '8,117 (FTE) police officers left ... the highest number of annual leavers since comparable records began',
    figures: ['bare 8117 officers'],
    kinds: ['superlative', 'level'],
  },
  {
    quote:
      'an increase of 13.2% in the number of officers leaving the service (up 1,075 FTE officers from 8,117)',
    figures: ['bare 13.2 %', 'bare 1075 officers', 'bare 8117'],
    kinds: ['percent-change', 'change', 'level'],
  },
  {
    quote: '9,080 police officers (FTE) left England and Wales forces last year',
    figures: ['bare 9080 officers'],
    kinds: ['level'],
  },
  {
    quote:
      'Excluding transfers, 9,347 police officers left the 43 territorial forces in England and Wales in 2022/23',
    figures: ['bare 9347 officers', 'bare 43 territorial forces'],
    kinds: ['level'],
  },
  {
    quote: 'In the year ending 31 March 2024 there were 9,236 police officers leaving',
    figures: ['bare 9236 officers'],
    dates: ['2023-04-01/2024-03-31'],
    kinds: ['level'],
  },
  {
    quote: '4,668 officers left after a voluntary resignation ... up 32% on 3,533 in 2021/22',
    figures: ['bare 4668 officers', 'bare 32 %', 'bare 3533'],
    kinds: ['percent-change', 'level'],
  },
  {
    quote:
      'Police forces recruited 7,526 officers in the 12 months to 31 march 2017 with 8,569 officers leaving',
    figures: ['bare 7526 officers', 'bare 8569 officers'],
    dates: ['2016-04-01/2017-03-31'],
    kinds: ['level'],
  },
  {
    quote: 'between 2003, when there were 155,000 officers, and 2010, when there were just over 171,600',
    figures: ['bare 155000 officers', 'just-over 171600'],
    dates: ['2003-01-01/2003-12-31', '2010-01-01/2010-12-31'],
    kinds: ['level'],
  },
  {
    quote: '2010, when there were just over 171,600',
    figures: ['just-over 171600'],
    dates: ['2010-01-01/2010-12-31'],
    kinds: ['level'],
  },
  {
    quote:
      'At 31 March 2019 there were just over 150,000 police officers operating within the United Kingdom',
    figures: ['just-over 150000 officers'],
    dates: ['2019-03-31'],
    kinds: ['level'],
  },
  {
    quote: 'At 31 March 2020 there were just over 153,000 police officers',
    figures: ['just-over 153000 officers'],
    dates: ['2020-03-31'],
    kinds: ['level'],
  },
  {
    quote:
      'on 31 March 2019, there were 126,326 police officers in England and Wales compared with 125,651 on 31 March 2018',
    figures: ['bare 126326 officers', 'bare 125651'],
    dates: ['2019-03-31', '2018-03-31'],
    kinds: ['level'],
  },
  {
    quote: 'compared with 125,651 on 31 March 2018',
    figures: ['bare 125651'],
    dates: ['2018-03-31'],
    kinds: ['level'],
  },
  {
    quote:
      'on 30 September 2020, there were 135,783 police officers ... (Including Central Service Secondments (CSS) and British Transport Police (BTP))',
    figures: ['bare 135783 officers'],
    dates: ['2020-09-30'],
    kinds: ['level'],
  },
  {
    quote:
      '123,142 ... In addition there were 365 Central Service Secondees and 2,679 British Transport Police officers, bringing the total to 126,186',
    figures: [
      'bare 123142',
      'bare 365 Central Service Secondees',
      'bare 2679 British Transport Police officers',
      'bare 126186',
    ],
    kinds: ['level'],
  },
  {
    quote:
      'There were 143,271 full-time equivalent police officers ... This total includes 1,748 officers seconded',
    figures: ['bare 143271 officers', 'bare 1748 officers'],
    kinds: ['level'],
  },
  {
    quote: 'calculated on the old basis ... was 141,381',
    figures: ['bare 141381'],
    kinds: ['level'],
  },
  {
    quote: 'reaching an estimated 61.8 million people (61,806,682)',
    figures: ['bare 61800000 people', 'bare 61806682'],
    kinds: ['level'],
  },
  {
    quote: 'The size of the population increased by 706,900 (1.2%) from mid-2023',
    figures: ['bare 706900', 'bare 1.2 %'],
    kinds: ['change', 'level'],
  },
  {
    quote:
      'The Met has missed its target of new police recruits under Boris Johnson’s flagship manifesto, the pledge to put 20,000 more officers on the streets, I understand.',
    figures: ['bare 20000 officers'],
    kinds: ['on-pace', 'promise', 'level'],
  },
  {
    quote:
      'The police force had until March 31 to meet quotas for new officers set by the Home Office as part of former prime ministers’ 2019 pledge to restore numbers lost in a decade of austerity cuts.',
    figures: [],
    dates: ['2019-01-01/2019-12-31'],
    kinds: ['promise'],
  },
  {
    quote:
      'The government said it would not confirm the final figures and whether it had reached its overall target by April 26, as the figures are national statistics in accordance with the statistics code of practice.',
    figures: [],
    kinds: [],
  },
  {
    quote:
      'However I understands that the nation’s largest force, the Metropolitan Police Service, fell short of its goal of hiring 4,557 new officers.',
    figures: ['bare 4557 officers'],
    kinds: ['shortfall', 'promise', 'level'],
  },
  {
    quote:
      'When the latest set of statistics came out in late December, the Met was short by more than 1,300 officers, meaning it needed to recruit nearly 450 people a month between January and March.',
    figures: ['over 1300 officers', 'nearly 450 people per month'],
    kinds: ['required-rate', 'shortfall', 'average-rate'],
  },
  {
    quote:
      'Former Prime Minister Boris Johnson has promised to tackle rising crime by bringing in 20,000 new police officers by March 2023 (Picture: Peter Nicholls/PA)',
    figures: ['bare 20000 officers'],
    dates: ['by 2023-03-31'],
    kinds: ['promise', 'level'],
  },
  {
    quote:
      'The Met has not denied that it has not met its target and a spokesperson said: The Met has reached its largest officer strength in its history over 34,000 and recruitment remains a priority for We.',
    figures: ['over 34000'],
    kinds: ['superlative', 'level'],
  },
  {
    quote:
      'Last year, the government told police forces it would withhold part of their funding if individual targets were not met and only be paid in full to those who achieved 100% of their target recruitment.',
    figures: ['bare 100 %'],
    kinds: ['share'],
  },
  {
    quote:
      'A source familiar with the recruitment process said I the police force really, really rushed people with some recruits who offered March 30 start dates despite not having a final interview.',
    figures: [],
    kinds: [],
  },
  {
    quote:
      'Nearly 2,000 officers have resigned and been recruited as part of the government’s manifesto which pledged to increase the size of the force (Picture: Getty Images)',
    figures: ['nearly 2000 officers'],
    kinds: ['promise', 'level'],
  },
  {
    quote:
      'At the end of last year, I revealed how at least 1,800 officers recruited under the police reinforcement program have already quit.',
    figures: ['at-least 1800 officers'],
    kinds: ['level'],
  },
  {
    quote:
      'It is not clear whether the high number of resignations described by the police force as an attrition rate is factored into the government’s goal of adding 20,000 new officers.',
    figures: ['bare 20000 officers'],
    kinds: ['promise', 'level'],
  },
  {
    quote:
      'A Home Office spokesperson said: We are awaiting final data; however, we remain confident that we will have delivered on the government manifesto commitment to recruit an additional 20,000 officers by the end of March 2023.',
    figures: ['bare 20000 officers'],
    dates: ['by 2023-03-31'],
    kinds: ['on-pace', 'promise', 'level'],
  },
  {
    quote:
      'Thousands more police are already on the ground to make our streets safer, and when this program is completed there will be more police in England and Wales than ever before.',
    figures: [],
    kinds: ['superlative'],
  },
  {
    quote:
      "Latest Home Office figures reveal that a massive 3,427 officers still need to be recruited by the end of March in order to meet Boris Johnson's 2019 pledge.",
    figures: ['bare 3427 officers'],
    dates: ['2019-01-01/2019-12-31'],
    kinds: ['shortfall', 'promise', 'level'],
  },
  {
    quote:
      'Last week a watchdog chief warned MPs that bringing in new officers was proving difficult, with coppers having suffered a 20% real-terms pay reduction since 2010, when the Tories came to power.',
    figures: ['bare 20 %'],
    dates: ['2010-01-01/2010-12-31'],
    kinds: ['real-terms-change', 'percent-change'],
  },
  {
    quote:
      'Data from the Home Office shows 16,753 police have joined under the Police Uplift Programme - 16% short of the promised number.',
    figures: ['bare 16753 police', 'bare 16 %'],
    kinds: ['shortfall', 'promise', 'level'],
  },
  {
    quote:
      'In order to do this, the government will need to recruit 1,142 officers per month - having averaged 494 over the past six months.',
    figures: ['bare 1142 officers per month', 'bare 494', 'bare 6 months (span)'],
    kinds: ['required-rate', 'average-rate', 'level'],
  },
  {
    quote:
      'Last week Andy Cooke, Chief Inspector of Constabulary and Fire and Rescue, told MPs that bringing officer numbers back to 2010 levels was "an issue".',
    figures: [],
    dates: ['2010-01-01/2010-12-31'],
    kinds: [],
  },
  {
    quote:
      '"I\'d add on top of that that police officers in real terms have basically had a 20% pay cut in 2010 compared to what they earn now.',
    figures: ['bare 20 %'],
    dates: ['2010-01-01/2010-12-31'],
    kinds: ['real-terms-change', 'percent-change'],
  },
  {
    quote:
      'A House of Commons Library research paper published last month states that in 2010 there were 172,000 police officers across the UK, including Scotland and Northern Ireland.',
    figures: ['bare 172000 officers'],
    dates: ['2010-01-01/2010-12-31'],
    kinds: ['level'],
  },
  {
    quote: 'By last year there were 164,000.',
    figures: ['bare 164000'],
    kinds: ['level'],
  },
  {
    quote:
      'It shows how badly they have managed policing over the last 13 years that more officers are leaving than joining and they are on course to miss their police recruitment target.',
    figures: ['bare 13 years (span)'],
    kinds: ['on-pace', 'comparison'],
  },
  {
    quote:
      '"The next Labour government will rebuild neighbourhood policing with 13,000 new officers and PCSOs to cut crime at source and protect communities."',
    figures: ['bare 13000 officers and PCSOs'],
    kinds: ['promise', 'level'],
  },
  {
    quote:
      'Analysis of Home Office statistics by the local Liberal Democrat group has shown that Thames Valley’s officer numbers actually fell by 29 over the past year.',
    figures: ['bare 29'],
    kinds: ['change', 'level'],
  },
  {
    quote:
      'The Liberal Democrats have slammed the government for failing to keep their promise to communities, adding that there needs to be a return to full and proper community policing.',
    figures: [],
    kinds: ['promise'],
  },
  {
    quote:
      'It will see us recruit an additional 598 officers by March 2023 who will significantly enhance our ability to prevent harm, investigate crime, support victims, bring offenders to justice and make our communities safer."',
    figures: ['bare 598 officers'],
    dates: ['by 2023-03-31'],
    kinds: ['promise', 'level'],
  },
  {
    quote:
      'We are working hard to attract sufficient recruits to meet our 2021/22 targets and currently have over 1,650 applicants at various stages of the recruitment process.',
    figures: ['over 1650 applicants'],
    kinds: ['level'],
  },
  {
    quote:
      'The force told us it that 6.6 percent of its officers left during 2023/24, which is below the for England and Wales average of 7.1 percent.',
    figures: ['bare 6.6 %', 'bare 7.1 %'],
    kinds: ['share'],
  },
  {
    quote:
      'In July 2019, the government announced plans to recruit an additional 20,000 police officers in England and Wales by the end of March 2023.',
    figures: ['bare 20000 officers'],
    dates: ['2019-07-01/2019-07-31', 'by 2023-03-31'],
    kinds: ['promise', 'level'],
  },
  {
    quote:
      'It expects this trend to continue through 2024/25 and predicts a further fall to 32,750 officers by the end of the financial year.',
    figures: ['bare 32750 officers'],
    kinds: ['forecast', 'level'],
  },
];

/** As politicians say it, in British usage. */
export const SPOKEN: readonly Row[] = [
  {
    quote: 'We will build 1.5 million new homes by the end of this Parliament.',
    figures: ['bare 1500000 homes'],
    kinds: ['promise', 'level'],
  },
  {
    quote: 'NHS waiting lists have doubled since 2010.',
    figures: ['or-more 2 times'],
    dates: ['2010-01-01/2010-12-31'],
    kinds: ['ratio'],
  },
  {
    quote: 'Twice as many children are waiting for treatment as in 2019.',
    figures: ['bare 2 times'],
    dates: ['2019-01-01/2019-12-31'],
    kinds: ['ratio'],
  },
  {
    quote: 'One in five people is waiting for treatment.',
    figures: ['bare 20 %'],
    kinds: ['share'],
  },
  {
    quote: 'Nearly one in three hospitals missed the target.',
    figures: ['nearly 33 %'],
    kinds: ['on-pace', 'share'],
  },
  {
    quote: 'A third of all pupils miss school at least once a week.',
    figures: ['about 33 %'],
    kinds: ['share'],
  },
  {
    quote: 'Two thirds of teachers say they will leave.',
    figures: ['about 67 %'],
    kinds: ['share'],
  },
  {
    quote: 'Two-thirds of councils have cut spending.',
    figures: ['about 67 %'],
    kinds: ['share'],
  },
  {
    quote: 'Half of all patients wait more than 18 weeks.',
    figures: ['bare 50 %', 'over 18 weeks'],
    kinds: ['share', 'level'],
  },
  {
    quote: 'More than half of nurses work unpaid overtime.',
    figures: ['over 50 %'],
    kinds: ['share'],
  },
  {
    quote: 'Three quarters of the money has been spent.',
    figures: ['bare 75 %'],
    kinds: ['share'],
  },
  {
    quote: 'A quarter of a million people lost their jobs.',
    figures: ['bare 250000 people'],
    kinds: ['level'],
  },
  {
    quote: 'We have recruited half a million new apprentices.',
    figures: ['bare 500000 apprentices'],
    kinds: ['level'],
  },
  {
    quote: 'We have recruited nearly 450 people a month since September 2019.',
    figures: ['nearly 450 people per month'],
    dates: ['2019-09-01/2019-09-30'],
    kinds: ['average-rate'],
  },
  {
    quote: 'Violent crime has halved since 1997.',
    figures: ['or-more 50 %'],
    dates: ['1997-01-01/1997-12-31'],
    kinds: ['percent-change'],
  },
  {
    quote: 'Knife crime is up 80 per cent since 2015.',
    figures: ['bare 80 %'],
    dates: ['2015-01-01/2015-12-31'],
    kinds: ['percent-change'],
  },
  {
    quote: 'We are spending £4.33 billion more on schools.',
    figures: ['bare 4.33 GBP billion'],
    kinds: ['level'],
  },
  {
    quote: 'The scheme will cost £2bn a year.',
    figures: ['bare 2 GBP billion per year'],
    kinds: ['forecast', 'level'],
  },
  {
    quote: 'Borrowing was £127.5 billion in the year to March 2024.',
    figures: ['bare 127.5 GBP billion'],
    dates: ['2023-04-01/2024-03-31'],
    kinds: ['level'],
  },
  {
    quote: 'The average family will pay £2,000 more in tax.',
    figures: ['bare 2000 GBP'],
    kinds: ['level'],
  },
  {
    quote: 'Energy bills fell by more than £500 a year.',
    figures: ['over 500 GBP per year'],
    kinds: ['change', 'level'],
  },
  {
    quote: 'There are 40,000 more nurses than in 2019.',
    figures: ['bare 40000 nurses'],
    dates: ['2019-01-01/2019-12-31'],
    kinds: ['change', 'level'],
  },
  {
    quote: 'Inflation has fallen from 11.1% to 2.3%.',
    figures: ['bare 11.1 %', 'bare 2.3 %'],
    kinds: ['change'],
  },
  {
    quote: 'Unemployment is at its lowest since 1974.',
    figures: [],
    dates: ['1974-01-01/1974-12-31'],
    kinds: ['superlative'],
  },
  {
    quote: 'Unemployment stands at 4.2 per cent.',
    figures: ['bare 4.2 %'],
    kinds: ['level'],
  },
  {
    quote: 'We are putting record funding into the NHS.',
    figures: [],
    kinds: ['superlative'],
  },
  {
    quote: 'Crime is at a record low.',
    figures: [],
    kinds: ['superlative'],
  },
  {
    quote: "The Conservatives' lead fell by two percentage points.",
    figures: ['bare 2 percentage points'],
    kinds: ['change'],
  },
  {
    quote: 'Real-terms pay has fallen by around a fifth.',
    figures: ['about 20 %'],
    kinds: ['real-terms-change', 'percent-change'],
  },
  {
    quote: 'School spending per pupil fell 8% in real terms between 2010 and 2020.',
    figures: ['bare 8 %'],
    dates: ['2010-01-01/2010-12-31', '2020-01-01/2020-12-31'],
    kinds: ['real-terms-change', 'percent-change'],
  },
  {
    quote: 'Fewer than 100 prosecutions were brought under section 28.',
    figures: ['under 100 prosecutions'],
    kinds: ['level'],
  },
  {
    quote: 'As many as 3,000 officers could leave by Christmas.',
    figures: ['up-to 3000 officers'],
    kinds: ['level'],
  },
  {
    quote: 'No fewer than 14 ministers resigned.',
    figures: ['at-least 14 ministers'],
    kinds: ['level'],
  },
  {
    quote: 'The deficit was cut by almost three-quarters.',
    figures: ['nearly 75 %'],
    kinds: ['percent-change'],
  },
  {
    quote: 'Just under 7.5 million people are on the waiting list.',
    figures: ['nearly 7500000 people'],
    kinds: ['level'],
  },
  {
    quote: 'Close to 100,000 people marched.',
    figures: ['nearly 100000 people'],
    kinds: ['level'],
  },
  {
    quote: 'Around £14m has been lost.',
    figures: ['about 14 GBP million'],
    kinds: ['level'],
  },
  {
    quote: 'Up to £14m could be withheld.',
    figures: ['up-to 14 GBP million'],
    kinds: ['level'],
  },
  {
    quote: 'Between 400 and 500 officers will be recruited.',
    figures: ['bare 400 (range)', 'bare 500 officers (range)'],
    kinds: ['level'],
    unclear: ['Between 400 and 500 officers: range'],
  },
  {
    quote: 'Ambulances took 20 minutes longer than the target.',
    figures: ['bare 20 minutes'],
    kinds: ['level'],
  },
  {
    quote: 'Rents are rising at 9% a year.',
    figures: ['bare 9 % per year'],
    kinds: [],
  },
  {
    quote: 'The prison population grew threefold.',
    figures: ['or-more 3 times'],
    kinds: ['ratio'],
  },
  {
    quote: 'There are ten times as many food banks as in 2010.',
    figures: ['bare 10 times'],
    dates: ['2010-01-01/2010-12-31'],
    kinds: ['ratio', 'level'],
  },
  {
    quote: 'Small boat crossings are down by a third.',
    figures: ['about 33 %'],
    kinds: ['percent-change'],
  },
  {
    quote: 'Asylum costs have trebled to £3.6bn.',
    figures: ['or-more 3 times', 'bare 3.6 GBP billion'],
    kinds: ['ratio', 'level'],
  },
  {
    quote: 'Covid-19 cost the country £370bn.',
    figures: ['bare 370 GBP billion'],
    kinds: ['level'],
  },
  {
    quote: 'Number 10 said the A1 and the M25 would be widened in 2026-27.',
    figures: [],
    kinds: [],
  },
  {
    quote: 'The 10-year plan needs 16-year-olds and over-65s.',
    figures: [],
    kinds: [],
  },
  {
    quote: "We're on track to hit 300,000 homes a year by the mid-2020s.",
    figures: ['bare 300000 homes per year'],
    kinds: ['on-pace', 'average-rate'],
  },
  {
    quote: 'The Government is not on track to meet its target of 300,000 homes a year.',
    figures: ['bare 300000 homes per year'],
    kinds: ['on-pace', 'promise', 'average-rate'],
  },
  {
    quote: 'We are two years behind schedule.',
    figures: ['bare 2 years'],
    kinds: ['on-pace', 'level'],
  },
  {
    quote: 'We pledge to plant 30 million trees a year by 2025.',
    figures: ['bare 30000000 trees per year'],
    dates: ['by 2025-12-31'],
    kinds: ['promise', 'average-rate'],
  },
  {
    quote: 'I promise to stop the boats.',
    figures: [],
    kinds: ['promise'],
  },
  {
    quote: 'Labour will need to build 370,000 homes a year.',
    figures: ['bare 370000 homes per year'],
    kinds: ['required-rate', 'average-rate'],
  },
  {
    quote: 'We must recruit at least 2,000 GPs a year to meet the pledge.',
    figures: ['at-least 2000 GPs per year'],
    kinds: ['required-rate', 'promise', 'average-rate'],
  },
  {
    quote: 'Police recorded 1,234,567 offences in the year ending March 2023.',
    figures: ['bare 1234567 offences'],
    dates: ['2022-04-01/2023-03-31'],
    kinds: ['level'],
  },
  {
    quote: 'One hundred and forty-nine thousand five hundred and seventy-two officers are in post.',
    figures: ['bare 149572 officers'],
    kinds: ['level'],
  },
  {
    quote: 'Some 300 jobs are at risk.',
    figures: ['about 300 jobs'],
    kinds: ['level'],
  },
  {
    quote: 'People are worried about 300 job losses.',
    figures: ['bare 300 job losses'],
    kinds: ['level'],
  },
  {
    quote: 'It was roughly 3,000 — or 12% — of the workforce.',
    figures: ['about 3000', 'bare 12 %'],
    kinds: ['level'],
  },
  {
    quote: 'A dozen MPs rebelled.',
    figures: ['bare 12 MPs'],
    kinds: ['level'],
  },
  {
    quote: 'Half a dozen hospitals closed.',
    figures: ['bare 6 hospitals'],
    kinds: ['level'],
  },
  {
    quote: 'The fund has £750,000.',
    figures: ['bare 750000 GBP'],
    kinds: ['level'],
  },
  {
    quote: 'GDP grew 0.6% in Q1 2024.',
    figures: ['bare 0.6 %'],
    dates: ['2024-01-01/2024-03-31'],
    kinds: ['percent-change'],
  },
  {
    quote: 'GDP grew by 0.1% in the three months to June 2023.',
    figures: ['bare 0.1 %'],
    dates: ['2023-04-01/2023-06-30'],
    kinds: ['percent-change'],
  },
  {
    quote: 'The economy shrank by 0.3 per cent in the third quarter of 2023.',
    figures: ['bare 0.3 %'],
    dates: ['2023-07-01/2023-09-30'],
    kinds: ['percent-change'],
  },
  {
    quote: "We've created 4m jobs since 2010.",
    figures: ['bare 4000000 jobs'],
    dates: ['2010-01-01/2010-12-31'],
    kinds: ['level'],
  },
  {
    quote: 'There were 2019 complaints.',
    figures: [],
    kinds: [],
  },
  {
    quote: 'More than 2000 officers have left.',
    figures: ['over 2000 officers'],
    kinds: ['level'],
  },
  {
    quote: 'Over 2000 homes a week.',
    figures: ['over 2000 homes per week'],
    kinds: ['level'],
  },
  {
    quote: 'It rose from 1,200 to over 1,500.',
    figures: ['bare 1200', 'over 1500'],
    kinds: ['level'],
  },
  {
    quote: 'Over 100 people a day are waiting longer than 12 hours in A&E.',
    figures: ['over 100 people per day', 'bare 12 hours'],
    kinds: ['flow-rate', 'average-rate', 'level'],
  },
  {
    quote: '1 in 10 children, or 9 out of ten parents.',
    figures: ['bare 10 %', 'bare 90 %'],
    kinds: ['share'],
  },
  {
    quote: 'The number of rough sleepers has fallen by 12.5%, from 4,266 in 2019 to 3,898 in 2023.',
    figures: ['bare 12.5 %', 'bare 4266', 'bare 3898'],
    dates: ['2019-01-01/2019-12-31', '2023-01-01/2023-12-31'],
    kinds: ['percent-change', 'level'],
  },
  {
    quote: 'Taxes are at their highest level for 70 years.',
    figures: ['bare 70 years (span)'],
    kinds: ['superlative'],
  },
  {
    quote: 'This is the biggest investment in the railways since the Victorian era.',
    figures: [],
    kinds: ['superlative'],
  },
  {
    quote: 'More people are in work than ever before.',
    figures: [],
    kinds: ['superlative'],
  },
  {
    quote: 'There are fewer police officers than in 2010.',
    figures: [],
    dates: ['2010-01-01/2010-12-31'],
    kinds: ['comparison'],
  },
  {
    quote: 'Our emissions are lower than at any time since 1879.',
    figures: [],
    dates: ['1879-01-01/1879-12-31'],
    kinds: ['superlative'],
  },
  {
    quote: 'We are 1,500 GPs short of what we promised.',
    figures: ['bare 1500 GPs'],
    kinds: ['shortfall', 'promise', 'level'],
  },
  {
    quote: 'We are still £2.5 billion short.',
    figures: ['bare 2.5 GBP billion'],
    kinds: ['shortfall', 'level'],
  },
  {
    quote: 'The council is £12m short of its savings target.',
    figures: ['bare 12 GBP million'],
    kinds: ['shortfall', 'level'],
  },
  {
    quote: 'They have missed their target by 4,000.',
    figures: ['bare 4000'],
    kinds: ['shortfall', 'on-pace', 'level'],
  },
  {
    quote: 'Tuition fees of £9,250 have lost a third of their value after inflation.',
    figures: ['bare 9250 GBP', 'about 33 %'],
    kinds: ['real-terms-change', 'percent-change', 'share'],
  },
  {
    quote: 'Since 2015 we have lost 1 in 4 youth workers.',
    figures: ['bare 25 %'],
    dates: ['2015-01-01/2015-12-31'],
    kinds: ['percent-change', 'share'],
  },
  {
    quote: 'On 03/04/2023 it was 5,000; on 2023-05-01 it was 6,000.',
    figures: ['bare 5000', 'bare 6000'],
    dates: ['2023-05-01'],
    kinds: ['level'],
  },
  {
    quote: 'Call 0800 123 4567 at 10.30am or 5pm.',
    figures: [],
    kinds: [],
  },
  {
    quote: '20 000 officers and 12 500 staff.',
    figures: ['bare 20000 officers'],
    kinds: ['level'],
  },
  {
    quote: 'exactly 650 MPs, precisely 12 of them women',
    figures: ['exactly 650 MPs', 'exactly 12'],
    kinds: ['level'],
  },
  {
    quote: 'no more than 12 weeks, at most 30 people, a maximum of 5%',
    figures: ['at-most 12 weeks', 'at-most 30 people', 'at-most 5 %'],
    kinds: ['level'],
  },
  {
    quote: 'We spent £1.2 million on 1,200 homes, i.e. £1,000 per home.',
    figures: ['bare 1.2 GBP million', 'bare 1200 homes', 'bare 1000 GBP per home'],
    kinds: ['level'],
  },
  {
    quote: 'Mortgage payments have gone up by £2,900 a year on average.',
    figures: ['bare 2900 GBP per year'],
    kinds: ['change', 'level'],
  },
  {
    quote: 'That means £350 million a week for our NHS.',
    figures: ['bare 350 GBP million per week'],
    kinds: ['level'],
  },
  {
    quote: 'We send the EU £350 million a week.',
    figures: ['bare 350 GBP million per week'],
    kinds: ['level'],
  },
  {
    quote: "Turkey's population of 76 million is joining the EU.",
    figures: ['bare 76 million'],
    kinds: ['level'],
  },
  {
    quote: 'Net migration hit 906,000, three times higher than in 2019.',
    figures: ['bare 906000', 'bare 3 times'],
    dates: ['2019-01-01/2019-12-31'],
    kinds: ['ratio', 'level'],
  },
  {
    quote: 'Waiting lists rose by 3,000 to 7.57 million.',
    figures: ['bare 3000', 'bare 7.57 million'],
    kinds: ['change', 'level'],
  },
  {
    quote: 'The UK is 2% of global emissions.',
    figures: ['bare 2 %'],
    kinds: ['share', 'level'],
  },
  {
    quote: 'Less than 1% of the budget.',
    figures: ['under 1 %'],
    kinds: ['share'],
  },
  {
    quote: 'Children in poverty: 4.3 million, or 30% of all children.',
    figures: ['bare 4.3 million', 'bare 30 %'],
    kinds: ['share', 'level'],
  },
  {
    quote: 'We have cut the deficit by two-thirds.',
    figures: ['about 67 %'],
    kinds: ['percent-change'],
  },
  {
    quote: 'One or two people complained, and the first three left.',
    figures: ['bare 2 people (range)'],
    kinds: [],
    unclear: ['One or two people: range'],
  },
  {
    quote: 'a £20-a-week cut',
    figures: ['bare 20 GBP per week'],
    kinds: ['change', 'level'],
  },
  {
    quote: 'at 350 per 100,000 people, the rate is double the national average',
    figures: ['bare 350 per 100,000 people', 'bare 100000 people (base)', 'bare 2 times'],
    kinds: ['ratio'],
  },
  {
    quote: 'the UK averaged 1.2% growth',
    figures: ['bare 1.2 %'],
    kinds: ['percent-change'],
  },
  {
    quote: 'on average 1,000 people a day have crossed in 2023',
    figures: ['bare 1000 people per day'],
    dates: ['2023-01-01/2023-12-31'],
    kinds: ['average-rate', 'flow-rate'],
  },
  {
    quote: '20,000+ officers and 300 or so staff',
    figures: ['at-least 20000 officers', 'about 300 staff'],
    kinds: ['level'],
  },
  {
    quote: 'Nearly an additional 450 officers',
    figures: ['nearly 450 officers'],
    kinds: ['level'],
  },
  {
    quote: "We've put 13,000 more bobbies on the beat and cut neighbourhood crime by a half.",
    figures: ['bare 13000 bobbies', 'bare 50 %'],
    kinds: ['percent-change', 'level'],
  },
  {
    quote: 'The NHS delivered over 3.6 million additional appointments, 50% more than promised.',
    figures: ['over 3600000 appointments', 'bare 50 %'],
    kinds: ['promise', 'percent-change', 'level'],
  },
  {
    quote: "We said 2 million extra appointments in our first year; we've done 5 million.",
    figures: ['bare 2000000 appointments', 'bare 5 million'],
    kinds: ['level'],
  },
  {
    quote: 'NHS waiting lists have fallen by 260,000 since July 2024.',
    figures: ['bare 260000'],
    dates: ['2024-07-01/2024-07-31'],
    kinds: ['change', 'level'],
  },
  {
    quote: 'Child poverty will rise to 4.8 million by 2029-30.',
    figures: ['bare 4.8 million'],
    kinds: ['forecast', 'level'],
  },
  {
    quote: 'Real wages have grown more in 10 months than in 10 years.',
    figures: ['bare 10 months (span)', 'bare 10 years (span)'],
    kinds: ['real-terms-change', 'comparison'],
  },
  {
    quote: 'The minimum wage is going up to £12.21 an hour from April.',
    figures: ['bare 12.21 GBP per hour'],
    kinds: ['level'],
  },
  {
    quote: 'Bus fares were capped at £3.',
    figures: ['bare 3 GBP'],
    kinds: ['level'],
  },
  {
    quote: 'Only 17% of new homes were affordable, compared with 57 per cent in 2010.',
    figures: ['bare 17 %', 'bare 57 %'],
    dates: ['2010-01-01/2010-12-31'],
    kinds: ['share'],
  },
  {
    quote: 'The OBR forecasts growth of 1.0% in 2025 and 1.9% in 2026.',
    figures: ['bare 1.0 %', 'bare 1.9 %'],
    dates: ['2025-01-01/2025-12-31', '2026-01-01/2026-12-31'],
    kinds: ['forecast', 'percent-change'],
  },
  {
    quote: 'National debt has reached 96% of GDP, the highest since the 1960s.',
    figures: ['bare 96 %'],
    kinds: ['superlative', 'share', 'level'],
  },
  {
    quote: 'Some 1,109 small boats carrying 36,816 people arrived in 2024, up 25% on 2023.',
    figures: ['about 1109 small boats', 'bare 36816 people', 'bare 25 %'],
    dates: ['2024-01-01/2024-12-31', '2023-01-01/2023-12-31'],
    kinds: ['percent-change', 'level'],
  },
  {
    quote: 'Ministers met for two days at No 10.',
    figures: ['bare 2 days (span)'],
    kinds: [],
  },
  {
    quote: 'We need 6,500 new teachers; we got 2,346 fewer.',
    figures: ['bare 6500 teachers', 'bare 2346'],
    kinds: ['level'],
  },
  {
    quote: 'Over the last 14 years, the Tories left a £22bn black hole.',
    figures: ['bare 14 years (span)', 'bare 22 GBP billion'],
    kinds: ['level'],
  },
  {
    quote: "It's costing taxpayers £8m every single day.",
    figures: ['bare 8 GBP million per day'],
    kinds: ['level'],
  },
  {
    quote: 'Police made one arrest for every 20 burglaries.',
    figures: ['bare 20 burglaries'],
    kinds: ['level'],
  },
  {
    quote: 'Wait times are down from 18 weeks to 14.',
    figures: ['bare 18 weeks', 'bare 14'],
    kinds: ['level'],
  },
  {
    quote: 'Attendance was 92.9 per cent, 0.4 percentage points higher than last year.',
    figures: ['bare 92.9 %', 'bare 0.4 percentage points'],
    kinds: ['change', 'level'],
  },
  {
    quote: 'Seven out of 10 voters agree.',
    figures: ['bare 70 %'],
    kinds: ['share'],
  },
  {
    quote: 'Scotland has more GPs per head than England.',
    figures: [],
    kinds: ['comparison'],
  },
  {
    quote: 'We invested a record £3.4 billion.',
    figures: ['bare 3.4 GBP billion'],
    kinds: ['superlative', 'level'],
  },
  {
    quote: 'Heathrow handles nearly 84m passengers a year.',
    figures: ['nearly 84000000 passengers per year'],
    kinds: ['average-rate'],
  },
  {
    quote: 'A Band D council tax bill rises to £2,280, an increase of £109 or 5%.',
    figures: ['bare 2280 GBP', 'bare 109 GBP', 'bare 5 %'],
    kinds: ['change', 'level'],
  },
  {
    quote: 'House building is at its lowest level since the second world war.',
    figures: [],
    kinds: ['superlative'],
  },
  {
    quote: 'For the 5th year running, 1st-time passes fell.',
    figures: [],
    kinds: ['streak'],
  },
  {
    quote: "Labour's 1.5 million homes target is in tatters.",
    figures: ['bare 1500000 homes'],
    kinds: ['level'],
  },
  {
    quote: "We'll hire 8,500 mental health workers by the end of the Parliament.",
    figures: ['bare 8500 mental health workers'],
    kinds: ['promise', 'level'],
  },
  {
    quote: 'The UK gives 0.7% of GNI in aid, or about £13bn.',
    figures: ['bare 0.7 %', 'about 13 GBP billion'],
    kinds: ['share', 'level'],
  },
  {
    quote: "Nurses' pay is down £5,000 in real terms since 2010.",
    figures: ['bare 5000 GBP'],
    dates: ['2010-01-01/2010-12-31'],
    kinds: ['change', 'real-terms-change', 'level'],
  },
  {
    quote: "It affects 1.3m families - that's one family in 20.",
    figures: ['bare 1300000 families'],
    kinds: ['level'],
  },
  {
    quote: 'The gap narrowed from 20 points to just 2 points.',
    figures: ['bare 20 points', 'bare 2 points'],
    kinds: ['level'],
  },
  {
    quote: 'Rail fares: +4.6%.',
    figures: ['bare 4.6 %'],
    kinds: [],
  },
  {
    quote: 'The 2.5 million-strong workforce.',
    figures: ['bare 2.5 million'],
    kinds: ['level'],
  },
  {
    quote: 'Mr Smith, 45, earned £45k in 2021/22.',
    figures: ['bare 45000 GBP'],
    kinds: ['level'],
  },
  {
    quote: 'Between 2010 and 2019, 20,000 police officers were cut.',
    figures: ['bare 20000 officers'],
    dates: ['2010-01-01/2010-12-31', '2019-01-01/2019-12-31'],
    kinds: ['level'],
  },
  {
    quote: 'There are 5.2 million fewer trees.',
    figures: ['bare 5200000 trees'],
    kinds: ['level'],
  },
  {
    quote: 'Some 30 per cent fewer arrests were made than in 2015.',
    figures: ['about 30 %'],
    dates: ['2015-01-01/2015-12-31'],
    kinds: ['percent-change'],
  },
];

/** Figures that are not stated plainly, and some that look so and are stated plainly. */
export const UNCLEAR: readonly Row[] = [
  {
    quote: 'Between 10,000 and 20,000 people',
    figures: ['bare 10000 (range)', 'bare 20000 people (range)'],
    kinds: ['level'],
    unclear: ['Between 10,000 and 20,000 people: range'],
  },
  {
    quote: '10-15% of people voted',
    figures: ['bare 10 % (range)', 'bare 15 % (range)'],
    kinds: ['share'],
    unclear: ['10-15%: range'],
  },
  {
    quote: '10% to 15% of people voted',
    figures: ['bare 10 % (range)', 'bare 15 % (range)'],
    kinds: ['share'],
    unclear: ['10% to 15%: range'],
  },
  {
    quote: '£1.2bn-£1.5bn a year',
    figures: ['bare 1.2 GBP billion (range)', 'bare 1.5 GBP billion per year (range)'],
    kinds: ['level'],
    unclear: ['£1.2bn-£1.5bn a year: range'],
  },
  {
    quote: '£1.2-1.5bn a year',
    figures: ['bare 1.2 GBP billion per year (range)', 'bare 1.5 GBP billion per year (range)'],
    kinds: ['level'],
    unclear: ['£1.2-1.5bn a year: range'],
  },
  {
    quote: 'between four and five million people',
    figures: ['bare 5000000 people (range)'],
    kinds: [],
    unclear: ['between four and five million people: range'],
  },
  {
    quote: '4m-5m people',
    figures: ['bare 4 million (range)'],
    kinds: [],
    unclear: ['4m-5m: range'],
  },
  {
    quote: 'two to three times higher',
    figures: ['bare 3 times (range)'],
    kinds: [],
    unclear: ['two to three times: range'],
  },
  {
    quote: '10 or 15 people complained',
    figures: ['bare 10 (range)', 'bare 15 people (range)'],
    kinds: ['level'],
    unclear: ['10 or 15 people: range'],
  },
  {
    quote: 'one in five to one in four pupils',
    figures: ['bare 20 % (range)', 'bare 25 % (range)'],
    kinds: ['share'],
    unclear: ['one in five to one in four: range'],
  },
  {
    quote: 'rose by 400 to 500',
    figures: ['bare 400 (range)', 'bare 500 (range)'],
    kinds: [],
    unclear: ['400 to 500: range'],
  },
  {
    quote: 'from 10% to 15%',
    figures: ['bare 10 %', 'bare 15 %'],
    kinds: [],
  },
  {
    quote: 'from 10,000 to 20,000 officers',
    figures: ['bare 10000', 'bare 20000 officers'],
    kinds: ['level'],
  },
  {
    quote: '20,000 and 30,000 officers',
    figures: ['bare 20000', 'bare 30000 officers'],
    kinds: ['level'],
  },
  {
    quote: 'gave £500 to 600 people',
    figures: ['bare 500 GBP', 'bare 600 people'],
    kinds: ['level'],
  },
  {
    quote: 'half of 1% of GDP',
    figures: ['bare 50 % (part)', 'bare 1 % (part)'],
    kinds: [],
    unclear: ['half of 1%: part'],
  },
  {
    quote: 'a third of 2% of GDP',
    figures: ['about 33 % (part)', 'bare 2 % (part)'],
    kinds: [],
    unclear: ['a third of 2%: part'],
  },
  {
    quote: '1/3 of 2%',
    figures: ['bare 2 % (part)'],
    kinds: [],
    unclear: ['1/3 of 2%: part'],
  },
  {
    quote: 'one in five of the 20,000',
    figures: ['bare 20 %', 'bare 20000'],
    kinds: ['level'],
  },
  {
    quote: 'We have not built 40 hospitals',
    figures: ['bare 40 hospitals (negated)'],
    kinds: [],
    unclear: ['not built 40 hospitals: negated'],
  },
  {
    quote: 'nowhere near 40 hospitals',
    figures: ['bare 40 hospitals (negated)'],
    kinds: [],
    unclear: ['nowhere near 40 hospitals: negated'],
  },
  {
    quote: 'Crime has not doubled',
    figures: ['or-more 2 times (negated)'],
    kinds: [],
    unclear: ['not doubled: negated'],
  },
  {
    quote: "Crime hasn't halved",
    figures: ['or-more 50 % (negated)'],
    kinds: [],
    unclear: ["hasn't halved: negated"],
  },
  {
    quote: 'there are no 20,000 officers',
    figures: ['bare 20000 officers (negated)'],
    kinds: [],
    unclear: ['no 20,000 officers: negated'],
  },
  {
    quote: 'They never hired 300 officers and 40 PCSOs',
    figures: ['bare 300 officers (negated)', 'bare 40 PCSOs (negated)'],
    kinds: [],
    unclear: ['never hired 300 officers and 40 PCSOs: negated'],
  },
  {
    quote: 'not 40 hospitals but 6',
    figures: ['bare 40 hospitals (negated)', 'bare 6'],
    kinds: ['level'],
    unclear: ['not 40 hospitals: negated'],
  },
  {
    quote: 'not only 300 jobs',
    figures: ['bare 300 jobs'],
    kinds: ['level'],
  },
  {
    quote: 'no fewer than 20,000 officers',
    figures: ['at-least 20000 officers'],
    kinds: ['level'],
  },
  {
    quote: 'no more than 20,000 officers',
    figures: ['at-most 20000 officers'],
    kinds: ['level'],
  },
  {
    quote: 'They will not meet the 20,000 target',
    figures: ['bare 20000'],
    kinds: ['level'],
  },
  {
    quote: 'Do not forget that 20,000 officers left',
    figures: ['bare 20000 officers'],
    kinds: ['level'],
  },
  {
    quote: 'people aged over 65',
    figures: ['over 65 (age)'],
    kinds: [],
    unclear: ['aged over 65: age'],
  },
  {
    quote: '1,200 people over 65 waited',
    figures: ['bare 1200 people', 'bare 65 (age)'],
    kinds: ['level'],
    unclear: ['over 65: age'],
  },
  {
    quote: 'pensioners of 65 and over',
    figures: ['bare 65 (age)'],
    kinds: [],
    unclear: ['65 and over: age'],
  },
  {
    quote: 'between the ages of 16 and 24',
    figures: ['bare 16 (range)', 'bare 24 (range)'],
    kinds: [],
    unclear: ['between the ages of 16 and 24: range'],
  },
  {
    quote: 'over-65s wait longest',
    figures: [],
    kinds: [],
  },
  {
    quote: 'a 5-0 vote',
    figures: ['bare 5 (score)', 'bare 0 (score)'],
    kinds: [],
    unclear: ['5-0: score'],
  },
  {
    quote: 'outvoted 7 to 1',
    figures: ['bare 7 (score)', 'bare 1 (score)'],
    kinds: [],
    unclear: ['7 to 1: score'],
  },
  {
    quote: 'open 24/7',
    figures: [],
    kinds: [],
  },
  {
    quote: 'section 1.2 and section 12.34',
    figures: [],
    kinds: [],
  },
  {
    quote: 'COVID-19 was everywhere',
    figures: [],
    kinds: [],
  },
  {
    quote: 'the 1 per cent own half',
    figures: ['bare 1 % (name)'],
    kinds: [],
    unclear: ['the 1 per cent: name'],
  },
  {
    quote: 'the top 10% of earners',
    figures: ['bare 10 % (name)'],
    kinds: [],
    unclear: ['top 10%: name'],
  },
  {
    quote: 'the 1% pay rise',
    figures: ['bare 1 %'],
    kinds: ['percent-change'],
  },
  {
    quote: '20.000 officers',
    figures: ['bare 20.000 officers (two-readings)'],
    kinds: [],
    unclear: ['20.000 officers: two-readings'],
  },
  {
    quote: '2 million million pounds',
    figures: ['bare 2000000 million pounds (two-scales)'],
    kinds: [],
    unclear: ['2 million million pounds: two-scales'],
  },
  {
    quote: '£2 hundred million',
    figures: ['bare 200000000 GBP'],
    kinds: ['level'],
  },
  {
    quote: 'It is not true that 40 hospitals were built',
    figures: ['bare 40 hospitals (negated)'],
    kinds: [],
    unclear: ['not true that 40 hospitals: negated'],
  },
  {
    quote: 'recruits with no experience will start on £19,500',
    figures: ['bare 19500 GBP'],
    kinds: ['level'],
  },
  {
    quote: '10- to 15-year-olds',
    figures: ['bare 10 (range)'],
    kinds: [],
    unclear: ['10- to 15: range'],
  },
  {
    quote: 'the gap between 20,000 and 16,753 officers',
    figures: ['bare 20000', 'bare 16753 officers'],
    kinds: ['level'],
  },
  {
    quote: 'They hired 6,000 – 4% more, and rose by 6,250 to 9,500.',
    figures: ['bare 6000', 'bare 4 %', 'bare 6250', 'bare 9500'],
    kinds: ['change', 'level'],
  },
];

/** Places, rows, flows and what is foretold: the words of kinds that say their figure in another way. */
export const IN_OTHER_WORDS: readonly Row[] = [
  {
    quote: 'The UK had the third highest growth in the G7 last year',
    figures: [],
    kinds: ['rank'],
  },
  {
    quote: 'Crime fell for the sixth month in a row',
    figures: [],
    kinds: ['streak'],
  },
  {
    quote: 'Waiting lists have risen for the third year running',
    figures: [],
    kinds: ['streak'],
  },
  {
    quote: 'Inflation has been above target for 24 consecutive months',
    figures: ['bare 24 consecutive months (span)'],
    kinds: ['streak'],
  },
  {
    quote: 'Police recorded one burglary every eight minutes',
    figures: ['bare 8 minutes (span)'],
    kinds: ['flow-rate'],
  },
  {
    quote: '135 knife crimes are committed a day',
    figures: ['bare 135 knife crimes'],
    kinds: ['flow-rate', 'level'],
  },
  {
    quote: 'Just over half of officers are women',
    figures: ['just-over 50 %'],
    kinds: ['share'],
  },
  {
    quote: 'Between 5 and 10% of officers leave each year',
    figures: ['bare 5 % (range)', 'bare 10 % (range)'],
    kinds: ['share'],
    unclear: ['Between 5 and 10%: range'],
  },
  {
    quote: 'Women earn 23% less than men',
    figures: ['bare 23 %'],
    kinds: ['difference', 'percent-change'],
  },
  {
    quote: 'London has 3,000 more officers than Manchester',
    figures: ['bare 3000 officers'],
    kinds: ['difference', 'change', 'level'],
  },
  {
    quote: 'Real wages have fallen since 2010',
    figures: [],
    dates: ['2010-01-01/2010-12-31'],
    kinds: ['real-terms-change'],
  },
  {
    quote: 'A total of 46,504 officers joined over the three years',
    figures: ['bare 46504 officers', 'bare 3 years (span)'],
    kinds: ['total', 'level'],
  },
  {
    quote: 'Inflation will be 2% by the end of 2024',
    figures: ['bare 2 %'],
    dates: ['by 2024-12-31'],
    kinds: ['forecast', 'promise'],
  },
  {
    quote: 'Complaints have quadrupled',
    figures: ['or-more 4 times'],
    kinds: ['ratio'],
  },
];
