//! The seventeen media topics of the IPTC at the top of its scheme.
//!
//! One constant for each term of `ontology/mediatopics.ttl`. Codes are those of the IPTC (CC BY 4.0); the comments are ours.

vocabulary! {
    "http://cv.iptc.org/newscodes/mediatopic/";

    /// Arts and shows, culture and customs, and the media themselves.
    ARTS = "01000000";
    /// Crime, police, laws, courts and prisons.
    CRIME = "02000000";
    /// What harms people or things by nature or by mishap, and the help that follows.
    DISASTER = "03000000";
    /// Trade, firms, markets and money.
    ECONOMY = "04000000";
    /// Schools, universities, and all who teach and learn.
    EDUCATION = "05000000";
    /// Nature, climate, and what people do to them.
    ENVIRONMENT = "06000000";
    /// Diseases, medicine and the health of people.
    HEALTH = "07000000";
    /// Odd, touching and festive things about people.
    HUMAN_INTEREST = "08000000";
    /// Work, those who do it, and their unions.
    LABOUR = "09000000";
    /// What people do in their free time: travel, food, fashion.
    LIFESTYLE = "10000000";
    /// How states are governed, who is elected, and how they deal with one another.
    POLITICS = "11000000";
    /// Faiths, churches and their people.
    RELIGION = "12000000";
    /// Research, what it finds, and the technology made of it.
    SCIENCE = "13000000";
    /// How people live together: rights, migration, family, minorities.
    SOCIETY = "14000000";
    /// Games and contests of the body, and those who play them.
    SPORT = "15000000";
    /// War, armed violence, unrest, terror, and the making of peace.
    CONFLICT = "16000000";
    /// The weather and its forecasts.
    WEATHER = "17000000";
}
