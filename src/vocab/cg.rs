//! The terms of cablegraph itself, where no standard vocabulary has one.
//!
//! One constant for each term of `ontology/cablegraph.ttl`. The class `cg:Relation` is [`RELATION_CLASS`], because
//! the property `cg:relation` has the name.

vocabulary! {
    "https://w3id.org/cablegraph/ns#";

    // Where an article comes from
    /// A report that an article stands on: what another outlet, agency or person told.
    REPORT = "Report";
    /// A document that an article stands on: a cable, a law, a poll, a written statement.
    DOCUMENT = "Document";
    /// The hash of an article and of the program that read it; it changes when either does.
    FINGERPRINT = "fingerprint";
    /// On what a date rests: for an article, who gives its day; for a time, how its words became a date.
    DATE_BASIS = "dateBasis";
    /// What a time expression says, as TIMEX3 writes it: `2021-07-21`, `2021-W29`, `P3D`, `PAST_REF`.
    TIME_VALUE = "timeValue";
    // Things
    /// People who act or are spoken of together without being an institution: a people, a movement, an armed
    /// group.
    GROUP = "Group";
    /// A named thing of no kind above, such as a work or a product, kept so that nothing is lost.
    THING = "Thing";
    /// The part of society that an actor belongs to, as a concept of PLOVER.
    SECTOR = "sector";
    /// The code of three letters, after ISO 3166-1, of the country that a thing is or belongs to.
    COUNTRY_CODE = "countryCode";
    /// True of those whom the text describes and does not name: 'a senior official', 'Israeli troops'.
    DESCRIBED = "described";
    // Mentions and evidence
    /// In which form of words a mention is made.
    FORM = "form";
    /// The sentence that says so.
    EVIDENCE = "evidence";
    /// The rule that read this out of the text, by its name.
    RULE = "rule";
    // Relations: the plain triple where the article itself says so, and the node that carries the evidence
    /// A person holds an office in an institution, a country, or a place with a government of its own, or once did.
    HOLDS_OFFICE = "holdsOffice";
    /// A person or institution belongs to an institution or group.
    MEMBER_OF = "memberOf";
    /// A person works for an institution, and no office is named.
    WORKS_FOR = "worksFor";
    /// A person is at the head of an institution, group or country.
    LEADS = "leads";
    /// A person is a national of a country, where the text says so.
    NATIONAL_OF = "nationalOf";
    /// A person, institution or group has its seat or home in a place or country.
    BASED_IN = "basedIn";
    /// An institution is part of another or of a country; a place lies in another or in a country.
    PART_OF = "partOf";
    /// Two persons are kin; the kind of kinship stands in the role label.
    RELATED_TO = "relatedTo";
    /// One reading of a relation out of a text, with its evidence, whether or not it is asserted as a fact.
    RELATION_CLASS = "Relation";
    /// The thing that a relation starts from.
    SUBJECT = "subject";
    /// Which of the relations was read.
    RELATION = "relation";
    /// The thing that a relation leads to.
    OBJECT = "object";
    /// The office, role or kinship in words.
    ROLE_LABEL = "roleLabel";
    /// Whether a relation holds at the time of the article or is over.
    STATUS = "status";
    // Whether it is so
    /// Whether an event or relation took place, is planned, is only supposed, or is denied.
    FACTUALITY = "factuality";
    /// Who claims it, where the article does not say it on its own account.
    ATTRIBUTED_TO = "attributedTo";
    /// How sure the reading is, or the identity of a thing.
    CERTAINTY = "certainty";
    /// Whether the text affirms or negates.
    POLARITY = "polarity";
    // Events
    /// Who does it. Of joint actors each is one.
    ACTOR = "actor";
    /// To whom it is done.
    RECIPIENT = "recipient";
    /// In which way it is done: the mode of a PLOVER type, or the kind of another event.
    MODE = "mode";
    /// The PLOVER quad category of an event, type or mode.
    QUAD = "quad";
    /// The PLOVER score of an event, type or mode, from -10, conflict, to +10, cooperation.
    SCORE = "score";
    /// The code that CAMEO, the scheme before PLOVER, had for a type or mode.
    CAMEO_CODE = "cameoCode";
    /// A clear happening that is not of any PLOVER type; its mode says of which kind it is.
    OTHER_EVENT = "OtherEvent";
    /// An election or a vote of the people.
    OTHER_EVENT_ELECTION = "OtherEvent-election";
    /// Somebody is put into an office.
    OTHER_EVENT_APPOINTMENT = "OtherEvent-appointment";
    /// Somebody leaves an office, and gives way to nobody by it.
    OTHER_EVENT_RESIGNATION = "OtherEvent-resignation";
    /// Somebody dies, and nobody is said to have done it.
    OTHER_EVENT_DEATH = "OtherEvent-death";
    /// A law is proposed, passed, signed or repealed.
    OTHER_EVENT_LEGISLATION = "OtherEvent-legislation";
    /// A court rules, and finds nobody guilty.
    OTHER_EVENT_RULING = "OtherEvent-ruling";
    /// Somebody stands for an office.
    OTHER_EVENT_CANDIDACY = "OtherEvent-candidacy";
    /// An accident or a natural disaster.
    OTHER_EVENT_ACCIDENT = "OtherEvent-accident";
    /// A clear happening of no kind above.
    OTHER_EVENT_OTHER = "OtherEvent-other";
    // Statements
    /// One thing that somebody says, with who says it and in which words.
    STATEMENT = "Statement";
    /// Whether a statement is quoted, partly quoted or told.
    STATEMENT_KIND = "statementKind";
    /// Who says it.
    SPEAKER = "speaker";
    /// The words that name the speaker there.
    SPEAKER_TEXT = "speakerText";
    /// The word that marks the saying: said, warned, according to.
    CUE = "cue";
    /// To whom it is said.
    ADDRESSEE = "addressee";
    /// Through what it is said, in the words of the text: in a cable, on Twitter.
    MEDIUM = "medium";
    /// Who tells that it was said, where that is not the article itself.
    REPORTED_BY = "reportedBy";
    // What an article is about
    /// That an article is about something, with the words that say so.
    TOPIC_CLASS = "Topic";
    /// The PLOVER context or IPTC media topic that an article is about.
    TOPIC = "topic";
    /// Words of the text that speak for the topic, in small letters.
    TOPIC_WORDS = "topicWords";
    /// How much speaks for the topic: each word counts one or two, and no word more often than three times.
    WEIGHT = "weight";
    // What could not be coded
    /// What looked like an event and could not be coded; never a fact.
    UNCODED = "Uncoded";
    /// Why it could not be coded, or why two things are one or are not.
    REASON = "reason";
    /// Two things of different articles compared, with the verdict whether they are one, and why.
    COMPARISON = "Comparison";
    /// One of the two things that are compared.
    COMPARED = "compared";
    /// What the two things compared are to each other: owl:sameAs or owl:differentFrom.
    VERDICT = "verdict";
    /// The natural logarithm of the odds that two things compared are one, as far as it was weighed.
    LOG_ODDS = "logOdds";
    // Values
    /// The values of factuality.
    FACTUALITY_VALUE = "FactualityValue";
    /// It took place or is so, as the one who says it has it.
    ACTUAL = "Actual";
    /// It is intended, promised or agreed, and has not taken place.
    PLANNED = "Planned";
    /// It is supposed, possible, wished or conditional.
    HYPOTHETICAL = "Hypothetical";
    /// It is said not to have taken place or not to be so.
    DENIED = "Denied";
    /// The values of certainty.
    CERTAINTY_VALUE = "CertaintyValue";
    /// The words leave no doubt.
    CERTAIN = "Certain";
    /// Another reading is possible and less likely.
    PROBABLE = "Probable";
    /// One reading among several.
    POSSIBLE = "Possible";
    /// The values of polarity.
    POLARITY_VALUE = "PolarityValue";
    /// The text affirms it.
    POSITIVE = "Positive";
    /// The text negates it.
    NEGATIVE = "Negative";
    /// The values of status.
    STATUS_VALUE = "StatusValue";
    /// It holds at the time of the article.
    CURRENT = "Current";
    /// It held once and is over.
    FORMER = "Former";
    /// The values of statement kind.
    STATEMENT_KIND_VALUE = "StatementKindValue";
    /// All of it is in quotation marks.
    DIRECT = "Direct";
    /// Part of it is in quotation marks.
    MIXED = "Mixed";
    /// None of it is in quotation marks.
    INDIRECT = "Indirect";
    /// The values of form.
    FORM_VALUE = "FormValue";
    /// A name.
    NAME = "Name";
    /// A noun with what goes with it: the minister.
    NOMINAL = "Nominal";
    /// A pronoun.
    PRONOUN = "Pronoun";
    /// The word that tells of an event or relation.
    TRIGGER = "Trigger";
    /// Words for a time.
    TIME_EXPRESSION = "TimeExpression";
    /// Words for a report or document that the article stands on.
    SOURCE_PHRASE = "SourcePhrase";
    /// The words that are said in a statement.
    CONTENT = "Content";
    /// The values of date basis.
    DATE_BASIS_VALUE = "DateBasisValue";
    /// The source itself gives the day of publication.
    METADATA = "Metadata";
    /// The user gave the day of publication.
    GIVEN = "Given";
    /// The day of publication was found in the text.
    INFERRED = "Inferred";
    /// Nobody says when the article was published.
    UNKNOWN = "Unknown";
    /// The words name the date in full.
    IN_TEXT = "InText";
    /// The words were counted from the day of publication.
    AGAINST_PUBLICATION = "AgainstPublication";
    /// The words were counted from another time that the text tells.
    AGAINST_TEXT = "AgainstText";
    /// The words could not be turned into a date and are kept as they are.
    UNRESOLVED = "Unresolved";
}
