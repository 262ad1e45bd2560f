//! The terms of SHACL that the shapes in `ontology/shapes.ttl` may use; `validate` refuses all others.

vocabulary! {
    "http://www.w3.org/ns/shacl#";

    // Shapes and what they are about
    /// A shape for nodes.
    NODE_SHAPE = "NodeShape";
    /// A shape for the values at the end of a path.
    PROPERTY_SHAPE = "PropertyShape";
    /// The class whose instances a shape is for.
    TARGET_CLASS = "targetClass";
    /// A shape is for everything that has this property.
    TARGET_SUBJECTS_OF = "targetSubjectsOf";
    /// A shape is for every value of this property.
    TARGET_OBJECTS_OF = "targetObjectsOf";
    /// A single node that a shape is for.
    TARGET_NODE = "targetNode";
    /// A property shape of a shape.
    PROPERTY = "property";
    /// The path from the focus node to the values.
    PATH = "path";
    /// The path is walked against its direction.
    INVERSE_PATH = "inversePath";
    /// Any one of several paths.
    ALTERNATIVE_PATH = "alternativePath";

    // Constraints
    /// The least number of values.
    MIN_COUNT = "minCount";
    /// The greatest number of values.
    MAX_COUNT = "maxCount";
    /// The class of every value.
    CLASS = "class";
    /// The datatype of every value.
    DATATYPE = "datatype";
    /// Whether values are IRIs, literals or blank nodes.
    NODE_KIND = "nodeKind";
    /// The list of values that are allowed.
    IN = "in";
    /// A value that must be among the values.
    HAS_VALUE = "hasValue";
    /// The regular expression that every value fits.
    PATTERN = "pattern";
    /// Flags of the regular expression.
    FLAGS = "flags";
    /// The least length of a value, in characters.
    MIN_LENGTH = "minLength";
    /// The greatest length of a value, in characters.
    MAX_LENGTH = "maxLength";
    /// The least value.
    MIN_INCLUSIVE = "minInclusive";
    /// The greatest value.
    MAX_INCLUSIVE = "maxInclusive";
    /// The values are less than those of another property.
    LESS_THAN = "lessThan";
    /// No value is also one of another property.
    DISJOINT = "disjoint";
    /// The values are those of another property.
    EQUALS = "equals";
    /// A shape that every value conforms to.
    NODE = "node";
    /// A shape that no value conforms to.
    NOT = "not";
    /// Every value conforms to all of these shapes.
    AND = "and";
    /// Every value conforms to at least one of these shapes.
    OR = "or";
    /// Every value conforms to exactly one of these shapes.
    XONE = "xone";
    /// No other properties than those of the shape are allowed.
    CLOSED = "closed";
    /// Properties allowed all the same.
    IGNORED_PROPERTIES = "ignoredProperties";

    // Kinds of nodes
    /// An IRI.
    IRI = "IRI";
    /// A literal.
    LITERAL = "Literal";
    /// A blank node.
    BLANK_NODE = "BlankNode";
    /// An IRI or a literal.
    IRI_OR_LITERAL = "IRIOrLiteral";
    /// A blank node or an IRI.
    BLANK_NODE_OR_IRI = "BlankNodeOrIRI";
    /// A blank node or a literal.
    BLANK_NODE_OR_LITERAL = "BlankNodeOrLiteral";

    // What is said of a violation
    /// The words for people.
    MESSAGE = "message";
    /// How grave it is.
    SEVERITY = "severity";
    /// It must not be.
    VIOLATION = "Violation";
    /// It should not be.
    WARNING = "Warning";
    /// It is worth knowing.
    INFO = "Info";
    /// A shape that is switched off.
    DEACTIVATED = "deactivated";
    /// The name of a shape, for people.
    NAME = "name";
    /// What a shape is for, for people.
    DESCRIPTION = "description";
}
