//! Errors by the center fielder.

use super::{ErrorTable, NONE, outfield, ratings};

/// By total of three dice.
#[rustfmt::skip]
pub(super) const TABLE: ErrorTable = ErrorTable([
    //                three bases      two bases                           one base
    /*  3 */ outfield(ratings![12-19], ratings![10, 11],                   ratings![2, 3, 7-9, 21-23]),
    /*  4 */ outfield(NONE,            ratings![10, 12, 13, 20, 22, 23],   ratings![3-9, 15-18]),
    /*  5 */ outfield(NONE,            NONE,                               NONE),
    /*  6 */ outfield(NONE,            ratings![12, 13],                   ratings![19-25]),
    /*  7 */ outfield(NONE,            ratings![16, 17],                   NONE),
    /*  8 */ outfield(NONE,            NONE,                               NONE),
    /*  9 */ outfield(NONE,            NONE,                               NONE),
    /* 10 */ outfield(NONE,            NONE,                               NONE),
    /* 11 */ outfield(NONE,            ratings![19, 25],                   NONE),
    /* 12 */ outfield(NONE,            ratings![14, 15, 21, 22, 24],       NONE),
    /* 13 */ outfield(NONE,            ratings![11, 18, 20, 23-25],        NONE),
    /* 14 */ outfield(NONE,            ratings![9, 10, 16-18, 20-23],      NONE),
    /* 15 */ outfield(NONE,            ratings![6-8, 12, 13, 19],          NONE),
    /* 16 */ outfield(NONE,            ratings![3-5, 8, 23],               ratings![10-18]),
    /* 17 */ outfield(ratings![20-25], ratings![1, 2, 5, 7, 9, 13-15, 17], NONE),
    /* 18 */ outfield(ratings![4-19],  ratings![2, 25],                    ratings![3, 23]),
]);
