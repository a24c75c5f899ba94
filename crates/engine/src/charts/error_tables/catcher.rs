//! Errors by the catcher.

use super::{ErrorTable, NONE, infield, ratings};

/// By total of three dice.
#[rustfmt::skip]
pub(super) const TABLE: ErrorTable = ErrorTable([
    //               two bases        one base
    /*  3 */ infield(ratings![12-16], ratings![2, 3, 7, 11]),
    /*  4 */ infield(NONE,            ratings![5, 13]),
    /*  5 */ infield(NONE,            NONE),
    /*  6 */ infield(NONE,            ratings![8, 12, 13]),
    /*  7 */ infield(NONE,            ratings![16]),
    /*  8 */ infield(NONE,            NONE),
    /*  9 */ infield(NONE,            NONE),
    /* 10 */ infield(NONE,            NONE),
    /* 11 */ infield(NONE,            ratings![11, 15]),
    /* 12 */ infield(NONE,            ratings![10, 14]),
    /* 13 */ infield(NONE,            ratings![9]),
    /* 14 */ infield(NONE,            ratings![6]),
    /* 15 */ infield(NONE,            ratings![7, 8, 12, 13, 15]),
    /* 16 */ infield(NONE,            ratings![3-5, 7, 12-14, 16]),
    /* 17 */ infield(NONE,            ratings![1, 2, 4, 5, 12-14, 16]),
    /* 18 */ infield(ratings![4-16],  ratings![2, 3]),
]);
