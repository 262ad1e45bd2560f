//! The closed sets of labels: parts of speech and relations of tokens, as in Universal Dependencies, and kinds of names.

/// A set of labels with the names under which they are trained.
macro_rules! labels {
    ($(#[$doc:meta])* $name:ident { $($variant:ident = $text:literal,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[allow(missing_docs, reason = "the names of the labels say what they are")]
        pub enum $name { $($variant,)* }

        impl $name {
            /// All labels, in the order of their numbers.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// The name in treebanks and other data to learn from.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $text,)* }
            }

            /// The label of that name.
            pub fn named(name: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|label| label.as_str() == name)
            }
        }
    };
}

labels! {
    /// A universal part of speech.
    Tag {
        Adj = "ADJ", Adp = "ADP", Adv = "ADV", Aux = "AUX", Cconj = "CCONJ", Det = "DET",
        Intj = "INTJ", Noun = "NOUN", Num = "NUM", Part = "PART", Pron = "PRON", Propn = "PROPN",
        Punct = "PUNCT", Sconj = "SCONJ", Sym = "SYM", Verb = "VERB", X = "X",
    }
}

labels! {
    /// The relation of a token to its head. Subtypes that no reader of clauses needs are folded into their main type.
    Dependency {
        Acl = "acl", Relcl = "acl:relcl", Advcl = "advcl", Advmod = "advmod", Amod = "amod",
        Appos = "appos", Aux = "aux", AuxPass = "aux:pass", Case = "case", Cc = "cc", Ccomp = "ccomp",
        Compound = "compound", Particle = "compound:prt", Conj = "conj", Cop = "cop", Csubj = "csubj",
        Dep = "dep", Det = "det", Discourse = "discourse", Expl = "expl", Fixed = "fixed", Flat = "flat",
        Iobj = "iobj", List = "list", Mark = "mark", Nmod = "nmod", NmodPoss = "nmod:poss",
        NmodUnmarked = "nmod:unmarked", Nsubj = "nsubj", NsubjPass = "nsubj:pass", Nummod = "nummod",
        Obj = "obj", Obl = "obl", OblAgent = "obl:agent", OblUnmarked = "obl:unmarked",
        Parataxis = "parataxis", Punct = "punct", Root = "root", Vocative = "vocative", Xcomp = "xcomp",
    }
}

labels! {
    /// What kind of thing a name names, by the looks of it in its sentence. A movement is organised, as an armed group is;
    /// a group is a people or a faith.
    NameKind {
        Person = "Person", Institution = "Institution", Movement = "Movement", Country = "Country", Place = "Place",
        Group = "Group", Event = "Event", Work = "Work", Thing = "Thing",
    }
}

impl Dependency {
    /// The label for a relation as treebanks write it, folded to its main type where its subtype is not kept.
    pub fn folded(name: &str) -> Self {
        let main = name.split(':').next().unwrap_or(name);
        Self::named(name).or_else(|| Self::named(main)).unwrap_or(Self::Dep)
    }
}
