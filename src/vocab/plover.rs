//! The PLOVER scheme of political events: types, modes, quad categories, contexts and sectors.
//!
//! One constant for each term of `ontology/plover.ttl`. The definitions paraphrase the PLOVER manual 0.8 of the
//! Open Event Data Alliance (CC BY-SA 4.0).

vocabulary! {
    "https://w3id.org/cablegraph/plover#";

    // The four lists
    /// What kind of event happened, and in which way.
    EVENTS = "Events";
    /// Whether an event is cooperation or conflict, and in words or in deeds.
    QUADS = "Quads";
    /// What a text is about, beside the events in it.
    CONTEXTS = "Contexts";
    /// Which part of society an actor belongs to.
    SECTORS = "Sectors";
    // Quad categories
    /// Cooperation in words.
    VC = "VC";
    /// Cooperation in deeds.
    MC = "MC";
    /// Conflict in words.
    VX = "VX";
    /// Conflict in deeds.
    MX = "MX";
    // Event types and their modes. `cg:cameoCode` is what the scheme before this one, CAMEO, had in its place.
    /// Says that it will cooperate: promises, offers, accepts an invitation or gives one, plans a meeting.
    AGREE = "AGREE";
    /// Meets, talks or negotiates, in person or from afar.
    CONSULT = "CONSULT";
    /// The actor travels to the recipient, who is the host.
    CONSULT_VISIT = "CONSULT-visit";
    /// A third party hosts the meeting.
    CONSULT_THIRD_PARTY = "CONSULT-third-party";
    /// The meeting is one of many sides, mostly of an alliance or an international body.
    CONSULT_MULTILATERAL = "CONSULT-multilateral";
    /// The talk is held by telephone, video or other remote means.
    CONSULT_PHONE = "CONSULT-phone";
    /// Stands by somebody in words or diplomacy: praises, endorses, recognises, opens ties, signs, ratifies.
    SUPPORT = "SUPPORT";
    /// Gives way in words: apologises, pardons, promises to ease a measure, announces a ceasefire or
    /// withdrawal.
    CONCEDE = "CONCEDE";
    /// Exchanges something material to mutual benefit: trade, joint exercises, extradition, shared
    /// intelligence.
    COOPERATE = "COOPERATE";
    /// Gives material help from which the other side gains: money, arms, relief, asylum, debt relief, rescue.
    AID = "AID";
    /// Gives way in deed, not only in words: pulls out, sets free, disarms, stops fighting, lets in, steps
    /// down.
    RETREAT = "RETREAT";
    /// Leaves territory or takes forces out of it.
    RETREAT_WITHDRAW = "RETREAT-withdraw";
    /// Sets captives free.
    RETREAT_RELEASE = "RETREAT-release";
    /// Gives up weapons.
    RETREAT_DISARM = "RETREAT-disarm";
    /// Puts a ceasefire into effect.
    RETREAT_CEASEFIRE = "RETREAT-ceasefire";
    /// Lets outsiders in, such as observers, peacekeepers or aid workers.
    RETREAT_ACCESS = "RETREAT-access";
    /// An official steps down.
    RETREAT_RESIGN = "RETREAT-resign";
    /// Asks, appeals, demands or orders, with no consequence threatened.
    REQUEST = "REQUEST";
    /// Asks for help, exchange or relations of any form.
    REQUEST_ASSIST = "REQUEST-assist";
    /// Asks for another policy, government or institution.
    REQUEST_CHANGE = "REQUEST-change";
    /// Asks the other side to give way: free prisoners, lift sanctions, stop fighting.
    REQUEST_YIELD = "REQUEST-yield";
    /// Asks for a meeting or negotiations.
    REQUEST_MEET = "REQUEST-meet";
    /// Finds fault in words or by law: criticises, condemns, blames, sues, charges, investigates.
    ACCUSE = "ACCUSE";
    /// Criticises, condemns or complains.
    ACCUSE_DISAPPROVE = "ACCUSE-disapprove";
    /// Looks into a matter officially, by court, commission or parliament.
    ACCUSE_INVESTIGATE = "ACCUSE-investigate";
    /// Accuses of a wrong, formally or not; sues, indicts or charges.
    ACCUSE_ALLEGE = "ACCUSE-allege";
    /// Says no: refuses, declines, vetoes, cancels, bars.
    REJECT = "REJECT";
    /// Refuses help, exchange or relations of any form.
    REJECT_ASSIST = "REJECT-assist";
    /// Refuses another policy, government or institution.
    REJECT_CHANGE = "REJECT-change";
    /// Refuses to give way: to free prisoners, lift sanctions, stop fighting.
    REJECT_YIELD = "REJECT-yield";
    /// Refuses a meeting or negotiations.
    REJECT_MEET = "REJECT-meet";
    /// Warns of serious consequences; the mode says of which.
    THREATEN = "THREATEN";
    /// Threatens to hinder the movement of people or goods, or political activity.
    THREATEN_RESTRICT = "THREATEN-restrict";
    /// Threatens to arrest or imprison.
    THREATEN_ARREST = "THREATEN-arrest";
    /// Threatens to suspend relations or talks.
    THREATEN_RELATIONS = "THREATEN-relations";
    /// Threatens to send out diplomats, peacekeepers or organisations.
    THREATEN_EXPEL = "THREATEN-expel";
    /// Threatens violence.
    THREATEN_VIOLENCE = "THREATEN-violence";
    /// Threatens to occupy or seize territory.
    THREATEN_TERRITORY = "THREATEN-territory";
    /// Shows dissent together and in public.
    PROTEST = "PROTEST";
    /// Demonstrates, for the most part peacefully.
    PROTEST_DEMO = "PROTEST-demo";
    /// Riots, meaning to hurt people or property.
    PROTEST_RIOT = "PROTEST-riot";
    /// Members of an organisation or union stop work.
    PROTEST_STRIKE = "PROTEST-strike";
    /// Refuses to eat.
    PROTEST_HUNGER = "PROTEST-hunger";
    /// Withdraws trade or company from somebody.
    PROTEST_BOYCOTT = "PROTEST-boycott";
    /// Blocks a passage or a place.
    PROTEST_OBSTRUCT = "PROTEST-obstruct";
    /// Damages property as a symbol. The manual gives no score for this mode; it has that of its type.
    PROTEST_VANDALIZE = "PROTEST-vandalize";
    /// Cuts back relations that existed: convicts, expels, walks out, breaks off.
    SANCTION = "SANCTION";
    /// A court finds somebody guilty or liable, or a measure unlawful.
    SANCTION_CONVICT = "SANCTION-convict";
    /// Puts somebody out of a group, party or country.
    SANCTION_EXPEL = "SANCTION-expel";
    /// Takes itself or its people out of a group, mediation or country; not a resignation from office.
    SANCTION_WITHDRAW = "SANCTION-withdraw";
    /// Reduces or ends exchange in another way; international sanctions are of this mode.
    SANCTION_DISCONTINUE = "SANCTION-discontinue";
    /// Makes armed force ready or shows it, without using it.
    MOBILIZE = "MOBILIZE";
    /// Mobilises soldiers or units.
    MOBILIZE_TROOPS = "MOBILIZE-troops";
    /// Makes weapon systems ready.
    MOBILIZE_WEAPONS = "MOBILIZE-weapons";
    /// Mobilises police or security units.
    MOBILIZE_POLICE = "MOBILIZE-police";
    /// A force that is not of the state mobilises.
    MOBILIZE_MILITIA = "MOBILIZE-militia";
    /// Represses or restricts by power, short of violence.
    COERCE = "COERCE";
    /// Searches, raids or confiscates.
    COERCE_SEIZE = "COERCE-seize";
    /// Restricts political freedom or movement, or bans somebody from political life.
    COERCE_RESTRICT = "COERCE-restrict";
    /// Arrests or detains.
    COERCE_ARREST = "COERCE-arrest";
    /// Puts individuals out of the country.
    COERCE_DEPORT = "COERCE-deport";
    /// Holds back public goods, such as electricity, the internet, water or medicine.
    COERCE_WITHHOLD = "COERCE-withhold";
    /// Attacks computers or networks.
    COERCE_CYBER = "COERCE-cyber";
    /// Censors or blocks publications and other information.
    COERCE_CENSOR = "COERCE-censor";
    /// Imposes a curfew.
    COERCE_CURFEW = "COERCE-curfew";
    /// Deceives or manipulates the public.
    COERCE_MISINFORMATION = "COERCE-misinformation";
    /// Imposes martial law or a state of emergency.
    COERCE_MARTIAL_LAW = "COERCE-martial-law";
    /// Does bodily harm or destroys on purpose, or tries to.
    ASSAULT = "ASSAULT";
    /// Kidnaps or hijacks.
    ASSAULT_ABDUCT = "ASSAULT-abduct";
    /// Tortures.
    ASSAULT_TORTURE = "ASSAULT-torture";
    /// Uses sexual violence.
    ASSAULT_SEXUAL = "ASSAULT-sexual";
    /// Destroys property on purpose.
    ASSAULT_DESTROY = "ASSAULT-destroy";
    /// Strikes people with hands or blunt things.
    ASSAULT_BEAT = "ASSAULT-beat";
    /// Uses means meant to disperse a crowd, such as tear gas or water cannon.
    ASSAULT_CROWD_CONTROL = "ASSAULT-crowd-control";
    /// Uses fire, blades, stones or tools as weapons.
    ASSAULT_PRIMITIVE = "ASSAULT-primitive";
    /// Uses rifles, pistols or light machine guns.
    ASSAULT_FIREARMS = "ASSAULT-firearms";
    /// Uses mines, bombs or other explosives that are no heavy weapon.
    ASSAULT_EXPLOSIVES = "ASSAULT-explosives";
    /// Kills chosen or defenceless people, or tries to: assassination, execution, massacre.
    ASSAULT_TARGETED = "ASSAULT-targeted";
    /// The attacker means to die in the attack.
    ASSAULT_SUICIDE_ATTACK = "ASSAULT-suicide-attack";
    /// Attacks from manned aircraft.
    ASSAULT_AERIAL = "ASSAULT-aerial";
    /// Attacks from unmanned aircraft.
    ASSAULT_DRONE = "ASSAULT-drone";
    /// Uses artillery, rockets, armour or tanks.
    ASSAULT_HEAVY_WEAPONS = "ASSAULT-heavy-weapons";
    /// Uses chemical, biological, radiological or nuclear weapons.
    ASSAULT_UNCONVENTIONAL = "ASSAULT-unconventional";
    // Contexts
    /// Armed forces and what they do.
    CONTEXT_MILITARY = "context-military";
    /// Spying, secret services and secret information.
    CONTEXT_INTELLIGENCE = "context-intelligence";
    /// The executive branch: heads of government, ministries, policy.
    CONTEXT_EXECUTIVE = "context-executive";
    /// Parliaments, their members and their laws.
    CONTEXT_LEGISLATIVE = "context-legislative";
    /// Elections, campaigns, candidates and votes.
    CONTEXT_ELECTION = "context-election";
    /// The institutions of a state, and change in them.
    CONTEXT_POLITICAL_INSTITUTIONS = "context-political_institutions";
    /// Movement towards democracy, or its defence.
    CONTEXT_PRO_DEMOCRACY = "context-pro_democracy";
    /// Movement towards autocracy, or its defence.
    CONTEXT_PRO_AUTOCRACY = "context-pro_autocracy";
    /// Trade, markets, money and labour.
    CONTEXT_ECONOMIC = "context-economic";
    /// Courts, law and justice.
    CONTEXT_LEGAL = "context-legal";
    /// Amends for past wrongs.
    CONTEXT_REPARATIONS = "context-reparations";
    /// Human rights and their violation.
    CONTEXT_HUMAN_RIGHTS = "context-human_rights";
    /// Civil and political rights and freedoms.
    CONTEXT_RIGHTS_FREEDOMS = "context-rights_freedoms";
    /// Repression by a state.
    CONTEXT_REPRESSION = "context-repression";
    /// The basic needs of people: food, water, shelter, safety.
    CONTEXT_HUMAN_SECURITY = "context-human_security";
    /// Gender, and the place of women.
    CONTEXT_GENDER = "context-gender";
    /// The rights and lives of sexual minorities.
    CONTEXT_LGBT = "context-lgbt";
    /// Religious and ethnic groups, and matters between them.
    CONTEXT_RELIGION_ETHNICITY = "context-religion_ethnicity";
    /// Inequality of income, wealth or chances.
    CONTEXT_INEQUALITY = "context-inequality";
    /// Diplomacy between states and international bodies.
    CONTEXT_DIPLOMATIC = "context-diplomatic";
    /// Who holds which land, sea or border.
    CONTEXT_TERRITORY = "context-territory";
    /// Watching over or keeping a peace.
    CONTEXT_PEACEKEEPING = "context-peacekeeping";
    /// Public health and disease.
    CONTEXT_HEALTH = "context-health";
    /// Asylum, sought or given.
    CONTEXT_ASYLUM = "context-asylum";
    /// Movement of people from country to country or within one.
    CONTEXT_MIGRATION = "context-migration";
    /// Natural disasters and large accidents.
    CONTEXT_DISASTERS = "context-disasters";
    /// Natural resources: their use, price and ownership.
    CONTEXT_NATURAL_RESOURCE = "context-natural_resource";
    /// The environment, its harm and its protection.
    CONTEXT_ENVIRONMENT = "context-environment";
    /// Technology and the industries of it.
    CONTEXT_TECHNOLOGY = "context-technology";
    /// Terrorism, and what is done against it.
    CONTEXT_TERRORISM = "context-terrorism";
    /// Chemical, biological, radiological and nuclear weapons.
    CONTEXT_CBRN = "context-cbrn";
    /// Attacks on computers and networks, and the defence of them.
    CONTEXT_CYBER = "context-cyber";
    /// False or manipulated information, and what is done against it.
    CONTEXT_MISINFORMATION = "context-misinformation";
    /// Crime and criminals.
    CONTEXT_CRIME = "context-crime";
    /// Abuse of office for private gain.
    CONTEXT_CORRUPTION = "context-corruption";
    /// Illegal drugs.
    CONTEXT_ILLEGAL_DRUGS = "context-illegal_drugs";
    /// Smuggling of goods or people.
    CONTEXT_TRAFFICKING = "context-trafficking";
    // Sectors
    /// The executive of a state: its head, ministries, agencies, governing parties.
    GOV = "GOV";
    /// Parliaments and their members.
    LEG = "LEG";
    /// Courts and judges.
    JUD = "JUD";
    /// The armed forces of a state.
    MIL = "MIL";
    /// Police and criminal investigators.
    COP = "COP";
    /// Intelligence services of a state and their people.
    SPY = "SPY";
    /// Political parties.
    PTY = "PTY";
    /// Political opposition: parties, persons, activists.
    OPP = "OPP";
    /// Armed opposition.
    REB = "REB";
    /// Armed organisations beside the state that do not oppose it.
    PRM = "PRM";
    /// Bodies whose members are states.
    IGO = "IGO";
    /// International organisations apart from states.
    NGO = "NGO";
    /// Journalists, newspapers, agencies, broadcasters, sites.
    NGM = "NGM";
    /// Companies and business people.
    BUS = "BUS";
    /// Unarmed people of no organised group, protesters among them.
    CVL = "CVL";
    /// Schools, universities, teachers and students.
    EDU = "EDU";
    /// Hospitals, doctors and other people of health.
    MED = "MED";
    /// Refugees and displaced persons.
    REF = "REF";
    /// Religious organisations and their people.
    REL = "REL";
    /// Workers in industry and services, and their unions.
    LAB = "LAB";
    /// Farmers and farm workers.
    AGR = "AGR";
    /// Criminals and gangs.
    CRM = "CRM";
    /// Former officials and families of officials.
    ELI = "ELI";
    /// Organisations and movements of civil society not named above.
    SOC = "SOC";
    /// Armed people whom nobody has identified.
    UAF = "UAF";
    /// Actors of whom nothing is known.
    UNK = "UNK";
}
