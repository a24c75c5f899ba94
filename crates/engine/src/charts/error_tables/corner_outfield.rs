//! Errors by the left and the right fielder.

use super::{ErrorTable, NONE, outfield, ratings};

/// By total of three dice.
#[rustfmt::skip]
pub(super) const TABLE: ErrorTable = ErrorTable([
    //                three bases            two bases                                 one base
    /*  3 */ outfield(ratings![16-25],       ratings![1, 3, 4, 7, 9, 11],              ratings![17]),
    /*  4 */ outfield(NONE,                  ratings![1, 5, 6, 9],                     ratings![14-16, 20-23]),
    /*  5 */ outfield(NONE,                  NONE,                                     NONE),
    /*  6 */ outfield(NONE,                  ratings![7, 8],                           ratings![13-18, 22, 24, 25]),
    /*  7 */ outfield(NONE,                  NONE,                                     ratings![19-21, 23]),
    /*  8 */ outfield(NONE,                  ratings![24],                             NONE),
    /*  9 */ outfield(NONE,                  ratings![22],                             NONE),
    /* 10 */ outfield(NONE,                  ratings![19],                             NONE),
    /* 11 */ outfield(NONE,                  ratings![9, 18-21, 23-25],                NONE),
    /* 12 */ outfield(NONE,                  ratings![13-18, 21-23, 25],               NONE),
    /* 13 */ outfield(NONE,                  ratings![11, 12, 16, 20, 24, 25],         NONE),
    /* 14 */ outfield(NONE,                  ratings![5, 6, 10, 12, 14, 15, 22, 23],   NONE),
    /* 15 */ outfield(NONE,                  ratings![3, 4, 7, 8, 10, 11, 13, 20, 21], NONE),
    /* 16 */ outfield(NONE,                  ratings![2],                              ratings![7-12, 22, 24, 25]),
    /* 17 */ outfield(ratings![13-25],       ratings![1, 6, 8, 10],                    NONE),
    /* 18 */ outfield(ratings![4-12, 19-25], ratings![18],                             ratings![2, 3, 15]),
]);
