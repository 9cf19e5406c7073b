export interface Names {
  readonly first: readonly [string, ...string[]]
  readonly last: readonly [string, ...string[]]
}

/** Invented people of a town in England. */
export const english: Names = {
  first: [
    ...([
      'Aisha',
      'Anthony',
      'Beth',
      'Carlos',
      'Chloé',
      'Daniel',
      'Deepa',
      'Edith',
      'Farid',
      'Grace',
    ] as const),
    ...['Hannah', 'Ivan', 'Jamal', 'Joan', 'Kwame', 'Lucy', 'Maeve', 'Mohammed', 'Nadia', 'Oliver', 'Priti'],
    ...['Renée', 'Rosa', 'Samuel', 'Tomasz', 'Uma', 'Victor', 'Wendy', 'Yusuf', 'Zoë'],
  ],
  last: [
    ...(['Abbott', 'Ahmed', 'Begum', 'Björk', 'Chowdhury', 'Clarke', 'Díaz', 'Evans', 'Fofana'] as const),
    ...['García', 'Green', 'Hussain', 'Iqbal', 'Jansen', 'Khan', 'Kowalska', 'Lefèvre', 'Mbeki', 'Müller'],
    ...["O'Neill", 'Okafor', 'Patel', 'Quinn', 'Robinson', 'Silva', 'Smith-Jones', 'Taylor', 'van der Berg'],
    ...['Whitfield', 'Young'],
  ],
}

/** Invented people of a valley in Wales; ŵ and ŷ exist in no Windows-1252 file. */
export const welsh: Names = {
  first: [
    ...([
      'Aled',
      'Angharad',
      'Bethan',
      'Bryn',
      'Carys',
      'Dafydd',
      'Eirlys',
      'Elin',
      'Emrys',
      'Ffion',
    ] as const),
    ...['Gethin', 'Gwŷn', 'Huw', 'Ieuan', 'Lowri', 'Mair', 'Nia', 'Osian', 'Owain', 'Rhian', 'Siân', 'Siôn'],
    ...['Tomos', 'Wyn'],
  ],
  last: [
    ...(['ap Rhys', 'Bevan', 'Bowen', 'Davies', 'Edwards', 'Ellis', 'Griffiths', 'Hŵel', 'Hughes'] as const),
    ...['Jenkins', 'Jones', 'Lewis', 'Llewelyn', 'Lloyd', 'Môn', 'Morgan', 'Parry', 'Powell', 'Prŷs', 'Pugh'],
    ...['Rees', 'Roberts', 'Thomas', 'Vaughan', 'Williams'],
  ],
}
